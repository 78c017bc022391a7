import type { Step } from '../text/align.ts';
import { isContracted } from './contractions.ts';
import type { Change } from './evidence.ts';
import type { IndexedCopy } from './indexCopy.ts';
import type { QuoteWords } from './quoteWords.ts';
import type { Settled } from './settle.ts';

/**
 * The word diff of an alignment: runs of words in the order of the quote, a drop before the add that stands for it. What
 * an ellipsis or brackets of the quote stand for is no change. Words as they are written, with what stands between them.
 */
export function changesOf(quote: QuoteWords, copy: IndexedCopy, alignment: Settled, from: number): Change[] {
  const changes: Change[] = [];
  let keep: Run | null = null;
  let drop: Run | null = null;
  let add: Run | null = null;
  const closeKeep = (): void => {
    if (keep) changes.push({ op: 'keep', words: slice(quote.raw, keep) });
    keep = null;
  };
  const closeOthers = (): void => {
    if (drop) changes.push({ op: 'drop', words: slice(copy.copy.text, drop) });
    if (add) changes.push({ op: 'add', words: slice(quote.raw, add) });
    drop = add = null;
  };
  for (const step of alignment.steps) {
    const { op, a, b } = step;
    const last = op === 'joinA' ? a + 1 : a;
    const lastOfSource = from + (op === 'joinB' ? b + 1 : b);
    const ofQuote = op === 'drop' ? null : { start: quote.starts[a]!, end: quote.ends[last]! };
    const ofSource = op === 'add' ? null : { start: copy.starts[from + b]!, end: copy.ends[lastOfSource]! };
    if (step.same || isAllowed(quote, op, a)) {
      if (ofQuote) {
        closeOthers();
        keep = grown(keep, ofQuote);
      }
      continue;
    }
    const joined = op === 'joinA' || op === 'joinB';
    const same = joined
      ? !isShortForm(quote, copy, step, from)
      : op === 'pair' && copy.spelling[copy.ids[from + b]!] === quote.words[a];
    if (same) {
      closeOthers();
      keep = grown(keep, ofQuote!);
      continue;
    }
    closeKeep();
    if (ofSource) drop = grown(drop, ofSource);
    if (ofQuote) add = grown(add, ofQuote);
  }
  closeKeep();
  closeOthers();
  return changes;
}

/** Whether the quote itself says that it departs from the source here. */
export function isAllowed(quote: QuoteWords, op: string, a: number): boolean {
  if (op === 'drop') return quote.elided[a]! || quote.bracketed[a]! || (a > 0 && quote.bracketed[a - 1]!);
  return quote.bracketed[a]!;
}

/** Whether a step pairs words with their contraction (“we have”, “we’ve”): other words, but the same said. */
export function isShortForm(quote: QuoteWords, copy: IndexedCopy, { op, a, b }: Step, from: number): boolean {
  const source = copy.spelling[copy.ids[from + b]!]!;
  const own = quote.words[a]!;
  if (op === 'pair') return isContracted(own, source);
  // What is only run together or apart has as many letters.
  if (op === 'joinA') return own.length + quote.words[a + 1]!.length !== source.length;
  return op === 'joinB' && own.length !== source.length + copy.spelling[copy.ids[from + b + 1]!]!.length;
}

interface Run {
  readonly start: number;
  readonly end: number;
}

const grown = (run: Run | null, by: Run): Run => ({ start: run ? run.start : by.start, end: by.end });

const slice = (text: string, run: Run): string => text.slice(run.start, run.end).replace(/\s+/g, ' ');
