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

describe('what a changed word means', () => {
  const sharp = (language: string, source: string, quote: string) => {
    const { verdict, sharp } = locate(quote, copyOf(source), { language });
    return [verdict, sharp];
  };

  test.each([
    ['en', 'This is the first time that a council has asked us for help', 'first', 'second', 'number'],
    ['en', 'They have asked us once and they will not ask us again', 'once', 'twice', 'number'],
    ['de', 'Das ist der erste Winter, in dem uns der Rat um Hilfe gebeten hat', 'erste', 'dritte', 'number'],
    ['de', 'Wir haben die Mauer dreimal gebaut, und das Meer hat sie geholt', 'dreimal', 'zweimal', 'number'],
    ['fr', 'C’est la première fois que le conseil nous demande de l’aide', 'première', 'troisième', 'number'],
    ['es', 'Es la primera vez que el ayuntamiento nos pide ayuda de este modo', 'primera', 'segunda', 'number'],
    ['it', 'È la prima volta che il consiglio ci chiede aiuto in questo modo', 'prima', 'seconda', 'number'],
    ['pt', 'Esta é a primeira vez que o conselho nos pede ajuda desta forma', 'primeira', 'terceira', 'number'],
    ['nl', 'Dit is de eerste keer dat de raad ons om hulp heeft gevraagd', 'eerste', 'tweede', 'number'],
    ['sv', 'Det är första gången som rådet har bett oss om hjälp med vallen', 'första', 'tredje', 'number'],
    ['pl', 'To jest pierwszy raz, kiedy rada prosi nas o pomoc w tej sprawie', 'pierwszy', 'drugi', 'number'],
    ['ru', 'Это первая зима, когда совет просит нас о помощи в этом деле', 'первая', 'вторая', 'number'],
    // Put in or left out it is an adverb as often as a number.
    ['en', 'We first heard of the wall when the council asked us to leave', 'first heard', 'heard', null],
    ['de', 'Wir haben erst im Winter davon gehört, dass die Mauer verlegt wird', 'erst im', 'im', null],
    ['en', 'I think, and I have said it before, that we owe them an answer', 'and I have said it before, ', '', null],
    ['en', 'We know that no one in this town will have to pay for it', 'no one', 'nobody', null],
    ['en', 'We won’t ask the people of this town to pay for it', 'won’t', 'will not', null],
    ['en', 'I can’t ask the people of this town to pay for it', 'can’t', 'cannot', null],
    ['en', 'We won’t ask the people of this town to pay for it', 'won’t', 'will', 'negation'],
  ])('%s: %s: %s → %s', (language, source, from, to, wanted) => {
    expect(sharp(language, source, source.replace(from, to))).toEqual(['altered', wanted]);
  });

  test('a short quote that only writes out or contracts is found, and its words are given', () => {
    const copy = copyOf('“It’s a joke. I won’t do that,” she said. “We have built it three times.”');
    expect(locate('I will not do that', copy)).toMatchObject({
      verdict: 'altered',
      sharp: null,
      changes: [
        { op: 'keep', words: 'I' },
        { op: 'drop', words: 'won’t' },
        { op: 'add', words: 'will not' },
        { op: 'keep', words: 'do that' },
      ],
    });
    expect(locate('We’ve built it three times', copy).changes[0]).toEqual({ op: 'drop', words: 'We have' });
    expect(locate('You will not see that', copy).verdict).toBe('not-found');
  });
});
