import { standsAlone } from '../text/words.ts';
import { countIn, type IndexedCopy } from './indexCopy.ts';
import type { QuoteWords } from './quoteWords.ts';

/** A stretch of a copy's words: `[start, end)`. */
export interface Window {
  readonly start: number;
  readonly end: number;
}

/** Places of rare words that are looked at for one quote. */
const MOST_VOTES = 1_000;
/** Places that are visited to find them. */
const MOST_VISITS = 30_000;
/** Stretches that are looked at closely. */
const MOST_WINDOWS = 3;
/** The best stretches lie beside each other. */
const MOST_TRIES = 8;
/** What one quote leaves out or puts in between, at most, in UTF-16 units of the source. */
const LONGEST_SKIP = 2_500;
/** Cells of an alignment: some hundredths of a second, whatever the quote. */
const MOST_CELLS = 3_000_000;

/**
 * Where in the copy the quote may stand: each of its rarer words votes, at every place where the copy has it, for the
 * stretch that would begin there. The best stretches, the likeliest first.
 */
export function windowsFor(quote: QuoteWords, copy: IndexedCopy): Window[] {
  const n = quote.words.length;
  const bucket = Math.max(4, Math.ceil(n / 3));
  const votes = new Map<number, number>();
  let left = MOST_VOTES;
  for (const { at, id, next, weight } of voters(quote, copy)) {
    for (let p = copy.firstPlace[id]!; p < copy.firstPlace[id + 1]!; p++) {
      const place = copy.places[p]!;
      if (next !== null && copy.ids[place + 1] !== next) continue;
      const key = Math.floor((place - at) / bucket);
      votes.set(key, (votes.get(key) ?? 0) + weight);
      left--;
    }
    if (left <= 0) break;
  }
  const windows: Window[] = [];
  const gaps = quote.elided.some(Boolean) || quote.bracketed.some(Boolean);
  const seen = new Set<number>();
  for (let tries = 0; tries < MOST_TRIES && windows.length < MOST_WINDOWS; tries++) {
    const key = bestOf(votes, seen);
    if (key === null) break;
    seen.add(key);
    const start = key * bucket;
    const end = start + 2 * bucket + n;
    if (windows.some((w) => w.start <= start && end <= w.end + 2 * bucket)) continue;
    windows.push(widened(copy, start, end, n, gaps));
  }
  return windows;
}

/** The stretch with the most votes that was not taken yet, or null. A quote falls between two of them as often as not. */
function bestOf(votes: ReadonlyMap<number, number>, seen: ReadonlySet<number>): number | null {
  let best: number | null = null;
  let most = 0;
  for (const [key, own] of votes) {
    const score = own + (votes.get(key + 1) ?? 0) + 0.001 * (votes.get(key - 1) ?? 0);
    if (score > most && !seen.has(key)) {
      most = score;
      best = key;
    }
  }
  return best;
}

interface Voter {
  readonly at: number;
  readonly id: number;
  /** The word that must follow, or null. */
  readonly next: number | null;
  readonly count: number;
  readonly weight: number;
}

/**
 * The words that vote, the rarest first, until enough places have been looked at. A single character of a script
 * without spaces says little, so two in a row vote together.
 */
function voters(quote: QuoteWords, copy: IndexedCopy): Voter[] {
  const all: Voter[] = [];
  const ids = quote.words.map((word) => copy.idOf.get(word));
  const alone = quote.words.map(standsAlone);
  ids.forEach((id, at) => {
    if (id === undefined || quote.bracketed[at]) return;
    const count = countIn(copy, id);
    const next = alone[at] && alone[at + 1] && !quote.bracketed[at + 1] ? ids[at + 1] : null;
    if (next === undefined) return;
    all.push({ at, id, next, count, weight: Math.log2(1 + copy.ids.length / count) });
  });
  all.sort((a, b) => a.count - b.count);
  let left = MOST_VISITS;
  return all.filter((voter, index) => {
    left -= voter.count;
    // Two words at least must be able to agree on a place.
    return left > 0 || index < 2;
  });
}

/** With room on both sides for what was left out; bounded by what an alignment may cost. */
function widened(copy: IndexedCopy, start: number, end: number, n: number, gaps: boolean): Window {
  const room = gaps ? LONGEST_SKIP / 5 : Math.max(4, Math.ceil(n / 3));
  const most = Math.max(n + 40, Math.floor(MOST_CELLS / n));
  const from = Math.max(0, start - room);
  const to = Math.min(copy.ids.length, end + room, from + most);
  return { start: Math.min(from, to), end: to };
}
