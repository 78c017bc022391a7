import { describe, expect, test } from 'vitest';
import { readDraft } from '../../server/draft/parse.ts';
import { applyEdits } from '../../server/edits/plan.ts';
import { emptyMeta, writeCopy } from '../../server/evidence/copy.ts';
import { insertPassage, passagesOf, quotableSources } from '../../server/features/quoteFromCopy.ts';
import { Copies, StoredCopy } from '../../server/workspace/copies.ts';
import { EvidenceLookup } from '../../server/workspace/evidenceLookup.ts';

const WELLS = `Wells fail the test

The water authority said that 41 of the 68 wells it tested, among them that of
Dr. Marsh, did not meet the standard. Nobody was ill.

“We cannot promise that every well will be clean by then. We are a small office,” Marsh said. He called it “a bad day” for all.
\fThe second page speaks of wells again. Is a “clean” well worth $1,500?`;
const stored = (name: string, text: string, more = {}) =>
  new StoredCopy(
    `file:///copies/${name}.txt`,
    writeCopy({ meta: { ...emptyMeta, url: `https://example.org/${name}`, ...more }, text }),
  );
const copies = new Copies([
  stored('wells', WELLS, { pages: 2 }),
  stored('ferry', 'The ferry must run.'),
  stored('empty', '', { problem: 'This copy holds no article text.' }),
]);
const LIST = `
## Sources

[1] Harbour Post. “The Ferry.” https://example.org/ferry
[2] Quay Times. “Wells Fail.” https://example.org/wells
[3] Pier Post. “Nothing.” https://example.org/empty
[4] Dock Wire. “No Copy.” https://example.org/none
`;

function at(line: string, list = LIST) {
  const text = `${line.replace('|', '')}\n${list}`;
  const draft = readDraft(text, 'markdown');
  return { text, draft, offset: line.indexOf('|'), lookup: new EvidenceLookup(draft, copies) };
}
const found = (query: string) => {
  const { draft, lookup } = at('The wells failed [2].|');
  return passagesOf(draft, draft.sources[1]!, query, lookup);
};
function inserted(line: string, words: string, list = LIST, source = 1) {
  const { text, draft, offset } = at(line, list);
  const edits = insertPassage(draft, { start: offset, end: offset }, draft.sources[source]!, words);
  return typeof edits === 'string' ? edits : applyEdits(text, edits).split('\n')[0];
}

describe('what can be quoted', () => {
  test('are sources with a copy that holds text, those of the paragraph first', () => {
    const { draft, offset, lookup } = at('The wells failed [2].|');
    expect(quotableSources(draft, offset, lookup).map(({ label }) => label)).toEqual(['2', '1']);
  });

  test('are whole sentences around the words that are looked for', () => {
    expect(found('41 of the 6').map(({ words }) => words)).toEqual([
      'The water authority said that 41 of the 68 wells it tested, among them that of Dr. Marsh, did not meet the standard.',
    ]);
    expect(found('nobody was')[0]).toMatchObject({ words: 'Nobody was ill.', page: 1 });
    expect(found('nobody was')[0]!.before).toMatch(/did not meet the standard\.$/);
  });

  test('are somebody’s words without what stands around the marks', () => {
    expect(found('small office ').map(({ words }) => words)).toEqual(['We are a small office,']);
    expect(found('every well will').map(({ words }) => words)).toEqual([
      'We cannot promise that every well will be clean by then.',
    ]);
  });

  test('words in another order are found behind those in order, over all pages', () => {
    expect(found('tested wells')[0]!.words).toMatch(/^The water authority/);
    expect(found('wells').map(({ page }) => page)).toEqual([1, 1, 2]);
    expect(found('wells zebra')).toEqual([]);
  });

  test('before anything is typed it is what the copy begins with', () => {
    expect(found('').map(({ words }) => words.slice(0, 18))).toEqual([
      'Wells fail the tes',
      'The water authorit',
      'Nobody was ill.',
      'We cannot promise ',
      'We are a small off',
      'He called it “a ba',
      'The second page sp',
      'Is a “clean” well ',
    ]);
  });
});

describe('a passage that is quoted', () => {
  const bad = 'He called it “a bad day” for all.';

  test.each([
    ['Marsh said: | Then he left.', 'Marsh said: “He called it ‘a bad day’ for all” [2] Then he left.'],
    ['Marsh said:|', 'Marsh said: “He called it ‘a bad day’ for all” [2]'],
    ['He said "no way at all" [1]. |', `He said "no way at all" [1]. "He called it 'a bad day' for all" [2]`],
    ['He said “no way at all”.[1] |', 'He said “no way at all”.[1] “He called it ‘a bad day’ for all”[2]'],
    ['Marsh said: “|”.', 'Marsh said: “He called it ‘a bad day’ for all” [2].'],
    ['Marsh said: | [2].', 'Marsh said: “He called it ‘a bad day’ for all” [2].'],
  ])('%s', (line, expected) => expect(inserted(line, bad)).toBe(expected));

  test('in the marks of the draft’s language', () => {
    const french =
      '\n## Références\n\n[1] Le Quai. « Les puits. » https://example.org/ferry\n[2] Le Quai. « Encore les puits ». https://example.org/wells\n';
    const line = 'La directrice des puits de la ville a dit hier que tout va bien dans les villages : |';
    expect(inserted(line, 'C’est “clair” pour nous.', french)).toContain('«\u00a0C’est “clair” pour nous\u00a0»');
    const german = '\n## Quellen\n\n[1] Kai-Zeitung. „Brunnen.“ https://example.org/wells\n';
    expect(
      inserted(
        'Die Leiterin der Behörde hat gestern gesagt, dass nicht alles gut ist: |',
        'Er sagte „nein“.',
        german,
        0,
      ),
    ).toContain('„Er sagte ‚nein‘“ [1]');
  });

  test('marks without a partner go, questions stay, and nothing in it is a snippet', () => {
    expect(inserted('|', 'What is it,” he asked, “$1,500 for a {test}?')).toBe(
      '“What is it, he asked, $1,500 for a {test}?” [2]',
    );
  });

  test('is refused where no quote can stand', () => {
    expect(inserted('He said “no | way at all” [1].', bad)).toMatch(/inside a quotation/);
    expect(inserted('Take `a|b`.', bad)).toMatch(/in code/);
    const { draft, text } = at('|');
    const end = text.trimEnd().length;
    expect(insertPassage(draft, { start: end, end }, draft.sources[1]!, bad)).toMatch(/source list/);
  });

  test('stands there word for word and cites its source', () => {
    for (const passage of found('')) {
      const words = passage.words;
      if (words.split(' ').length < 4) continue;
      const line = inserted('As the mayor told the paper on Monday: |', words)!;
      const draft = readDraft(`${line}\n${LIST}`, 'markdown');
      const lookup = new EvidenceLookup(draft, copies);
      const { evidence, labels } = lookup.quote(draft.quotes[0]!);
      expect([words, evidence.verdict === 'exact' || evidence.verdict === 'typographic', labels]).toEqual([
        words,
        true,
        ['2'],
      ]);
    }
  });
});
