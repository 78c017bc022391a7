import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sharedWindow } from './window.ts';

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

const shared = sharedWindow('converting.md', draft, 'Harbour Times');

const saved = (wanted: string) =>
  expect.poll(() => readFileSync(shared.path, 'utf8'), { timeout: 10_000 }).toBe(wanted);
const rows = () => shared.editor.page.locator('.quick-input-widget .monaco-list-row');
const button = (title: string) =>
  shared.editor.page.locator(`.editor-actions .action-label[aria-label^="${title}"]`).first();
const isShown = (words: string) =>
  shared.view.placeOf(words).then(
    () => true,
    () => false,
  );
const shown = (words: string) => expect.poll(() => isShown(words), { timeout: 15_000 }).toBe(true);

/** The change is in the file; after one undo the old bytes are. */
async function savedAndUndone(after: string): Promise<void> {
  await shared.view.save();
  await saved(after);
  await shared.editor.page.keyboard.press('Control+z');
  await shared.view.save();
  await saved(draft);
}

test('the draft is written with footnotes: asked for, shown as a whole, one step to undo', async () => {
  await shared.view.click('was built');
  await shared.view.command('Well-Sourced: Convert the Citation Style');
  await rows().filter({ hasText: 'Footnotes' }).first().waitFor({ timeout: 20_000 });
  await shared.editor.page.waitForTimeout(300);
  await shared.view.screenshot('convert-choices');
  await rows().filter({ hasText: 'Footnotes' }).first().click();
  await button('Apply the Change').waitFor({ timeout: 20_000 });
  await shared.editor.page.waitForTimeout(1000);
  await shared.view.screenshot('convert-preview');
  expect(readFileSync(shared.path, 'utf8')).toBe(draft);
  await button('Apply the Change').click();
  // The preview shows the same words: the draft itself is in front again when its buttons are gone.
  await button('Apply the Change').waitFor({ state: 'detached', timeout: 15_000 });
  await shown('years [^1]');
  await savedAndUndone(draft.replace('years [1]', 'years [^1]').replace('\n[1] H', '\n[^1]: H'));
});

test('an address becomes a source by the light bulb', async () => {
  await shared.view.click('pier.example');
  const menu = await shared.view.lightBulb('Turn this link into a source');
  await menu.getByText('Turn this link into a source').click();
  await shown('says [2] too');
  await savedAndUndone(`${draft.replace('https://pier.example/boats', '[2]')}[2] https://pier.example/boats\n`);
});

test('words of another draft are pasted as they are, and with their source when that is chosen', async () => {
  const { editor, view } = shared;
  // A browser asks its user before a page may read the clipboard.
  await editor.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  // The other draft is open behind this one.
  await shared.open('notes.md', notes, 'from the quarry');
  await view.click('from the quarry');
  await editor.page.keyboard.press('Home');
  await editor.page.keyboard.press('Shift+End');
  await editor.page.keyboard.press('Control+c');
  await view.openFile(shared.path, 'The coast saw it');
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
