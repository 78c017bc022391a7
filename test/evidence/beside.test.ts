import { expect, test } from 'vitest';
import { besideWords } from '../../server/evidence/beside.ts';
import { wordsFor } from '../../server/evidence/words/index.ts';

/** What the letter of an item is taken for, in a source where the item before ends with this word. */
const letterBehind = (last: string, code: string) => {
  const text = `(a) the dikes of the harbour ${last}\n(b) the walls.`;
  const start = text.indexOf('b)');
  return besideWords(text, { start, end: start + 1 }, wordsFor(code) ?? null);
};

test.each([
  ['en', 'and'],
  ['en', 'town;'],
  ['de', 'und'],
  ['fr', 'et'],
  ['pl', 'lub'],
])('the letter of an item is no part of the wording (%s: “%s”)', (code, last) => {
  expect(letterBehind(last, code)).toBe('note-marks');
});

test('a letter in brackets in the middle of a sentence is', () => {
  expect(letterBehind('and', 'de')).toBe(null);
  expect(letterBehind('town', 'en')).toBe(null);
});
