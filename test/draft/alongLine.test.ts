import { describe, expect, test } from 'vitest';
import { readDraft } from '../../server/draft/parse.ts';

const draft = (list: string) => readDraft(`# Bells\n\nSix were cast [1]. None sold [2].\n\n${list}\n`, 'markdown');
const entries = (list: string) => {
  const { sources, text } = draft(list);
  return sources.map(({ label, start, end }) => `${label}: ${text.slice(start, end)}`);
};

describe('several entries in one line', () => {
  test.each([
    ['Sources: [1] Company ledgers, county archive. [2] “Bells and Patterns,” auction catalogue, 2024.'],
    ['Sources: [1] Company ledgers, county archive; [2] “Bells and Patterns,” auction catalogue.'],
    ['**Sources:** [1] Company ledgers, county archive [2] “Bells and Patterns,” auction catalogue'],
    ['Sources: 1. Company ledgers, county archive. 2. “Bells and Patterns,” auction catalogue.'],
    ['References: (1) https://ledger.example/x (2) https://bells.example/y'],
    ['*Sources: [1] [Ledgers](https://ledger.example/x), [2] [Catalogue](https://bells.example/y)*'],
    ['## Sources\n\n[1] Company ledgers, county archive. [2] “Bells and Patterns,” auction catalogue.'],
    ['[1] Company ledgers, county archive. [2] “Bells and Patterns,” auction catalogue.'],
  ])('%s', (list) => {
    const { sources, citations } = draft(list);
    expect(sources.map(({ label }) => label)).toEqual(['1', '2']);
    expect(citations.flatMap(({ labels }) => labels.map(({ source }) => source?.label))).toEqual(['1', '2']);
  });

  test('each ends where the next begins', () => {
    expect(entries('Sources: [1] Ledgers, 1990; [2] Bells, catalogue. [3] Minutes.')).toEqual([
      '1: [1] Ledgers, 1990;',
      '2: [2] Bells, catalogue.',
      '3: [3] Minutes.',
    ]);
  });
});

describe('an entry that mentions another', () => {
  test.each([
    ['## Sources\n\n[1] Company ledgers. See also [2].\n[2] Bells, catalogue.'],
    ['## Sources\n\n[1] Company ledgers, quoted in [2] on page 4.\n[2] Bells, catalogue.'],
    ['## Sources\n\n[1] Company ledgers. [2] says otherwise.\n\n[2] Bells, catalogue.'],
  ])('%s', (list) => {
    const { sources } = draft(list);
    expect(sources.map(({ label }) => label)).toEqual(['1', '2']);
    expect(sources[0]!.end).toBeLessThan(sources[1]!.start);
  });
});

test('a sentence behind a number, without a next number, is one entry', () => {
  expect(entries('Source: [1] Minutes of the council. 3 May 2024.')).toEqual([
    '1: [1] Minutes of the council. 3 May 2024.',
  ]);
});
