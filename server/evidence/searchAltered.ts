import { type AlignCosts, align } from '../text/align.ts';
import { span } from '../text/span.ts';
import { standsAlone } from '../text/words.ts';
import { alike } from './alike.ts';
import { differsByAttribution } from './attribution.ts';
import { changesOf, isShortForm } from './changes.ts';
import { contracted, isContracted, SHORTENED_WORDS } from './contractions.ts';
import { elisionOf } from './elision.ts';
import { type Evidence, noEvidence } from './evidence.ts';
import { countIn, type IndexedCopy, pageAt } from './indexCopy.ts';
import type { LocateOptions } from './locateOptions.ts';
import { passageAt } from './passage.ts';
import type { QuoteWords } from './quoteWords.ts';
import { type Settled, settle } from './settle.ts';
import { sharpOf } from './sharp.ts';
import { type Matched, typographyOf } from './typography.ts';
import { windowsFor } from './windows.ts';
import { languageOfCopy, wordsFor } from './words/index.ts';

/** Up to this many words a passage that is nearly the same may well be another one. */
const EXACT_ONLY = 6;
/**
 * Up to so many words, the share of a quote's words that the source must have, in order, and the share of what they tell
 * (a rare word tells more than a common one), and the most changes for each of its words (a run of words left out counts
 * as two at most). Chosen on the benchmark's tuning seed.
 */
const BARS = [
  { words: 7, kept: 0.85, share: 0.74, changed: 0.29 },
  { words: 9, kept: 0.75, share: 0.72, changed: 0.26 },
  { words: 14, kept: 0.72, share: 0.66, changed: 0.3 },
  { words: Number.POSITIVE_INFINITY, kept: 0.75, share: 0.7, changed: 0.28 },
];
/** A longer quote whose words, as they are written, a passage has to a smaller share than this is not from there. */
const FEW_WORDS = 9;
const LEAST_KEPT = 0.4;
/** What a word that is nearly the same counts as. */
const NEARLY = 0.7;
/** The longest piece of a quote with an ellipsis or brackets must be at least so long to say where it is from. */
const SHORTEST_ANCHOR = 4;
const SHORTEST_NEAR_ANCHOR = 3;

/** How well an alignment stands. */
interface Judged {
  readonly alignment: Settled;
  readonly from: number;
  /** Words of the quote (outside brackets) that the source has at their place, and those nearly the same. */
  readonly kept: number;
  readonly near: number;
  /** How many of those nearly the same are contracted on one side (“we’ve”) and written out on the other. */
  readonly contracted: number;
  /** Words of either side that the other does not have, where nothing says that they may differ. */
  readonly changed: number;
  /** The share of what the quote's words tell that the source has: a rare word tells more than a common one. */
  readonly share: number;
}

/**
 * The quote with other words, or with an ellipsis or brackets, in a copy that does not have it word for word; null when
 * it is not there. Bounded: only a few stretches of the copy are looked at.
 */
export function searchAltered(quote: QuoteWords, copy: IndexedCopy, options: LocateOptions): Evidence | null {
  const { language } = options;
  const own = quote.words.length - quote.bracketed.filter(Boolean).length;
  if (own === 0) return null;
  let best: Judged | null = null;
  for (const window of windowsFor(quote, copy)) {
    const costs = costsFor(quote, copy, window.start);
    const aligned = align(quote.words.length, window.end - window.start, costs);
    let judged = judge(quote, copy, aligned, window.start, costs);
    // Where most words are others, no other form of a number makes a quote of them, and looking for one takes its time.
    if (own <= FEW_WORDS || judged.kept + judged.near >= own * LEAST_KEPT) {
      judged = judge(quote, copy, settle(quote, copy, aligned, window.start, options), window.start, costs);
    }
    if (best === null || judged.kept + judged.near - judged.changed > best.kept + best.near - best.changed) {
      best = judged;
    }
    if (best.changed === 0 && best.near === 0) break;
  }
  if (best === null) return null;
  if (best.changed === 0 && best.near === 0 && best.kept === own) return unaltered(quote, copy, best, language);
  if (best.near === 0 && differsByAttribution(quote, copy, best.alignment, best.from, options.sayings)) {
    const whole = unaltered(quote, copy, best, language);
    if (whole) return { ...whole, typography: [...whole.typography, 'attribution'] };
  }
  if (!isFound(quote, best, own)) return null;
  return altered(quote, copy, best, language);
}

/** Short quotes overlap with other passages by chance, and a shared turn of phrase is no quote. */
function isFound(quote: QuoteWords, best: Judged, own: number): boolean {
  if (quote.count <= EXACT_ONLY) {
    return best.contracted > 0 && best.contracted === best.near && best.changed === 0 && quote.count > best.near + 1;
  }
  const bar = BARS.find(({ words }) => quote.count <= words)!;
  const kept = (best.kept + NEARLY * best.near) / own;
  return kept >= bar.kept && best.share >= bar.share && best.changed <= own * bar.changed;
}

function costsFor(quote: QuoteWords, copy: IndexedCopy, from: number): AlignCosts {
  const { words, bracketed, elided } = quote;
  const { ids: source, spelling } = copy;
  // These run once for each pair of words: what is needed of a word is looked up before.
  const ids = Int32Array.from(words, (word) => copy.idOf.get(word) ?? -1);
  const lengths = Uint16Array.from(words, (word) => word.length);
  const shortened = new Set(SHORTENED_WORDS.flatMap((word) => copy.idOf.get(word) ?? []));
  const contractions = Int32Array.from(words, (word, i) => {
    const short = i + 1 < words.length ? contracted(word, words[i + 1]!) : null;
    return (short === null ? undefined : copy.idOf.get(short)) ?? -1;
  });
  const memo = new Map<number, number>();
  const long = (id: number): number => spelling[id]!.length;
  return {
    pair(i, j) {
      const id = source[from + j]!;
      if (ids[i] === id) return 0;
      // The writer's own word stands for whatever is there.
      if (bracketed[i]) return 0.05;
      const length = lengths[i]!;
      if (length < 4 || Math.abs(length - long(id)) > 2) return 1;
      const key = i * spelling.length + id;
      let cost = memo.get(key);
      if (cost === undefined) {
        cost = alike(words[i]!, spelling[id]!) || isContracted(words[i]!, spelling[id]!) ? 0.4 : 1;
        memo.set(key, cost);
      }
      return cost;
    },
    joinB(i, j) {
      const first = source[from + j]!;
      const second = source[from + j + 1]!;
      if (shortened.has(second) && contracted(spelling[first]!, spelling[second]!) === words[i]) return true;
      if (lengths[i]! !== long(first) + long(second)) return false;
      return words[i]!.startsWith(spelling[first]!) && words[i]!.endsWith(spelling[second]!);
    },
    joinA(i, j) {
      const id = source[from + j]!;
      if (id === contractions[i]) return true;
      if (long(id) !== lengths[i]! + lengths[i + 1]!) return false;
      return spelling[id]!.startsWith(words[i]!) && spelling[id]!.endsWith(words[i + 1]!);
    },
    add: (i) => (bracketed[i] ? 0.05 : 1),
    free: (i) => elided[i]! || bracketed[i]! || (i > 0 && bracketed[i - 1]!),
  };
}

function judge(quote: QuoteWords, copy: IndexedCopy, alignment: Settled, from: number, costs: AlignCosts): Judged {
  let kept = 0;
  let near = 0;
  let short = 0;
  let changed = 0;
  let told = 0;
  let run = 0;
  const weights = quote.words.map((word, i) => (quote.bracketed[i] ? 0 : weightOf(copy, word)));
  for (const step of alignment.steps) {
    if (step.same) {
      if (step.op === 'drop') continue;
      const own = step.op === 'joinA' ? 2 : 1;
      kept += own;
      for (let i = step.a; i < step.a + own; i++) told += weights[i]!;
      continue;
    }
    if (step.op === 'drop') {
      // What was left out in one place is one change, however long.
      run = costs.free(step.a) ? 0 : run + 1;
      if (run > 0 && run <= 2) changed++;
      continue;
    }
    run = 0;
    if (step.op === 'add') {
      if (!quote.bracketed[step.a]) changed++;
    } else if (isShortForm(quote, copy, step, from)) {
      const own = step.op === 'joinA' ? 2 : 1;
      near += own;
      short += own;
      for (let i = step.a; i < step.a + own; i++) told += weights[i]! * NEARLY;
    } else if (step.op === 'joinA') {
      kept += 2;
      told += weights[step.a]! + weights[step.a + 1]!;
    } else if (step.op === 'joinB') {
      kept++;
      told += weights[step.a]!;
    } else if (!quote.bracketed[step.a]) {
      const cost = costs.pair(step.a, step.b);
      if (cost === 0) kept++;
      else if (cost < 1) near++;
      else changed++;
      told += weights[step.a]! * (cost === 0 ? 1 : cost < 1 ? NEARLY : 0);
    }
  }
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return { alignment, from, kept, near, contracted: short, changed, share: all === 0 ? 0 : told / all };
}

/** What a word tells of where it is from, in bits: the rarer it is in the copy the more. */
function weightOf(copy: IndexedCopy, word: string): number {
  const id = copy.idOf.get(word);
  return Math.log2(1 + copy.ids.length / (id === undefined ? 1 : countIn(copy, id)));
}

/** Every word is there; what is not says so itself, by an ellipsis or brackets, or is only run together or apart. */
function unaltered(quote: QuoteWords, copy: IndexedCopy, best: Judged, language: string | undefined): Evidence | null {
  const elision = elisionOf(quote, copy, best.alignment, best.from, wordsFor(languageOfCopy(copy) ?? language));
  const anchor = longestPiece(quote);
  const skipped = elision?.skipped ?? 0;
  if (anchor < SHORTEST_NEAR_ANCHOR || (anchor < SHORTEST_ANCHOR && skipped > 30)) return null;
  const pairs = matchedOf(quote, copy, best);
  const kinds = typographyOf(quote.raw, copy.copy.text, pairs);
  if (quote.hasEllipsis) kinds.add('ellipsis');
  if (quote.hasBracket) kinds.add('bracket');
  for (const { op, same } of best.alignment.steps) {
    if (same) kinds.add(same);
    else if (op === 'joinA' || op === 'joinB') kinds.add('spacing');
  }
  return { ...placed(copy, best), verdict: 'typographic', typography: [...kinds], elision };
}

function altered(quote: QuoteWords, copy: IndexedCopy, best: Judged, language: string | undefined): Evidence {
  const words = wordsFor(languageOfCopy(copy) ?? language);
  const changes = changesOf(quote, copy, best.alignment, best.from);
  return {
    ...placed(copy, best),
    verdict: 'altered',
    changes,
    sharp: sharpOf(quote, copy, best.alignment, best.from, words),
    elision: elisionOf(quote, copy, best.alignment, best.from, words),
  };
}

function placed(copy: IndexedCopy, best: Judged): Evidence {
  const where = span(
    copy.starts[best.from + best.alignment.start]!,
    copy.ends[best.from + Math.max(best.alignment.start, best.alignment.end - 1)]!,
  );
  return { ...noEvidence, copy, span: where, ...passageAt(copy, where), page: pageAt(copy, where.start) };
}

/** The number of words in the longest run without an ellipsis or brackets. */
function longestPiece(quote: QuoteWords): number {
  let longest = 0;
  let run = 0;
  quote.words.forEach((word, i) => {
    if (quote.elided[i] || quote.bracketed[i]) run = 0;
    if (!quote.bracketed[i]) run += standsAlone(word) ? 0.5 : 1;
    longest = Math.max(longest, run);
  });
  return longest;
}

function matchedOf(quote: QuoteWords, copy: IndexedCopy, best: Judged): Matched[] {
  const matched: Matched[] = [];
  let last: { a: number; b: number } | null = null;
  for (const { op, a, b, same } of best.alignment.steps) {
    if (same || op === 'add' || op === 'drop' || quote.bracketed[a]) continue;
    const lastA = op === 'joinA' ? a + 1 : a;
    const lastB = best.from + (op === 'joinB' ? b + 1 : b);
    if (op === 'pair') {
      matched.push({
        quote: { start: quote.starts[a]!, end: quote.ends[a]! },
        source: { start: copy.starts[lastB]!, end: copy.ends[lastB]! },
        joined: last !== null && last.a === a - 1 && last.b === lastB - 1 && !quote.elided[a],
      });
      last = { a: lastA, b: lastB };
    } else last = null;
  }
  return matched;
}
