import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sharedWindow } from './window.ts';

const list = (...entries: string[]) => `\n\n## References\n\n${entries.join('\n')}\n`;
const wall = 'Harbour Times. “The Wall That Holds.” https://harbour.example/wall';
const stone = 'Coast Review. “Stone for the Ferry.” https://coast.example/stone';
const again = 'https://harbour.example/wall';
const draft = `# The ferry wall

Stone came from the coast [2]. The wall was built in two years [1]. It holds [3].${list(`[1] ${wall}`, `[2] ${stone}`, `[3] ${again}`)}`;

const shared = sharedWindow('renumbering.md', draft, 'Coast Review');

const saved = (wanted: string) =>
  expect.poll(() => readFileSync(shared.path, 'utf8'), { timeout: 10_000 }).toBe(wanted);
const shown = (words: string) =>
  expect
    .poll(
      () =>
        shared.view.placeOf(words).then(
          () => true,
          () => false,
        ),
      { timeout: 15_000 },
    )
    .toBe(true);

/** The change is in the file; after one undo the old bytes are. */
async function savedAndUndone(after: string): Promise<void> {
  await shared.view.save();
  await saved(after);
  await shared.editor.page.keyboard.press('Control+z');
  await shared.view.save();
  await saved(draft);
}

const button = (title: string) =>
  shared.editor.page.locator(`.editor-actions .action-label[aria-label^="${title}"]`).first();

/** The words of the result stand in the preview already: the change is made when that is gone and the draft unsaved. */
async function applyShown(): Promise<void> {
  await button('Apply the Change').click();
  await button('Apply the Change').waitFor({ state: 'detached', timeout: 15_000 });
  await shared.editor.page.locator('.tab.dirty').first().waitFor({ timeout: 15_000 });
}

test('renumbering is shown as a whole first; Cancel changes nothing', async () => {
  await shared.view.click('came from');
  await shared.view.command('Well-Sourced: Renumber Citations by First Appearance');
  await button('Apply the Change').waitFor({ timeout: 20_000 });
  await shared.editor.page.locator('.diff-editor, .monaco-diff-editor').first().waitFor({ timeout: 10_000 });
  await shared.editor.page.waitForTimeout(1000);
  await shared.view.screenshot('renumber-preview');
  await button('Cancel the Change').click();
  await button('Apply the Change').waitFor({ state: 'detached', timeout: 10_000 });
  await shown('coast [2]');
  expect(await shared.editor.page.locator('.tab.dirty').count()).toBe(0);
  expect(readFileSync(shared.path, 'utf8')).toBe(draft);
});

test('Apply makes the change in one step to undo', async () => {
  await shared.view.command('Well-Sourced: Renumber Citations by First Appearance');
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
  await shared.view.command('Well-Sourced: Renumber Citations by First Appearance');
  await button('Apply the Change').waitFor({ timeout: 20_000 });
  writeFileSync(shared.path, draft.replace('two years', 'three years'));
  await button('Apply the Change').waitFor({ state: 'detached', timeout: 20_000 });
  await shown('three years [1]');
  writeFileSync(shared.path, draft);
  await shown('two years [1]');
  expect(readFileSync(shared.path, 'utf8')).toBe(draft);
});

test('F2 on a number renames it in text and list, and a taken one is refused', async () => {
  const rename = async (name: string) => {
    await shared.view.click('[2]');
    await shared.editor.page.keyboard.press('Home');
    const at = draft.split('\n')[2]!.indexOf('[2]') + 1;
    for (let i = 0; i < at; i++) await shared.editor.page.keyboard.press('ArrowRight');
    await shared.editor.page.keyboard.press('F2');
    // Only the box's own field takes the name: what is typed too early would land in the draft.
    const field = shared.editor.page.locator('.rename-box input:focus');
    await field.waitFor({ timeout: 20_000 });
    expect(await field.inputValue()).toBe('2');
    await field.fill(name);
    await shared.editor.page.keyboard.press('Enter');
  };
  await rename('7');
  await shown('coast [7]');
  await savedAndUndone(draft.replaceAll('[2]', '[7]'));
  await rename('1');
  await shared.view.message('1 already stands for');
  expect(readFileSync(shared.path, 'utf8')).toBe(draft);
  await shared.editor.page.keyboard.press('Escape');
});

test('a source is inserted in the middle in one step to undo, and the cursor waits in its entry', async () => {
  const inserted = (words: string) =>
    draft.replace('holds [3]', 'holds [4]').replace('[3] https', `[3] ${words}\n[4] https`);
  await shared.view.click('Stone for');
  await shared.view.command('Well-Sourced: Insert a Source Here');
  await shown('[4]');
  // The cursor stands behind “[3] ” of the new entry.
  await shared.editor.page.getByText('Ln 9, Col 5').first().waitFor({ timeout: 15_000 });
  await savedAndUndone(inserted(''));
  await shared.view.click('Stone for');
  await shared.view.command('Well-Sourced: Insert a Source Here');
  await shared.editor.page.getByText('Ln 9, Col 5').first().waitFor({ timeout: 15_000 });
  // One word: what is typed without a pause or blank is one step by itself.
  await shared.view.type('Radio');
  await shared.view.screenshot('insert-source');
  await shared.view.save();
  await saved(inserted('Radio'));
  await shared.editor.page.keyboard.press('Control+z');
  await savedAndUndone(inserted(''));
});

test('duplicates are merged after a look at the result', async () => {
  await shared.view.command('Well-Sourced: Merge Duplicate Sources');
  await button('Apply the Change').waitFor({ timeout: 20_000 });
  await applyShown();
  await shown('It holds [1]');
  await savedAndUndone(draft.replace('holds [3]', 'holds [1]').replace(`\n[3] ${again}`, ''));
});

test('removing a source says which sentence loses its citation, and is one step to undo', async () => {
  await shared.view.click('Stone for');
  await shared.view.command('Well-Sourced: Remove This Source');
  const dialog = shared.editor.page.locator('.monaco-dialog-box');
  await dialog.waitFor({ timeout: 20_000 });
  await shared.view.screenshot('remove-source');
  expect(readFileSync(shared.path, 'utf8')).toBe(draft);
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
