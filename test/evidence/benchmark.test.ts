import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Evidence, Sharp, Verdict } from '../../server/evidence/evidence.ts';
import { locate } from '../../server/evidence/locate.ts';
import { FINAL_SEED, type Outcome, runBenchmark, tableOf } from './benchmark.ts';
import { copyOf, declaration } from './corpus.ts';

/** Quotes of each kind and length from each corpus; more for the table: `EACH=20`. */
const EACH = Number(process.env.EACH ?? 2);

const FOUND: ReadonlySet<Verdict> = new Set(['exact', 'typographic', 'altered']);
const ALTERED = new Set([
  '1 word changed',
  '3 words changed',
  '6 words changed',
  'negation dropped',
  'number changed',
  'damaged',
]);

describe('quotes made from thirteen texts in eleven languages', () => {
  let outcomes: readonly Outcome[] = [];
  beforeAll(() => {
    outcomes = runBenchmark(FINAL_SEED, EACH);
    if (process.env.EACH)
      process.stdout.write(`${outcomes.length} quotes\n${tableOf(outcomes)}\n${misses(outcomes)}\n`);
  }, 600_000);

  const share = (of: (outcome: Outcome) => boolean): number => {
    const all = outcomes.filter(of);
    expect(all.length).toBeGreaterThan(50);
    return all.filter((outcome) => outcome.right).length / all.length;
  };

  test('word for word, or but for typography: each one', () => {
    expect(share(({ made }) => made.kind === 'exact' || made.kind === 'typographic')).toBe(1);
  });

  test('with an honest ellipsis or brackets', () => {
    expect(share(({ made }) => made.kind === 'elided' || made.kind === 'bracketed')).toBeGreaterThanOrEqual(0.99);
  });

  test('altered, from twelve words and from eight', () => {
    expect(share(({ made }) => ALTERED.has(made.kind) && made.words >= 12)).toBeGreaterThanOrEqual(0.99);
    expect(share(({ made }) => ALTERED.has(made.kind) && made.words >= 8)).toBeGreaterThanOrEqual(0.97);
  });

  test('not there: at most one of five hundred is said to be', () => {
    const negatives = outcomes.filter(({ made }) => made.wanted.includes('not-found'));
    const found = negatives.filter(({ evidence }) => FOUND.has(evidence.verdict));
    expect(found.length / negatives.length).toBeLessThanOrEqual(0.002);
  });

  test('a lost negation or another number is said to be one, each time', () => {
    const turned = outcomes.filter(({ made, evidence }) => made.sharp !== null && FOUND.has(evidence.verdict));
    expect(turned.length).toBeGreaterThan(50);
    expect(turned.filter(({ sharpRight }) => !sharpRight).map(({ made }) => made.quote)).toEqual([]);
  });
});

function misses(outcomes: readonly Outcome[]): string {
  return outcomes
    .filter(
      (o) =>
        (!o.right && (o.made.words >= 7 || !ALTERED.has(o.made.kind))) ||
        (FOUND.has(o.evidence.verdict) && !o.sharpRight),
    )
    .map(
      (o) =>
        `${o.made.kind}, ${o.made.corpus.name}: ${o.evidence.verdict} ${o.evidence.sharp}\n  ${o.made.quote}\n  ${o.evidence.passage}`,
    )
    .join('\n');
}

interface Pair {
  readonly language: string;
  readonly source: string;
  readonly quote: string;
  readonly verdict: Verdict;
  readonly sharp: Sharp | null;
  readonly how: string;
}

describe('misquotes as people and machines make them', () => {
  const file = resolve(import.meta.dirname, 'misquotes.json');
  const { pairs, passages }: { pairs: readonly Pair[]; passages: Readonly<Record<string, string>> } = JSON.parse(
    readFileSync(file, 'utf8'),
  );
  const judge = ({ source, quote, language }: Pair): Evidence =>
    locate(quote, copyOf(source.startsWith('udhr/') ? declaration(source.slice(5)) : passages[source]!), { language });

  test('fifteen in each of four languages', () => {
    const languages = [...new Set(pairs.map(({ language }) => language))];
    expect(languages.map((code) => pairs.filter(({ language }) => language === code).length)).toEqual([15, 15, 15, 15]);
  });

  test.each(pairs.map((pair) => [pair.language, pair.how, pair.quote, pair] as const))('%s, %s: %s', (...args) => {
    const pair = args[3];
    expect(judge(pair)).toMatchObject({ verdict: pair.verdict, sharp: pair.sharp });
  });
});
