import { describe, expect, test } from 'vitest';
import { readDraft } from '../../server/draft/parse.ts';
import { emptyMeta, writeCopy } from '../../server/evidence/copy.ts';
import { hover } from '../../server/features/hover.ts';
import { render } from '../../server/features/richText.ts';
import { Copies, StoredCopy } from '../../server/workspace/copies.ts';
import { EvidenceLookup } from '../../server/workspace/evidenceLookup.ts';

const WELLS = `Opening words of the report.
\fThe water authority said on Tuesday that 41 of the 68 wells it tested last year, or 60.3 percent, did not meet the standard.
Its director, Helen Marsh, told the committee that nobody had been made ill. “We cannot promise that every well will be
clean by then,” Marsh said. “What we can promise is that no one will have to pay for a test.”`;
const stored = (name: string, text: string, more = {}) =>
  new StoredCopy(
    `file:///copies/${name}.txt`,
    writeCopy({ meta: { ...emptyMeta, url: `https://example.org/${name}`, ...more }, text }),
  );
const copies = new Copies([stored('wells', WELLS, { pages: 2 }), stored('empty', '')]);
const LIST = `
## Sources

[1] “Wells fail the test,” Quay Times, https://example.org/wells
[2] “Behind a paywall,” Valley Echo, https://example.org/empty
[3] “Never saved,” Hill Herald, https://example.org/unsaved
`;

function card(text: string, words: string, format: 'markdown' | 'plaintext' = 'markdown', from = copies): string {
  const draft = readDraft(text + LIST, 'markdown');
  const found = hover(draft, text.indexOf(words) + 1, new EvidenceLookup(draft, from));
  return found ? render(found.card, format) : '';
}

describe('hover on a quote', () => {
  test('word for word: the passage with its surroundings and its page', () => {
    const text = '“We cannot promise that every well will be clean by then,” Marsh said [1].\n';
    expect(card(text, 'We cannot').split('\n\n').slice(0, 2)).toEqual([
      '**Word for word** in the saved copy of \\[1\\] “Quay Times: Wells fail the test”, page 2.',
      expect.stringMatching(
        /^… .*nobody had been made ill\. “\*\*We cannot promise that every well will be clean by then\*\*,” Marsh said\..* …$/,
      ),
    ]);
    expect(card(text, 'We cannot')).toContain('Said by **Marsh**');
  });

  test('in other words: both sides with the words that differ set off', () => {
    const text = '“We can promise that every pond will be clean by then,” Marsh said [1].\n';
    expect(card(text, 'We can').split('\n\n').slice(0, 3)).toEqual([
      '**In other words** in the saved copy of \\[1\\] “Quay Times: Wells fail the test”, page 2.',
      'The source: We **cannot** promise that every **well** will be clean by then',
      'The draft: We **can** promise that every **pond** will be clean by then',
    ]);
    expect(card(text, 'We can', 'plaintext')).toContain('The source: We *cannot* promise that every *well* will');
  });

  test('says what beside the words is not the same', () => {
    const text = '“we cannot promise that every well will be clean by then,” Marsh said [1].\n';
    expect(card(text, 'we cannot')).toMatch(/^\*\*Word for word\*\* in .*, but for the case of the first letter\.\n/);
  });

  test('not found, and not compared', () => {
    const quote = '“We take the safety of our water extremely seriously,” Marsh said';
    expect(card(`${quote} [1].\n`, 'We take')).toMatch(
      /^\*\*Not found\*\*: these words are not in the saved copy of \\\[1\\\] “Quay Times: Wells fail the test”\.\n/,
    );
    expect(card(`${quote} [2].\n`, 'We take')).toMatch(
      /^Not compared with its source: the saved copy of its source holds no text\.\n/,
    );
    expect(card(`${quote} [3].\n`, 'We take')).toMatch(/^Not compared .*: there is no saved copy of its source\.\n/);
  });

  test('menus and footers of the page are not shown around the words of the article', () => {
    const page = `${WELLS}\n\n<!-- menus and footers of the page -->\nHome News`;
    const text = '“We can promise that every well will be clean by then,” Marsh said [1].\n';
    const shown = card(text, 'We can', 'markdown', new Copies([stored('wells', page)]));
    expect(shown).toContain('made ill. “\\[…\\],” Marsh said. “What we can promise');
    expect(shown).not.toMatch(/menus|Home News/);
  });

  test('says nothing of copies where there are none at all', () => {
    const text = '“We cannot promise that every well will be clean by then,” Marsh said [1].\n';
    expect(card(text, 'We cannot', 'markdown', new Copies([]))).toMatch(/^Said by/);
    expect(card('He called it a “promise” and left.\n', 'promise')).toBe('');
  });

  test('what a copy says is shown as it is, not as markdown', () => {
    const odd = new Copies([
      stored('wells', 'It said **so** [here](command:x) and <b>then</b> it rained on the pier.'),
    ]);
    const text = '“and then it rained on the pier,” Marsh said [1].\n';
    expect(card(text, 'and then', 'markdown', odd)).not.toMatch(/(?<!\\)\]\(command|<b>/);
  });
});

test('hover on a citation: how its quotes and figures stand', () => {
  const text =
    '“We can promise that every well will be clean by then,” Marsh said; 41 of the 68 wells, or 60 percent, failed, and 7 percent burst [1].\n';
  const lines = card(text, '1].').split('\n\n');
  expect(lines).toContainEqual(expect.stringMatching(/^Covers “We can promise .* – in other words in its source$/));
  expect(lines.at(-1)).toBe(
    'Figures: “41 of the 68” is in the source, “60 percent” is rounded from the source (there “41 of the 68”), “7 percent” is not in the source.',
  );
});
