import { describe, expect, it } from 'vitest';
import { readDraft } from '../../server/draft/parse.ts';

const figures = (text: string, language = 'en') =>
  readDraft(text, 'markdown', { language })
    .claims.filter(({ kind }) => kind !== 'figure')
    .map(({ start, end }) => text.slice(start, end).trim());

describe('figures in words', () => {
  it.each([
    ['en', 'Ninety per cent of appeals are won.', 'Ninety per cent'],
    ['en', 'About seventy-five percent of the nets held.', 'seventy-five percent'],
    ['en', 'Some two million people left.', 'two million'],
    ['de', 'Neunzig Prozent der Netze hielten.', 'Neunzig Prozent'],
    ['de', 'Etwa zwei Millionen Menschen gingen.', 'zwei Millionen'],
    ['fr', 'Quelque deux millions de personnes sont parties.', 'deux millions'],
    ['es', 'El noventa por ciento de las redes aguantó.', 'noventa por ciento'],
    ['sv', 'Nittio procent av näten höll.', 'Nittio procent'],
  ])('%s: %s', (language, text, figure) => {
    expect(figures(text, language)).toEqual([figure]);
  });

  it.each(['A million thanks to all.', 'One per cent is one per cent.', 'He is ninety and went two thousand miles.'])(
    'are none: %s',
    (text) => expect(figures(text)).toEqual([]),
  );
});

describe('shares and ratios', () => {
  it.each([
    ['en', 'Absences fell by a fifth.', 'by a fifth'],
    ['en', 'Landings rose by a third in May.', 'by a third'],
    ['en', 'A third of the fleet is gone.', 'A third of the'],
    ['en', 'Twice as many boats sank.', 'Twice as many'],
    ['en', 'Some 2 in 1,000 nets tear.', '2 in 1,000'],
    ['de', 'Die Fänge sanken um ein Drittel.', 'um ein Drittel'],
    ['nl', 'De vangst daalde met een derde.', 'met een derde'],
    ['sv', 'Fångsten föll med en tredjedel.', 'med en tredjedel'],
    ['fr', 'Les prises ont reculé d’un tiers.', 'd’un tiers'],
  ])('%s: %s', (language, text, figure) => {
    expect(figures(text, language)).toEqual([figure]);
  });

  it.each([
    'It was taken by a third party and by a fifth man.',
    'We were a third of the way home.',
    'It serves more than 300 ports in 40 countries.',
    'He won 3 in 2019.',
    'He won the 10,000 metres final and scored 1,204 runs.',
  ])('are none: %s', (text) => expect(figures(text)).toEqual([]));
});
