import search from 'approx-string-match';
import { expect, test } from 'vitest';
import { indexCopy } from '../../server/evidence/indexCopy.ts';
import { locate } from '../../server/evidence/locate.ts';
import { wordsOf } from '../../server/text/words.ts';
import { chance, copyOf, longText } from './corpus.ts';

/** The median of some runs, in milliseconds. */
function median(runs: number, run: (index: number) => void): number {
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    run(i);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[runs >> 1]!;
}

test('against an approximate search of the whole copy, in the same run', { timeout: 120_000, retry: 2 }, () => {
  const text = longText();
  expect(text.length).toBeGreaterThan(150_000);
  const copy = copyOf(text);
  const { words, starts, ends } = wordsOf(text);
  const random = chance(5);
  const quotes = Array.from({ length: 60 }, () => {
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
  // Once for the compiler.
  for (const { exact, altered, never } of quotes.slice(0, 20))
    for (const quote of [exact, altered, never]) locate(quote, copy);
  const whole = median(20, (i) => searched(quotes[i]!.altered));
  const exact = median(60, (i) => locate(quotes[i]!.exact, copy));
  const altered = median(60, (i) => locate(quotes[i]!.altered, copy));
  const never = median(60, (i) => locate(quotes[i]!.never, copy));
  const indexing = median(9, () => indexCopy(copy.copy));
  const times = { whole, exact, altered, never, indexing };
  if (process.env.EACH) process.stdout.write(`${JSON.stringify(times)}\n`);
  expect(exact / whole, JSON.stringify(times)).toBeLessThanOrEqual(1 / 50);
  expect(altered / whole, JSON.stringify(times)).toBeLessThanOrEqual(1 / 2);
  expect(never / whole, JSON.stringify(times)).toBeLessThanOrEqual(1 / 2);
  expect(indexing / whole, JSON.stringify(times)).toBeLessThanOrEqual(2);
});
