import search from 'approx-string-match';
import { expect, test } from 'vitest';
import { indexCopy } from '../../server/evidence/indexCopy.ts';
import { locate } from '../../server/evidence/locate.ts';
import { wordsOf } from '../../server/text/words.ts';
import { chance, copyOf, longText } from './corpus.ts';

/** The processor time of the quickest of some runs, in milliseconds: what a busy machine adds is not ours. */
function quickest(runs: number, run: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1]!;

test('against an approximate search of the whole copy, in the same run', { timeout: 120_000, retry: 4 }, () => {
  const text = longText();
  expect(text.length).toBeGreaterThan(150_000);
  const copy = copyOf(text);
  const { words, starts, ends } = wordsOf(text);
  const random = chance(5);
  const quotes = Array.from({ length: 25 }, () => {
    const at = Math.floor(random() * (words.length - 25));
    const exact = text.slice(starts[at], ends[at + 19]);
    const list = exact.split(/\s+/);
    list[3] = 'lanterns';
    list[11 % list.length] = 'quietly';
    return {
      exact,
      altered: list.join(' '),
      never: Array.from({ length: 20 }, () => words[Math.floor(random() * words.length)]).join(' '),
    };
  });
  const folded = words.join(' ');
  const searched = (quote: string): void => {
    const pattern = wordsOf(quote).words.join(' ');
    search(folded, pattern, Math.floor(pattern.length * 0.28));
  };
  // The compiler has seen everything before anything is timed, as in an editor that runs all day.
  for (let i = 0; i < 6; i++) {
    for (const { exact, altered, never } of quotes) for (const quote of [exact, altered, never]) locate(quote, copy);
    indexCopy(copy.copy);
  }
  const whole = median(quotes.slice(0, 9).map(({ altered }) => quickest(4, () => searched(altered))));
  const exact = median(quotes.map((quote) => quickest(8, () => locate(quote.exact, copy))));
  const altered = median(quotes.map((quote) => quickest(8, () => locate(quote.altered, copy))));
  const never = median(quotes.map((quote) => quickest(8, () => locate(quote.never, copy))));
  const indexing = quickest(15, () => indexCopy(copy.copy));
  const times = { whole, exact, altered, never, indexing };
  if (process.env.EACH) process.stdout.write(`${JSON.stringify(times)}\n`);
  expect(exact / whole, JSON.stringify(times)).toBeLessThanOrEqual(1 / 50);
  expect(altered / whole, JSON.stringify(times)).toBeLessThanOrEqual(1 / 2);
  expect(never / whole, JSON.stringify(times)).toBeLessThanOrEqual(1 / 2);
  expect(indexing / whole, JSON.stringify(times)).toBeLessThanOrEqual(2);
});
