import { describe, expect, test } from 'vitest';
import type { Finding } from '../../server/checks/check.ts';
import { runChecks } from '../../server/checks/index.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { emptyMeta, writeCopy } from '../../server/evidence/copy.ts';
import { Copies, StoredCopy } from '../../server/workspace/copies.ts';
import { evidenceOf } from '../../server/workspace/draftEvidence.ts';
import { annotated, applyEdits, expectMarks } from '../annotated.ts';

const WELLS = `The water authority said on Tuesday that 41 of the 68 wells it tested last year did not meet the standard.
Its director, Helen Marsh, told the committee that nobody had been made ill, but that families with infants should not
drink from private wells until the repairs were done. “We cannot promise that every well will be clean by then,” Marsh
said. “What we can promise is that no one will have to pay for a test.”`;
const FERRY = `The mayor, Ana Lindqvist, told the chamber that the ferry must run every day of the winter, whatever it costs
the town. “It was a hard and lonely winter for all of us on the island,” she wrote in the spring.`;

const stored = (name: string, url: string, text: string, more = {}): StoredCopy =>
  new StoredCopy(`file:///copies/${name}.txt`, writeCopy({ meta: { ...emptyMeta, url, ...more }, text }));

const copies = new Copies([
  stored('wells', 'https://example.org/wells', WELLS, { captured: '2026-01-10T00:00:00Z' }),
  stored('ferry', 'https://example.org/ferry', FERRY),
  stored('empty', 'https://example.org/empty', ''),
]);

const LIST = `
## Sources

[1] “Wells fail the test,” Quay Times, 3 May 2026, https://example.org/wells
[2] “The ferry must run,” Harbour Post, 4 May 2026, https://example.org/ferry
[3] “Behind a paywall,” Valley Echo, https://example.org/empty
[4] “Never saved,” Hill Herald, https://example.org/unsaved
`;

const EVIDENCE = new Set([
  'altered-quote',
  'quote-not-in-source',
  'misplaced-quote',
  'elided-quote',
  'stale-copy',
  'name-not-in-source',
  'figure-not-in-source',
]);

function findings(text: string, options: { now?: number; levels?: Record<string, 'hint'> } = {}): Finding[] {
  const draft = readDraft(text, 'markdown');
  const evidence = evidenceOf(draft, copies, { now: options.now ?? 0, staleAfterDays: 90 });
  return runChecks(draft, options.levels ?? {}, { evidence }).filter(({ code }) => EVIDENCE.has(code));
}

function expectFindings(source: string, options = {}): void {
  const draft = annotated(source + LIST);
  expectMarks(draft, findings(draft.text, options));
}

function fixed(text: string, title: string): string {
  const whole = text + LIST;
  const fixes = findings(whole).flatMap((finding) => finding.fixes?.() ?? []);
  const fix = fixes.find((each) => each.title.startsWith(title));
  expect(fix, `“${title}” among ${JSON.stringify(fixes.map((each) => each.title))}`).toBeDefined();
  return applyEdits(whole, fix!.edits).slice(0, -LIST.length);
}

describe('altered-quote', () => {
  test('is an error where the meaning is turned, a warning elsewhere', () => {
    expectFindings(`“We can promise that every well will be clean by then,” Marsh said [1].
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ altered-quote: “Wells fail the test” [1] says it otherwise: it has “cannot” where the draft has “can”. That turns the meaning.
`);
    const [turned] = findings(`“We can promise that every well will be clean by then,” Marsh said [1].\n${LIST}`);
    expect(turned).toMatchObject({ level: 'error' });
    const [plain] = findings(
      `“It was a hard and lonely summer for all of us on the island,” Lindqvist wrote [2].\n${LIST}`,
    );
    expect(plain).toMatchObject({ level: 'warning', code: 'altered-quote' });
  });

  test('takes the wording of the source', () => {
    expect(
      fixed('“It was a hard and *lonely* summer for us on the island,” Lindqvist wrote [2].\n', 'Use the wording'),
    ).toBe('“It was a hard and *lonely* winter for all of us on the island,” Lindqvist wrote [2].\n');
    expect(fixed('“We can promise that every well will be clean by then,” Marsh said [1].\n', 'Use the wording')).toBe(
      '“We cannot promise that every well will be clean by then,” Marsh said [1].\n',
    );
    expect(
      fixed('“It was a very hard and lonely winter for all of us on the island,” Lindqvist wrote [2].\n', 'Use the'),
    ).toBe('“It was a hard and lonely winter for all of us on the island,” Lindqvist wrote [2].\n');
    expect(
      fixed('> It was a hard winter for all\n> of us on the small island\n> — Ana Lindqvist [2]\n', 'Use the wording'),
    ).toBe('> It was a hard and lonely winter for all\n> of us on the island\n> — Ana Lindqvist [2]\n');
  });

  test('marks what was changed, but no turned meaning', () => {
    expect(
      fixed('“It was a hard and lonely summer for all of us on the island,” Lindqvist wrote [2].\n', 'Put the changed'),
    ).toBe('“It was a hard and lonely [summer] for all of us on the island,” Lindqvist wrote [2].\n');
    expect(
      fixed('“It was a hard and lonely winter for us on the island,” Lindqvist wrote [2].\n', 'Mark the omission'),
    ).toBe('“It was a hard and lonely winter for […] us on the island,” Lindqvist wrote [2].\n');
    const [turned] = findings(`“We can promise that every well will be clean by then,” Marsh said [1].\n${LIST}`);
    expect(turned!.fixes!().map(({ title }) => title)).toEqual([
      'Use the wording of “Wells fail the test” [1]',
      'Take the quotation marks away: a paraphrase',
    ]);
  });

  test('what was marked is found to be honest', () => {
    expectFindings('“It was a hard and lonely [summer] for […] us on the island,” Lindqvist wrote [2].\n');
  });
});

describe('quote-not-in-source and misplaced-quote', () => {
  test('tell a quote that no source has from one that another has', () => {
    expectFindings(`“We take the safety of our water extremely seriously,” Marsh said [1].
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quote-not-in-source: The words “We take the safety of our water extremely seriously” are not in

The mayor wrote: “It was a hard and lonely winter for all of us” [1].
//               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ misplaced-quote: The words “It was a hard and lonely winter for all of us” are not in “Wells fail the test” [1], but in “The ferry must run” [2].
`);
    expect(fixed('The mayor wrote: “It was a hard and lonely winter for all of us” [1].\n', 'Cite [2]')).toBe(
      'The mayor wrote: “It was a hard and lonely winter for all of us” [2].\n',
    );
  });

  test('stay silent where nothing can be said', () => {
    expectFindings(`“We take the safety of our water extremely seriously,” Marsh said [3].

“We take the safety of our water extremely seriously,” Marsh said [4].

“We take the safety of our water extremely seriously,” Marsh said [1, 4].

“Wir nehmen die Sicherheit unseres Wassers und die Sorgen der Menschen sehr ernst,” Marsh said [1].

“We take the safety of our water extremely seriously,” Marsh said.

“We cannot promise that every well will be clean by then,” Marsh said [1].
`);
  });
});

test('elided-quote: an ellipsis over a negation', () => {
  expectFindings(`Marsh said: “families with infants … drink from private wells until the repairs were done” [1].
//          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ elided-quote: The ellipsis passes over 2 words, a negation among them,
`);
  expectFindings('Marsh said: “What we can promise is that no one … pay for a test” [1].\n');
});

test('elided-quote: much text passed over, and pieces in another order', () => {
  expectFindings(`The paper wrote: “The water authority said on Tuesday that … no one will have to pay for a test” [1].
//               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ elided-quote: The ellipsis passes over
`);
  expectFindings(`Marsh said: “no one will have to pay for a test … We cannot promise that every well will be clean” [1].
//          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ elided-quote: The pieces of this quote stand in another order
`);
});

test('stale-copy and name-not-in-source', () => {
  const now = Date.parse('2026-06-01T00:00:00Z');
  const text = `“We cannot promise that every well will be clean by then,” Eva Lund said [1].\n${LIST}`;
  const found = findings(text, { now, levels: { 'name-not-in-source': 'hint' } });
  expect(found.map(({ code, start, end }) => [code, text.slice(start, end)])).toEqual([
    ['name-not-in-source', 'Eva Lund'],
    ['stale-copy', '[1]'],
  ]);
  expect(findings(text, { now: Date.parse('2026-02-01T00:00:00Z') })).toEqual([]);
});

test('figure-not-in-source: another figure, but not a rounded one, another way to write it, or an unsaved source', () => {
  expectFindings(`Last year 44 percent of the wells failed the test [1].
//        ^^^^^^^^^^ figure-not-in-source: The figure “44 percent” is not in the saved copy of “Wells fail the test” [1]

Last year 41 out of 68 wells failed [1], or 60 percent of them [4]. Four in five boats of the fleet sank [4].
`);
  expectFindings('Of the wells, about 60 percent failed the test [3].\n');
});
