import { describe, expect, test } from 'vitest';
import { lexiconOf } from '../../server/draft/lexicon/index.ts';
import { findFigure } from '../../server/evidence/findFigure.ts';
import { readFigures } from '../../server/evidence/readFigures.ts';
import { copyOf } from './corpus.ts';

const read = (text: string, language = 'en') =>
  readFigures(text, lexiconOf(language).claim, language).map((figure) => [
    text.slice(figure.start, figure.end),
    figure.kind,
    Number(figure.values[0]!.toPrecision(6)),
  ]);

describe('reads figures', () => {
  test.each([
    [
      'en',
      'It rose by 12.5 percent to 3.2 million',
      [
        ['12.5 percent', 'share', 0.125],
        ['3.2 million', 'amount', 3.2e6],
      ],
    ],
    ['en', 'a loss of $1.5bn', [['1.5bn', 'amount', 1.5e9]]],
    [
      'en',
      'twenty-three boats and two hundred thousand nets',
      [
        ['twenty-three', 'amount', 23],
        ['two hundred thousand', 'amount', 200_000],
      ],
    ],
    [
      'en',
      'half of the boats, three quarters of the nets',
      [
        ['half', 'share', 0.5],
        ['three quarters', 'share', 0.75],
      ],
    ],
    [
      'en',
      'one in five',
      [
        ['one', 'amount', 1],
        ['five', 'amount', 5],
        ['one in five', 'share', 0.2],
      ],
    ],
    ['en', 'on A4 paper, version 1.2.3', []],
    [
      'de',
      'einundzwanzig Boote, 3,2 Millionen Euro, 1.200.000 Netze',
      [
        ['einundzwanzig', 'amount', 21],
        ['3,2 Millionen', 'amount', 3.2e6],
        ['1.200.000', 'amount', 1.2e6],
      ],
    ],
    [
      'fr',
      'quatre-vingt-dix-neuf bateaux, 3,2 milliards, la moitié',
      [
        ['quatre-vingt-dix-neuf', 'amount', 99],
        ['3,2 milliards', 'amount', 3.2e9],
        ['moitié', 'share', 0.5],
      ],
    ],
    [
      'es',
      'treinta y tres barcos, 12 %',
      [
        ['treinta y tres', 'amount', 33],
        ['12 %', 'share', 0.12],
      ],
    ],
    ['pt', 'vinte e um barcos', [['vinte e um', 'amount', 21]]],
    ['it', 'ventuno barche', [['ventuno', 'amount', 21]]],
    ['nl', 'drieëndertig boten', [['drieëndertig', 'amount', 33]]],
    [
      'sv',
      'trettiotre båtar, 3,2 miljoner',
      [
        ['trettiotre', 'amount', 33],
        ['3,2 miljoner', 'amount', 3.2e6],
      ],
    ],
  ] as const)('%s: %s', (language, text, figures) => {
    expect(read(text, language)).toEqual(figures);
  });
});

describe('finds a figure in a copy', () => {
  const SOURCE = `Last year 3,214,870 tonnes were landed by the boats of the bay, and twelve percent of it was herring. The fleet
lost two days a week. Of every catch, 0.4 percent was thrown back; the loss was 1.5 billion kronor. Forty-one of
the wells failed. Half of the crews were new.`;
  const copy = copyOf(SOURCE);
  const how = (text: string) => {
    const [figure] = readFigures(text, lexiconOf('en').claim, 'en').slice(-1);
    const found = findFigure(figure!, copy, 'en', (code) => lexiconOf(code).claim);
    return found && [found.how, found.text];
  };

  test.each([
    ['3,214,870', ['exact', '3,214,870']],
    ['3.2 million', ['rounded', '3,214,870']],
    ['3 million', ['rounded', '3,214,870']],
    ['12 %', ['exact', 'twelve percent']],
    ['$1,500,000,000', ['exact', '1.5 billion']],
    ['41 wells', ['exact', 'Forty-one']],
    ['50 percent', ['exact', 'Half']],
    ['3.4 million', null],
    ['3,214,871', null],
    ['21 percent', null],
    ['4 percent', null],
    ['14 wells', null],
  ])('%s: %j', (text, wanted) => {
    expect(how(text)).toEqual(wanted);
  });
});
