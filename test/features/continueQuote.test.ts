import { describe, expect, test } from 'vitest';
import { readDraft } from '../../server/draft/parse.ts';
import { emptyMeta, writeCopy } from '../../server/evidence/copy.ts';
import { completion } from '../../server/features/completion.ts';
import { continuedInline } from '../../server/features/continueQuote.ts';
import { Copies, StoredCopy } from '../../server/workspace/copies.ts';
import { EvidenceLookup } from '../../server/workspace/evidenceLookup.ts';

const WELLS = `Opening page.
\fIts director, Helen Marsh, spoke on Tuesday. “We cannot promise that every well
will be clean by then,” Marsh said. “What we can promise is that no one will have to pay $1,500 for a {test}. Not
now!” She left.`;
const FERRY = 'We cannot promise that every ferry will sail? So the mayor said.';
const stored = (name: string, text: string, more = {}) =>
  new StoredCopy(
    `file:///copies/${name}.txt`,
    writeCopy({ meta: { ...emptyMeta, url: `https://example.org/${name}`, ...more }, text }),
  );
const copies = new Copies([stored('wells', WELLS, { pages: 2 }), stored('ferry', FERRY)]);
const LIST = `
## Sources

[1] Harbour Post. “The Ferry.” https://example.org/ferry
[2] Quay Times. “Wells Fail.” https://example.org/wells
`;

/** What is offered at `|`, and the line when the first offer is taken. */
function offered(line: string, from = copies) {
  const text = `${line.replace('|', '')}\n${LIST}`;
  const draft = readDraft(text, 'markdown');
  const lookup = new EvidenceLookup(draft, from);
  for (const source of draft.sources) lookup.copiesOf(source);
  const found = completion(draft, line.indexOf('|'), lookup);
  const passages = found?.offers ?? [];
  const taken = passages[0] && text.slice(0, found!.span.start) + passages[0].newText + text.slice(found!.span.end);
  return { passages, incomplete: found?.incomplete, taken: taken?.split('\n')[0] };
}

describe('a quote that is begun', () => {
  test('goes on as a saved copy does, with closing mark and citation', () => {
    const { passages, incomplete, taken } = offered('Marsh said: “what we ca|');
    expect(passages).toHaveLength(1);
    expect(incomplete).toBe(true);
    expect(passages[0]!.detail).toBe('[2] Quay Times: Wells Fail, page 2');
    expect(passages[0]!.filterText).toMatch(/^what we can promise/);
    expect(taken).toBe('Marsh said: “What we can promise is that no one will have to pay $1,500 for a {test}” [2]');
  });

  test('over a line of the copy, up to the end of somebody’s words, also behind a blank', () => {
    expect(offered('Marsh: “We cannot promise that every w|”.').taken).toBe(
      'Marsh: “We cannot promise that every well will be clean by then” [2].',
    );
    expect(offered('Marsh: "We cannot promise that every well |').taken).toBe(
      'Marsh: "We cannot promise that every well will be clean by then" [2]',
    );
  });

  test('the source that the paragraph cites comes first; a place that cites it gets no second citation', () => {
    expect(offered('“We cannot |').passages.map(({ detail }) => detail.slice(0, 3))).toEqual(['[1]', '[2]']);
    const { passages, taken } = offered('“We cannot |” [2].');
    expect(passages.map(({ detail }) => detail.slice(0, 3))).toEqual(['[2]', '[1]']);
    expect(taken).toBe('“We cannot promise that every well will be clean by then” [2].');
  });

  test('keeps a question mark', () => {
    expect(offered('“cannot promise that every fe|').taken).toBe('“cannot promise that every ferry will sail?” [1]');
  });

  test.each([
    ['one word', '“We|'],
    ['other words', '“We shall promise|'],
    ['all of it', '“Not now|'],
    ['outside of a quotation', 'We cannot |'],
    ['code', '`“We cannot |`'],
  ])('nothing for %s', (_, line) => expect(offered(line).passages).toEqual([]));

  test('nothing from a copy that is not searchable yet', () => {
    const text = `“We cannot \n${LIST}`;
    const draft = readDraft(text, 'markdown');
    const fresh = new Copies([stored('wells', WELLS)]);
    expect(completion(draft, '“We cannot '.length, new EvidenceLookup(draft, fresh))).toBeNull();
  });
});

describe('the words behind the cursor', () => {
  function behind(line: string, list = LIST) {
    const text = `${line.replace('|', '')}\n${list}`;
    const draft = readDraft(text, 'markdown');
    const lookup = new EvidenceLookup(draft, copies);
    for (const source of draft.sources) lookup.copiesOf(source);
    const found = continuedInline(draft, line.indexOf('|'), lookup);
    return found && (text.slice(0, found.start) + found.newText + text.slice(found.end)).split('\n')[0];
  }

  test.each([
    [
      'Marsh: "what we can pr|"',
      'Marsh: "what we can promise is that no one will have to pay $1,500 for a {test}" [2]',
    ],
    ['Marsh: “We cannot promise that every |” [2].', null],
    [
      'Marsh: “We cannot promise that every we|” [2].',
      'Marsh: “We cannot promise that every well will be clean by then” [2].',
    ],
    ['Marsh: “We |', null],
    ['Marsh: “What we can promise| is that', null],
    ['Marsh: “Nobody has said |', null],
    ['Take `a = "we cannot promise that every we|"`.', null],
    ['Plain words we cannot promise that every we|', null],
  ])('%s', (line, expected) => {
    // Both copies go on behind “every” in their own way.
    expect(behind(line)).toBe(expected);
  });
});
