import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { View } from './view.ts';
import type { Editor } from './workbench.ts';
import { openEditor } from './workbench.ts';

const list = (...entries: string[]) => `\n\n## References\n\n${entries.join('\n')}\n`;
const wall = 'Harbour Times. “The Wall That Holds.” https://harbour.example/wall';
const stone = 'Coast Review. “Stone for the Ferry.” https://coast.example/stone';
const again = 'https://harbour.example/wall';
const draft = `# The ferry wall

Stone came from the coast [2]. The wall was built in two years [1]. It holds [3].${list(`[1] ${wall}`, `[2] ${stone}`, `[3] ${again}`)}`;

let editor: Editor;
let view: View;
let path: string;

beforeAll(async () => {
  editor = await openEditor('machine', {
    ...{ 'editor.minimap.enabled': false, 'editor.wordWrap': 'on' },
    'files.autoSave': 'off',
  });
  path = join(editor.folder, 'wall.md');
  writeFileSync(path, draft);
  view = new View(editor.page);
  await view.open(editor.workbench.open(editor.folder, path), 'Coast Review');
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await view.screenshot(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(() => editor?.close());

const saved = (wanted: string) => expect.poll(() => readFileSync(path, 'utf8'), { timeout: 10_000 }).toBe(wanted);
const rows = () => editor.page.locator('.quick-input-widget .monaco-list-row');
const shown = (words: string) =>
  expect
    .poll(
      () =>
        view.placeOf(words).then(
          () => true,
          () => false,
        ),
      { timeout: 15_000 },
    )
    .toBe(true);

/** Runs a command of the palette by its title. */
async function run(title: string): Promise<void> {
  await editor.page.keyboard.press('F1');
  await view.type(`Well-Sourced: ${title}`);
  await rows().filter({ hasText: title }).first().waitFor({ timeout: 10_000 });
  await editor.page.keyboard.press('Enter');
}

/** The change is in the file; after one undo the old bytes are. */
async function savedAndUndone(after: string): Promise<void> {
  await view.save();
  await saved(after);
  await editor.page.keyboard.press('Control+z');
  await view.save();
  await saved(draft);
}

const button = (title: string) => editor.page.locator(`.editor-actions .action-label[aria-label^="${title}"]`).first();

/** The words of the result stand in the preview already: the change is made when that is gone and the draft unsaved. */
async function applyShown(): Promise<void> {
  await button('Apply the Change').click();
  await button('Apply the Change').waitFor({ state: 'detached', timeout: 15_000 });
  await editor.page.locator('.tab.dirty').first().waitFor({ timeout: 15_000 });
}

test('renumbering is shown as a whole first; Cancel changes nothing', async () => {
  await view.click('came from');
  await run('Renumber Citations');
  await button('Apply the Change').waitFor({ timeout: 20_000 });
  await editor.page.locator('.diff-editor, .monaco-diff-editor').first().waitFor({ timeout: 10_000 });
  await editor.page.waitForTimeout(1000);
  await view.screenshot('renumber-preview');
  await button('Cancel the Change').click();
  await button('Apply the Change').waitFor({ state: 'detached', timeout: 10_000 });
  await shown('coast [2]');
  expect(await editor.page.locator('.tab.dirty').count()).toBe(0);
  expect(readFileSync(path, 'utf8')).toBe(draft);
});

test('Apply makes the change in one step to undo', async () => {
  await run('Renumber Citations');
  await button('Apply the Change').waitFor({ timeout: 20_000 });
  await applyShown();
  await shown('coast [1]');
  await savedAndUndone(
    draft
      .replace('coast [2]', 'coast [1]')
      .replace('years [1]', 'years [2]')
      .replace(`[1] ${wall}\n[2] ${stone}`, `[1] ${stone}\n[2] ${wall}`),
  );
});

test('a draft that changes behind the preview closes it', async () => {
  await run('Renumber Citations');
  await button('Apply the Change').waitFor({ timeout: 20_000 });
  writeFileSync(path, draft.replace('two years', 'three years'));
  await button('Apply the Change').waitFor({ state: 'detached', timeout: 20_000 });
  await shown('three years [1]');
  writeFileSync(path, draft);
  await shown('two years [1]');
  expect(readFileSync(path, 'utf8')).toBe(draft);
});

test('F2 on a number renames it in text and list, and a taken one is refused', async () => {
  const rename = async (name: string) => {
    await view.click('[2]');
    await editor.page.keyboard.press('Home');
    const at = draft.split('\n')[2]!.indexOf('[2]') + 1;
    for (let i = 0; i < at; i++) await editor.page.keyboard.press('ArrowRight');
    await editor.page.keyboard.press('F2');
    // Only the box's own field takes the name: what is typed too early would land in the draft.
    const field = editor.page.locator('.rename-box input:focus');
    await field.waitFor({ timeout: 20_000 });
    expect(await field.inputValue()).toBe('2');
    await field.fill(name);
    await editor.page.keyboard.press('Enter');
  };
  await rename('7');
  await shown('coast [7]');
  await savedAndUndone(draft.replaceAll('[2]', '[7]'));
  await rename('1');
  await view.message('1 already stands for');
  expect(readFileSync(path, 'utf8')).toBe(draft);
  await editor.page.keyboard.press('Escape');
});

test('a source is inserted in the middle in one step to undo, and the cursor waits in its entry', async () => {
  const inserted = (words: string) =>
    draft.replace('holds [3]', 'holds [4]').replace('[3] https', `[3] ${words}\n[4] https`);
  await view.click('Stone for');
  await run('Insert a Source Here');
  await shown('[4]');
  // The cursor stands behind “[3] ” of the new entry.
  await editor.page.getByText('Ln 9, Col 5').first().waitFor({ timeout: 15_000 });
  await savedAndUndone(inserted(''));
  await view.click('Stone for');
  await run('Insert a Source Here');
  await editor.page.getByText('Ln 9, Col 5').first().waitFor({ timeout: 15_000 });
  // One word: what is typed without a pause or blank is one step by itself.
  await view.type('Radio');
  await view.screenshot('insert-source');
  await view.save();
  await saved(inserted('Radio'));
  await editor.page.keyboard.press('Control+z');
  await savedAndUndone(inserted(''));
});

test('duplicates are merged after a look at the result', async () => {
  await run('Merge Duplicate Sources');
  await button('Apply the Change').waitFor({ timeout: 20_000 });
  await applyShown();
  await shown('It holds [1]');
  await savedAndUndone(draft.replace('holds [3]', 'holds [1]').replace(`\n[3] ${again}`, ''));
});

test('removing a source says which sentence loses its citation, and is one step to undo', async () => {
  await view.click('Stone for');
  await run('Remove This Source');
  const dialog = editor.page.locator('.monaco-dialog-box');
  await dialog.waitFor({ timeout: 20_000 });
  await view.screenshot('remove-source');
  expect(readFileSync(path, 'utf8')).toBe(draft);
  await dialog.locator('.monaco-button').filter({ hasText: 'Apply' }).click();
  await shown('built in two years [1]');
  await shown('It holds [2]');
  await savedAndUndone(
    draft
      .replace(' [2]', '')
      .replace('holds [3]', 'holds [2]')
      .replace(`\n[2] ${stone}`, '')
      .replace(`[3] ${again}`, `[2] ${again}`),
  );
});
