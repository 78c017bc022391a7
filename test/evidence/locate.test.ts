import { describe, expect, test } from 'vitest';
import { type CopyMeta, emptyMeta } from '../../server/evidence/copy.ts';
import { type IndexedCopy, indexCopy } from '../../server/evidence/indexCopy.ts';
import { locate } from '../../server/evidence/locate.ts';

const copyOf = (text: string, meta: Partial<CopyMeta> = {}): IndexedCopy =>
  indexCopy({ meta: { ...emptyMeta, ...meta }, text, furniture: text.length, firstLine: 0 });

const ARTICLE = `The harbour’s long night

Work on the “Osprey” quay began in 2011, and the council did not expect it to last. “We never saw a better net in all
my years,” said Moss, who has fished the bay since 1974[12]. The catch rose by 12 percent to 3,200 tonnes in 2019 –
more than anybody had forecast.

The mayor, Ana Lindqvist, told the chamber that the ferry must run every day of the winter, whatever it costs the
town. She had asked the ministry for two million kronor. The ministry had not answered when the season ended. Nobody
in the town believed that it would; the ferry stayed in port until March, and the islanders went without fresh bread
for nine weeks. “It was a hard winter for all of us,” she wrote in the spring.
`;
const article = copyOf(ARTICLE);

const verdictOf = (quote: string, copy = article) => {
  const { verdict, typography, sharp, reason, elision } = locate(quote, copy);
  return { verdict, typography, sharp, reason, elision };
};

describe('a quote that stands in the copy', () => {
  test('word for word, over a line break', () => {
    const found = locate('We never saw a better net in all my years', article);
    expect(found).toMatchObject({ verdict: 'exact', changes: [], typography: [], sharp: null, page: null });
    expect(ARTICLE.slice(found.span!.start, found.span!.end)).toBe('We never saw a better net in all\nmy years');
    expect(found.passage).toBe('We never saw a better net in all my years');
    expect(found.before).toMatch(/did not expect it to last\. “$/);
    expect(found.after).toMatch(/^,” said Moss/);
  });

  test.each([
    ["The harbour's long night", ['quotation-marks']],
    ['in 2019 - more than anybody had forecast', ['dashes']],
    ['the mayor, Ana Lindqvist, told the chamber', ['first-letter']],
    ['The catch rose by 12 percent to 3200 tonnes', ['letters']],
    ['since 1974. The catch rose', ['note-marks']],
    ['the season ended; nobody in the town', ['case', 'punctuation']],
    ['[T]he ferry must run every day', ['first-letter', 'bracket']],
    ['the ferry […] stayed in port', ['ellipsis']],
    ['told the chamber that the ferry must run … whatever it costs the town', ['ellipsis']],
    ['[Lindqvist] had asked the ministry for two million kronor', ['bracket']],
    ['the ferry must run every day of the win- ter, whatever it costs', ['spacing']],
  ])('%s: %j', (quote, kinds) => {
    const found = verdictOf(quote);
    expect(found.verdict).toBe('typographic');
    expect([...found.typography].sort()).toEqual(expect.arrayContaining([...kinds].sort()));
  });

  test('tells what an ellipsis passes over', () => {
    const found = verdictOf('She had asked the ministry for two million kronor … the ferry stayed in port until March');
    expect(found).toMatchObject({ verdict: 'typographic', elision: { negation: true, outOfOrder: false } });
    expect(found.elision!.skipped).toBe(17);
  });
});

describe('a quote with other words', () => {
  test('shows what changed', () => {
    const found = locate('the ferry may run every day of the winter, whatever it costs the city', article);
    expect(found.verdict).toBe('altered');
    expect(found.changes).toEqual([
      { op: 'keep', words: 'the ferry' },
      { op: 'drop', words: 'must' },
      { op: 'add', words: 'may' },
      { op: 'keep', words: 'run every day of the winter, whatever it costs the' },
      { op: 'drop', words: 'town' },
      { op: 'add', words: 'city' },
    ]);
    expect(found.sharp).toBe('modal');
  });

  test.each([
    ['The ministry had answered when the season ended', 'negation'],
    ['The catch rose by 21 percent to 3,200 tonnes in 2019', 'number'],
    ['She had asked the ministry for three million kronor in all', 'number'],
    ['The mayor, Eva Lindqvist, told the chamber that the ferry must run', 'name'],
    ['islanders went without good bread for nine weeks', null],
  ])('%s: %s', (quote, sharp) => {
    expect(verdictOf(quote)).toMatchObject({ verdict: 'altered', sharp });
  });
});

describe('a quote that is not there', () => {
  test.each([
    'The bridge will open in the autumn if the money comes',
    'We will rebuild every house on the shore',
    'never saw a better boat',
  ])('%s', (quote) => {
    expect(verdictOf(quote)).toMatchObject({ verdict: 'not-found', reason: null });
  });
});

describe('nothing can be said', () => {
  test('without a copy, without text, of too few words, in another language', () => {
    expect(locate('We never saw a better net', [])).toMatchObject({ verdict: 'could-not-check', reason: 'no-copy' });
    expect(verdictOf('We never saw a better net', copyOf(''))).toMatchObject({ reason: 'no-text' });
    expect(
      verdictOf('We never saw a better net', copyOf(ARTICLE, { problem: 'The page needs JavaScript.' })),
    ).toMatchObject({ verdict: 'could-not-check', reason: 'no-text' });
    expect(verdictOf('a disaster')).toMatchObject({ verdict: 'could-not-check', reason: 'too-short' });
    expect(verdictOf('Wir haben in all den Jahren nie ein besseres Netz als das hier gesehen')).toMatchObject({
      verdict: 'could-not-check',
      reason: 'other-language',
    });
    expect(verdictOf('Мы никогда не видели сети лучше этой')).toMatchObject({ reason: 'other-language' });
  });
});

test('the copy with the better verdict is taken, and the page is told', () => {
  const pages = copyOf('Title page\n\f\nNothing here.\n\fThe ferry must run every day of the winter.', { pages: 3 });
  const other = copyOf('It is said that the ferry must run every day of the summer, at least for now.');
  expect(locate('The ferry must run every day of the winter', [other, pages])).toMatchObject({
    verdict: 'exact',
    copy: pages,
    page: 3,
  });
});
