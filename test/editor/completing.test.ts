import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { View } from './view.ts';
import type { Editor } from './workbench.ts';
import { openEditor } from './workbench.ts';

/** A draft of few lines, so that all of it is on the screen. `HERE` is where the writer goes on. */
const draft = (heading: string) => `The ferry wall

“We paid $5 million for stone that lasts,” said Mara Lind, the harbour’s engineer [2]. It was built in two years [1].

HERE

${heading}

[1] Harbour Times. “The Wall That Holds.” https://harbour.example/wall
[2] Coast Review. “Stone for the Ferry.” https://coast.example/stone
`;

const languages = [
  { language: 'markdown', file: 'wall.md', heading: '## References' },
  { language: 'plaintext', file: 'wall.txt', heading: 'References' },
];

let editor: Editor;
let view: View;

beforeAll(async () => {
  editor = await openEditor('machine', {
    ...{ 'editor.minimap.enabled': false, 'editor.wordWrap': 'on' },
    'files.autoSave': 'off',
  });
  view = new View(editor.page);
});
afterAll(() => editor?.close());

describe.each(languages)('typing in $language', ({ language, file, heading }) => {
  let path: string;

  beforeAll(async () => {
    path = join(editor.folder, file);
    writeFileSync(path, draft(heading));
    await view.open(editor.workbench.open(editor.folder, path), 'Coast Review');
    // The server is there when it has a card.
    const card = await view.hover('[1]');
    await card.getByText('Harbour Times').first().waitFor({ timeout: 30_000 });
    await editor.page.keyboard.press('Escape');
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await view.screenshot(`${language}-failed-${task.name.replaceAll(/\W+/g, '-')}`);
  });

  const suggestions = () => editor.page.locator('.suggest-widget.visible .monaco-list-row');
  const offered = async (words: string) => {
    const row = suggestions().filter({ hasText: words }).first();
    await row.waitFor({ timeout: 15_000 });
    return row;
  };

  /** Types a line in place of the last one, and takes the offer that these words are in. */
  async function write(text: string, words: string, picture?: string) {
    await view.click('The ferry wall');
    await editor.page.keyboard.press('Control+g');
    await view.type('5');
    await editor.page.keyboard.press('Enter');
    await editor.page.keyboard.press('Home');
    await editor.page.keyboard.press('Shift+End');
    await editor.page.keyboard.press('Delete');
    await view.type(text);
    await offered(words);
    if (picture) await view.screenshot(`${language}-${picture}`);
    await editor.page.keyboard.press('Enter');
    await editor.page.locator('.suggest-widget.visible').waitFor({ state: 'hidden', timeout: 5_000 });
  }

  /** Saves, and waits until the line stands so in the file. */
  async function saved(line: string) {
    await view.save();
    await expect.poll(() => readFileSync(path, 'utf8').split('\n')[4], { timeout: 10_000 }).toBe(line);
  }

  test('a bracket offers the sources; one bracket closes it', async () => {
    await write('It holds [', 'Harbour Times', 'sources');
    await view.type(' today.');
    await saved('It holds [1] today.');
  });

  test('the outlet finds the source, over several words', async () => {
    await write('It holds [coast re', 'Coast Review', 'outlet');
    await view.type(' to this day.');
    await saved('It holds [2] to this day.');
  });

  test('one more number in a citation', async () => {
    await write('It holds [1, ', 'Coast Review');
    await saved('It holds [1, 2]');
  });

  test('an opening mark offers the quotes, also over several words, and takes one as it stands', async () => {
    await write('Lind said: “', 'We paid $5 million', 'quotes');
    await saved('Lind said: “We paid $5 million for stone that lasts” [2]');
    await write('Again: “we paid $5 mill', 'We paid $5 million', 'quote-typed');
    await saved('Again: “We paid $5 million for stone that lasts” [2]');
    await write('Straight: "stone that la', 'We paid $5 million');
    await saved('Straight: "We paid $5 million for stone that lasts" [2]');
  });

  test('a straight mark that closes offers nothing', async () => {
    await view.type(' And "so it was"');
    await editor.page.waitForTimeout(1000);
    expect(await suggestions().filter({ hasText: 'We paid' }).count()).toBe(0);
  });
});
