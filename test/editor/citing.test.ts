import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { View } from './view.ts';
import type { Editor } from './workbench.ts';
import { openEditor } from './workbench.ts';

const draft = `# The ferry wall

It was built in two years [1]. Nobody expected the storm.

## References

[1] Harbour Times. “The Wall That Holds.” https://harbour.example/wall
[2] Coast Review. “Stone for the Ferry.” https://coast.example/stone
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
  // The folder's own settings ask VS Code to check links.
  mkdirSync(join(editor.folder, '.vscode'));
  writeFileSync(settings(), JSON.stringify({ 'markdown.validate.enabled': true }));
  view = new View(editor.page);
  await view.open(editor.workbench.open(editor.folder, path), 'Coast Review');
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await view.screenshot(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(() => editor?.close());

const settings = () => join(editor.folder, '.vscode/settings.json');
const referenceLinks = () => JSON.parse(readFileSync(settings(), 'utf8'))['markdown.validate.referenceLinks.enabled'];
const notice = 'reads citations such as [1] as links';
const rows = () => editor.page.locator('.quick-input-widget .monaco-list-row');
const saved = (wanted: string) => expect.poll(() => readFileSync(path, 'utf8'), { timeout: 10_000 }).toBe(wanted);

describe('the notice about VS Code’s own check of links', () => {
  test('appears, and closing it changes no setting', async () => {
    const message = await view.message(notice);
    await view.screenshot('link-validation');
    await message.hover();
    await message.locator('.codicon-notifications-clear').click();
    await message.waitFor({ state: 'detached', timeout: 10_000 });
    await editor.page.waitForTimeout(500);
    expect(referenceLinks()).toBe(undefined);
  });

  test('does not appear a second time', async () => {
    await view.open(editor.workbench.open(editor.folder, path), 'Coast Review');
    const card = await view.hover('[1]');
    await card.getByText('Harbour Times').first().waitFor({ timeout: 30_000 });
    await editor.page.keyboard.press('Escape');
    await editor.page.waitForTimeout(1000);
    expect(await (await view.messages()).allTextContents()).toEqual([]);
    await editor.page.keyboard.press('Escape');
  });
});

describe('Cite…', () => {
  /** Runs the command with the cursor behind the words, and waits for the sources. */
  async function cite(words: string) {
    await view.click(words);
    await editor.page.keyboard.press('F1');
    await view.type('Well-Sourced: Cite');
    await rows().filter({ hasText: 'Cite' }).first().waitFor({ timeout: 10_000 });
    await editor.page.keyboard.press('Enter');
    await rows().filter({ hasText: 'Stone for the Ferry' }).first().waitFor({ timeout: 10_000 });
  }

  test('shows the sources with outlet and uses, and adds one to the citation at the cursor', async () => {
    await cite('[1]');
    expect((await rows().allTextContents()).map((row) => row.replaceAll('\u00a0', ' '))).toEqual([
      expect.stringMatching(/^\[1\] The Wall That Holds.*Harbour Times.*cited once/),
      expect.stringMatching(/^\[2\] Stone for the Ferry.*Coast Review.*not cited yet/),
    ]);
    await editor.page.waitForTimeout(300); // the list fades in
    await view.screenshot('cite');
    await view.type('coast');
    await expect.poll(() => rows().count(), { timeout: 5_000 }).toBe(1);
    await editor.page.keyboard.press('Enter');
    await editor.page.locator('.quick-input-widget').waitFor({ state: 'hidden', timeout: 10_000 });
    await expect.poll(() => placed('[1, 2]'), { timeout: 10_000 }).toBe(true);
    await view.save();
    await saved(draft.replace('[1]. Nobody', '[1, 2]. Nobody'));
  });

  test('is one step to undo', async () => {
    await editor.page.keyboard.press('Control+z');
    await view.save();
    await saved(draft);
  });

  test('cites nothing in a draft that changed while the writer chose, and says so', async () => {
    await cite('[1]');
    // Another program writes the file; the editor takes that over, for nothing is unsaved.
    const changed = draft.replace('It was built', 'By all accounts it was built');
    writeFileSync(path, changed);
    await expect.poll(() => placed('By all accounts'), { timeout: 20_000 }).toBe(true);
    await view.type('coast');
    await expect.poll(() => rows().count(), { timeout: 5_000 }).toBe(1);
    await editor.page.keyboard.press('Enter');
    await view.message('The draft has changed in the meantime');
    expect(readFileSync(path, 'utf8')).toBe(changed);
    expect(await placed('[1, 2]')).toBe(false);
    expect(await editor.page.locator('.tab.dirty').count()).toBe(0);
  });

  const placed = (words: string) =>
    view.placeOf(words).then(
      () => true,
      () => false,
    );
});

test('the notice changes the setting of the folder on a yes, and the warnings go', async () => {
  // As for a writer who has not seen it yet: what was seen is kept in the browser.
  const devtools = await editor.page.context().newCDPSession(editor.page);
  await editor.page.goto('about:blank');
  await devtools.send('Storage.clearDataForOrigin', {
    origin: `http://${editor.workbench.authority}`,
    storageTypes: 'all',
  });
  await view.open(editor.workbench.open(editor.folder, path), 'Coast Review');
  const message = await view.message(notice);
  await editor.page.locator('.squiggly-warning').first().waitFor({ timeout: 20_000 });
  expect(referenceLinks()).toBe(undefined);
  await message.getByText('Switch off for this folder').click();
  await expect.poll(referenceLinks, { timeout: 10_000 }).toBe('ignore');
  await editor.page.locator('.squiggly-warning').first().waitFor({ state: 'detached', timeout: 20_000 });
});
