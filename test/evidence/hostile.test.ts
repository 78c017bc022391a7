import { expect, test } from 'vitest';
import { lexiconOf } from '../../server/draft/lexicon/index.ts';
import { indexCopy } from '../../server/evidence/indexCopy.ts';
import { locate } from '../../server/evidence/locate.ts';
import { readFigures } from '../../server/evidence/readFigures.ts';
import { chance, copyOf } from './corpus.ts';

/** Processor time in milliseconds: a busy machine does not count. */
function spent(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const LONG = 4_000_000;
const QUOTE = 'the water in the harbour was as black as the night above the town';

test.each([
  ['one word again and again', 'the '.repeat(LONG / 4)],
  ['one endless word', 'x'.repeat(LONG)],
  ['brackets', '[1] ['.repeat(LONG / 5)],
  ['points and digits', '1.1,1.'.repeat(LONG / 6)],
  ['apostrophes', "a'a’".repeat(LONG / 4)],
  ['combining marks', `e${'\u0301'.repeat(1_000)} `.repeat(LONG / 1_002)],
  ['one character of Han', '的'.repeat(LONG / 4)],
])('a copy of 4 MB: %s', { timeout: 120_000 }, (_name, text) => {
  const time = spent(() => {
    const copy = copyOf(text);
    locate(QUOTE, copy);
    locate(`${text.slice(0, 200)} … ${text.slice(5_000, 5_200)}`, copy);
    locate('的的的人的的的的人的的的的的的的大', copy);
  });
  expect(time).toBeLessThan(12_000);
});

test('a copy that is longer than is read says so and not that the quote is missing', () => {
  const copy = copyOf(`${'word and word '.repeat(350_000)} ${QUOTE}`);
  expect(copy.cut).toBe(true);
  expect(locate('nobody in the town had ever seen so black a night', copy)).toMatchObject({
    verdict: 'could-not-check',
    reason: 'too-long',
  });
});

test('a quote of a hundred thousand words', { timeout: 60_000 }, () => {
  const random = chance(1);
  const text = Array.from(
    { length: 100_000 },
    () => ['sea', 'boat', 'net', 'fish', 'wind', 'quay'][Math.floor(random() * 6)],
  ).join(' ');
  const copy = copyOf(text);
  expect(spent(() => expect(locate(text.slice(9), copy).verdict).not.toBe('altered'))).toBeLessThan(5_000);
  expect(spent(() => expect(locate(`${text} whale`, copy)).toMatchObject({ reason: 'too-long' }))).toBeLessThan(5_000);
});

test('quotes of nothing but marks', () => {
  const copy = copyOf(QUOTE);
  for (const quote of ['', '…', '[]', '[…]', '“”', '[[[[', '… … …', '\ud800', '[a] … [b]', '¹²³']) {
    expect(locate(quote, copy).verdict, quote).toBe('could-not-check');
  }
});

test('figures of a megabyte of digits', { timeout: 60_000 }, () => {
  const text = '1,000 of 2.000.000 in one hundred and '.repeat(25_000);
  expect(spent(() => readFigures(text, lexiconOf('en').claim, 'en'))).toBeLessThan(8_000);
});

test('an index of 60 copies of 200 KB stays small', () => {
  const text = 'The harbour lay black under the night of the town, and nobody came. '.repeat(3_000);
  const copy = indexCopy({ ...copyOf('').copy, text });
  const bytes = [copy.ids, copy.starts, copy.ends, copy.firstPlace, copy.places].reduce(
    (sum, list) => sum + list.byteLength,
    0,
  );
  expect(bytes).toBeLessThan(4 * text.length);
});
