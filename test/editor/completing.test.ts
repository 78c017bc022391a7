import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sharedWindow } from './window.ts';

/** A draft of few lines, so that all of it is on the screen. `HERE` is where the writer goes on. */
const draft = (heading: string) => `The ferry wall

“We paid $5 million for stone that lasts,” said Mara Lind, the harbour’s engineer [2]. It was built in two years [1].

HERE

${heading}

[1] Harbour Times. “The Wall That Holds.” https://harbour.example/wall
[2] Coast Review. “Stone for the Ferry.” https://coast.example/stone
`;

const languages = [
  { language: 'markdown', file: 'completing.md', heading: '## References' },
  { language: 'plaintext', file: 'completing.txt', heading: 'References' },
];

describe.each(languages)('typing in $language', ({ language, file, heading }) => {
  const shared = sharedWindow(file, draft(heading), 'Coast Review');

  // The server is there when it has a card.
  test('pointing at a citation shows its source', async () => {
    const card = await shared.view.hover('[1]');
    await card.getByText('Harbour Times').first().waitFor({ timeout: 30_000 });
    await shared.editor.page.keyboard.press('Escape');
  });

  const suggestions = () => shared.editor.page.locator('.suggest-widget.visible .monaco-list-row');
  const offered = async (words: string) => {
    const row = suggestions().filter({ hasText: words }).first();
    await row.waitFor({ timeout: 15_000 });
    return row;
  };

  /** Types a line in place of the last one, and takes the offer that these words are in. */
  async function write(text: string, words: string, picture?: string) {
    await shared.view.click('The ferry wall');
    await shared.editor.page.keyboard.press('Control+g');
    await shared.view.type('5');
    await shared.editor.page.keyboard.press('Enter');
    await shared.editor.page.keyboard.press('Home');
    await shared.editor.page.keyboard.press('Shift+End');
    await shared.editor.page.keyboard.press('Delete');
    // As fast as people type: VS Code asks nobody about a mark that comes while it waits for an answer about the blank.
    await shared.view.type(text, 60);
    await offered(words);
    if (picture) await shared.view.screenshot(`${language}-${picture}`);
    await shared.editor.page.keyboard.press('Enter');
    await shared.editor.page.locator('.suggest-widget.visible').waitFor({ state: 'hidden', timeout: 5_000 });
  }

  /** Saves, and waits until the line stands so in the file. */
  async function saved(line: string) {
    await shared.view.save();
    await expect.poll(() => readFileSync(shared.path, 'utf8').split('\n')[4], { timeout: 10_000 }).toBe(line);
  }

  test('a bracket offers the sources; one bracket closes it', async () => {
    await write('It holds [', 'Harbour Times', 'sources');
    await shared.view.type(' today.');
    await saved('It holds [1] today.');
  });

  test('the outlet finds the source, over several words', async () => {
    await write('It holds [coast re', 'Coast Review', 'outlet');
    await shared.view.type(' to this day.');
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
    await shared.view.type(' And "so it was"');
    await shared.editor.page.waitForTimeout(1000);
    expect(await suggestions().filter({ hasText: 'We paid' }).count()).toBe(0);
  });
});
