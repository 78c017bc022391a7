import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { View } from './view.ts';
import type { Editor } from './workbench.ts';
import { openEditor } from './workbench.ts';

const draft = `# The ferry wall

It was built in two years [1]. The coast saw it, says https://pier.example/boats too.

## References

[1] Harbour Times. “The Wall That Holds.” https://harbour.example/wall
`;
const notes = `# Notes

The stone came from the quarry [1].

## References

[1] Coast Review. “Stone for the Ferry.” https://coast.example/stone
`;

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
  writeFileSync(join(editor.folder, 'notes.md'), notes);
  view = new View(editor.page);
  await view.open(editor.workbench.open(editor.folder, path), 'Harbour Times');
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await view.screenshot(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(() => editor?.close());

const saved = (wanted: string) => expect.poll(() => readFileSync(path, 'utf8'), { timeout: 10_000 }).toBe(wanted);
const rows = () => editor.page.locator('.quick-input-widget .monaco-list-row');
const button = (title: string) => editor.page.locator(`.editor-actions .action-label[aria-label^="${title}"]`).first();
const isShown = (words: string) =>
  view.placeOf(words).then(
    () => true,
    () => false,
  );
const shown = (words: string) => expect.poll(() => isShown(words), { timeout: 15_000 }).toBe(true);

/** Runs a command of the palette by its title. */
async function run(title: string): Promise<void> {
  await editor.page.keyboard.press('F1');
  await view.type(`Well-Sourced: ${title}`);
  await rows().filter({ hasText: title }).first().waitFor({ timeout: 10_000 });
  await editor.page.keyboard.press('Enter');
}

/** Opens a file of the folder to stay, by the Explorer. */
const open = (name: string) =>
  editor.page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: name }).first().dblclick();

/** The change is in the file; after one undo the old bytes are. */
async function savedAndUndone(after: string): Promise<void> {
  await view.save();
  await saved(after);
  await editor.page.keyboard.press('Control+z');
  await view.save();
  await saved(draft);
}

test('the draft is written with footnotes: asked for, shown as a whole, one step to undo', async () => {
  await view.click('was built');
  await run('Convert the Citation Style');
  await rows().filter({ hasText: 'Footnotes' }).first().waitFor({ timeout: 20_000 });
  await editor.page.waitForTimeout(300);
  await view.screenshot('convert-choices');
  await rows().filter({ hasText: 'Footnotes' }).first().click();
  await button('Apply the Change').waitFor({ timeout: 20_000 });
  await editor.page.waitForTimeout(1000);
  await view.screenshot('convert-preview');
  expect(readFileSync(path, 'utf8')).toBe(draft);
  await button('Apply the Change').click();
  // The preview shows the same words: the draft itself is in front again when its buttons are gone.
  await button('Apply the Change').waitFor({ state: 'detached', timeout: 15_000 });
  await shown('years [^1]');
  await savedAndUndone(draft.replace('years [1]', 'years [^1]').replace('\n[1] H', '\n[^1]: H'));
});

test('an address becomes a source by the light bulb', async () => {
  await view.click('pier.example');
  const menu = await view.lightBulb('Turn this link into a source');
  await menu.getByText('Turn this link into a source').click();
  await shown('says [2] too');
  await savedAndUndone(`${draft.replace('https://pier.example/boats', '[2]')}[2] https://pier.example/boats\n`);
});

test('words of another draft are pasted as they are, and with their source when that is chosen', async () => {
  // A browser asks its user before a page may read the clipboard.
  await editor.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  // The other draft is open behind this one.
  await open('notes.md');
  await shown('from the quarry');
  await view.click('from the quarry');
  await editor.page.keyboard.press('Home');
  await editor.page.keyboard.press('Shift+End');
  await editor.page.keyboard.press('Control+c');
  await open('wall.md');
  await shown('The coast saw it');
  await view.click('It was built');
  await editor.page.keyboard.press('Home');
  await editor.page.keyboard.press('Control+v');
  await shown('quarry [1].It was');
  await editor.page.locator('.post-edit-widget').first().waitFor({ timeout: 15_000 });
  await editor.page.keyboard.press('Control+.');
  const choice = editor.page.locator('.action-widget .monaco-list-row').filter({ hasText: 'Paste with its source' });
  await choice.first().waitFor({ timeout: 10_000 });
  await view.screenshot('paste-with-source');
  await choice.first().click();
  await shown('quarry [2].It was');
  await savedAndUndone(
    `${draft.replace('It was built', 'The stone came from the quarry [2].It was built')}[2] Coast Review. “Stone for the Ferry.” https://coast.example/stone\n`,
  );
});
