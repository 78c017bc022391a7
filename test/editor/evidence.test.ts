import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { View } from './view.ts';
import type { Editor } from './workbench.ts';
import { openEditor, output } from './workbench.ts';

const draft = `# The wells

“We can promise that every well will be clean by then,” said Helen Marsh [1].

HERE

## References

[1] Quay Times. “Wells Fail the Test.” 3 May 2026. https://quay.example/wells
[2] Harbour Post. “The Ferry Must Run.” https://harbour.example/ferry
`;
const page = `<!doctype html><title>Wells Fail the Test</title><nav>Home News</nav><article>
<p>The water authority said on Tuesday that 41 of the 68 wells it tested did not meet the standard.</p>
<p>Its director, Helen Marsh, told the committee that nobody had been made ill. “We cannot promise that every well will
be clean by then,” Marsh said. “What we can promise is that no one will have to pay for a test.”</p></article>`;

let editor: Editor;
let view: View;
let path: string;

beforeAll(async () => {
  editor = await openEditor('machine', {
    ...{ 'editor.minimap.enabled': false, 'editor.wordWrap': 'on', 'files.autoSave': 'off' },
  });
  path = join(editor.folder, 'wells.md');
  writeFileSync(path, draft);
  writeFileSync(join(editor.folder, 'page.html'), page);
  view = new View(editor.page);
  await view.open(editor.workbench.open(editor.folder, path), 'Harbour Post');
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await view.screenshot(`failed-evidence-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(() => editor?.close());

const rows = () => editor.page.locator('.quick-input-widget .monaco-list-row');
const errors = () => editor.page.locator('.editor-instance .squiggly-error');
const line = (number: number) => readFileSync(path, 'utf8').split('\n')[number - 1];

async function command(name: string): Promise<void> {
  await editor.page.keyboard.press('F1');
  await view.type(name);
  // Others may begin with the same words (“Close Editor”, “Close Editors in Group”).
  const label = editor.page.locator('.label-name').filter({ hasText: new RegExp(`${name}…?$`) });
  await rows().filter({ has: label }).first().click({ timeout: 10_000 });
}

async function cursorAt(place: string): Promise<void> {
  await editor.page.keyboard.press('Control+g');
  await view.type(place);
  await editor.page.keyboard.press('Enter');
}

test('a file is attached, and the altered quote is underlined', async () => {
  const card = await view.hover('[1]');
  await card.getByText('Quay Times').first().waitFor({ timeout: 30_000 });
  await editor.page.keyboard.press('Escape');
  expect(await errors().count()).toBe(0);
  await view.click('[1]');
  await command('Attach a File to This Source');
  // Where there is no window of the system's own, VS Code lists the files of the folder itself.
  const file = rows().filter({ hasText: 'page.html' });
  await file.first().waitFor({ timeout: 10_000 });
  await editor.page.waitForTimeout(500);
  await file.first().click();
  await errors().first().waitFor({ timeout: 30_000 });
});

test('the card of the quote shows the source and the draft with the words that differ', async () => {
  const card = await view.hover('every well');
  await card.getByText('In other words').waitFor({ timeout: 15_000 });
  const bold = await card.locator('strong').allTextContents();
  expect(bold).toEqual(expect.arrayContaining(['cannot', 'can']));
  await view.screenshot('evidence-hover');
  const clip = { x: 48, y: 36, width: 1148, height: 420 };
  await editor.page.screenshot({ path: join(output, 'evidence-readme.png'), clip });
  await editor.page.keyboard.press('Escape');
});

test('the copy opens beside the draft at the passage', async () => {
  await view.click('every well');
  await command('Show in Source');
  const selected = editor.page.locator('[id="status.editor.selection"]');
  await expect.poll(() => selected.textContent(), { timeout: 15_000 }).toMatch(/\(5\d selected\)/);
  await expect.poll(() => editor.page.locator('.editor-instance').count()).toBe(2);
  await view.screenshot('evidence-show-in-source');
  // The copy stands in a group of its own, which goes with it.
  await command('View: Close Editor');
  await expect.poll(() => editor.page.locator('.editor-instance').count(), { timeout: 10_000 }).toBe(1);
});

test('the wording of the source is taken, and the quote is right', async () => {
  await view.click('every well');
  const menu = await view.lightBulb('Use the wording of');
  await view.screenshot('evidence-light-bulb');
  await menu.locator('.monaco-list-row.action').filter({ hasText: 'Use the wording of' }).click();
  await expect.poll(() => errors().count(), { timeout: 15_000 }).toBe(0);
  await view.save();
  await expect
    .poll(() => line(3), { timeout: 10_000 })
    .toBe('“We cannot promise that every well will be clean by then,” said Helen Marsh [1].');
  const card = await view.hover('every well');
  await card.getByText('Word for word').waitFor({ timeout: 15_000 });
  await view.screenshot('evidence-right');
  await editor.page.keyboard.press('Escape');
});

test('a quote is finished from the copy', async () => {
  await view.click('every well');
  await cursorAt('5');
  await editor.page.keyboard.press('Home');
  await editor.page.keyboard.press('Shift+End');
  await editor.page.keyboard.press('Delete');
  await view.type('She added: “what we can ');
  const offer = editor.page
    .locator('.suggest-widget.visible .monaco-list-row')
    .filter({ hasText: 'What we can promise' });
  await offer.first().waitFor({ timeout: 15_000 });
  await view.type('promise is');
  await offer.first().waitFor({ timeout: 15_000 });
  await view.screenshot('evidence-completion');
  await editor.page.keyboard.press('Enter');
  await editor.page.locator('.suggest-widget.visible').waitFor({ state: 'hidden', timeout: 5_000 });
  await view.type('.');
  await view.save();
  await expect
    .poll(() => line(5), { timeout: 10_000 })
    .toBe('She added: “What we can promise is that no one will have to pay for a test” [1].');
});

test('a passage is found by its words and quoted', async () => {
  await cursorAt('5');
  await editor.page.keyboard.press('End');
  await view.type(' ');
  await command('Quote from a Source');
  await rows().filter({ hasText: 'Wells Fail the Test' }).first().click({ timeout: 10_000 });
  await editor.page.locator('.quick-input-title').getByText('2 of 2').waitFor({ timeout: 10_000 });
  await view.type('wells 68');
  const passage = rows().filter({ hasText: 'The water authority said' });
  await passage.first().waitFor({ timeout: 10_000 });
  await view.screenshot('evidence-quote-from-source');
  await editor.page.keyboard.press('Enter');
  await editor.page.locator('.view-lines').getByText('authority').first().waitFor({ timeout: 10_000 });
  await view.save();
  await expect
    .poll(() => line(5), { timeout: 10_000 })
    .toMatch(
      / “The water authority said on Tuesday that 41 of the 68 wells it tested did not meet the standard” \[1\]$/,
    );
});
