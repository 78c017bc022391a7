import { describe, expect, it } from 'vitest';
import { readDraft } from '../../server/draft/parse.ts';

const figures = (text: string, language = 'en') =>
  readDraft(text, 'markdown', { language })
    .claims.filter(({ kind }) => kind !== 'figure')
    .map(({ start, end }) => text.slice(start, end));

// What a thing costs and what its data sheet says, the reader finds wherever it is sold.
describe('prices and the data of a device are no figures that need a source', () => {
  it.each([
    ['en', 'The phone costs $799, the big one $1,299.99 or $1,349 with a case, and rooms are €140 a night.'],
    ['en', 'The screen reaches 1,600 nits, the cell holds 5,000 mAh, and the 4,500-mAh cell is gone.'],
    ['en', 'It weighs 1,240 g, runs at 3,200 MHz, and has a camera of 50 million pixels.'],
    ['en', 'The solution held 1,200 µL of buffer and 1,500 mg of salt.'],
    ['de', 'Das Gerät kostet 1.299 Euro, sein Akku fasst 5.000 mAh.'],
    ['fr', 'L’appareil coûte 1 299 €, sa batterie offre 5 000 mAh.'],
    ['ru', 'Телефон стоит 1 299 евро, батарея — 5 000 мАч.'],
    ['ja', 'バッテリーは5,000毫安時ではなく5,000 mAhだ。'],
  ])('%s: %s', (language, text) => {
    expect(figures(text, language)).toEqual([]);
  });

  it.each([
    ['en', 'The town spent $48,000 on lamps.', '$48,000'],
    ['en', 'The port spent $3.2 billion on cranes.', '$3.2 billion'],
    ['en', 'Some £3.2m went to the pier.', '£3.2m'],
    ['en', 'Repairs came to $1,200,000 in all.', '$1,200,000'],
    ['en', 'Prices of phones fell by 4%.', '4%'],
    ['en', 'Some 1,600 boats left.', '1,600'],
    ['de', 'Die Mole kostete 48.000 Euro.', '48.000 Euro'],
    ['fr', 'Le quai a coûté 48 000 euros.', '48 000 euros'],
  ])('%s: but sums and counts are: %s', (language, text, figure) => {
    expect(figures(text, language).map((one) => one.trim())).toEqual([figure]);
  });
});
