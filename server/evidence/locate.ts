import { span } from '../text/span.ts';
import { cutNegation } from './cutNegation.ts';
import { type Evidence, noEvidence, notChecked, type Verdict } from './evidence.ts';
import { exactPlaces } from './exact.ts';
import { type IndexedCopy, pageAt } from './indexCopy.ts';
import type { LocateOptions } from './locateOptions.ts';
import { otherLanguage } from './otherLanguage.ts';
import { outOfOrder } from './outOfOrder.ts';
import { passageAt } from './passage.ts';
import { type QuoteWords, quoteWords } from './quoteWords.ts';
import { searchAltered } from './searchAltered.ts';
import { typographyOf } from './typography.ts';

/** Longer quotes are not compared word by word. */
const MOST_WORDS = 2_000;
/** Fewer words (of the source's own) stand in any text by chance; not finding them says nothing. */
const FEWEST_WORDS = 3;
const FEWEST_TEXT = 5;

/** The best first; equal verdicts keep the order of the copies. */
const RANK: Readonly<Record<Verdict, number>> = {
  exact: 4,
  typographic: 3,
  altered: 2,
  'not-found': 1,
  'could-not-check': 0,
};

/**
 * Finds a quote (its words as plain text, without its outer marks) in the saved copies of the sources that it cites,
 * and says how well it stands there. Never throws. `not-found` only when a copy with text was searched and could hold
 * the quote; `could-not-check` when none was.
 */
export function locate(
  quote: string | QuoteWords,
  copies: IndexedCopy | readonly IndexedCopy[],
  options: LocateOptions = {},
): Evidence {
  const list = 'copy' in copies ? [copies] : copies;
  if (list.length === 0) return notChecked('no-copy');
  const words = typeof quote === 'string' ? quoteWords(quote) : quote;
  if (words.words.length === 0) return notChecked('too-short');
  let best: Evidence | null = null;
  for (const copy of list) {
    const found = locateExact(words, copy, options);
    if (found && (!best || RANK[found.verdict] > RANK[best.verdict])) best = found;
    if (best?.verdict === 'exact') return best;
  }
  if (best) return best;
  for (const copy of list) {
    const found = locateOther(words, copy, options);
    if (!best || RANK[found.verdict] > RANK[best.verdict]) best = found;
  }
  return best!;
}

/** Whether a copy has text to check against at all. */
export const hasText = (copy: IndexedCopy): boolean =>
  copy.copy.meta.problem === null && copy.ids.length >= FEWEST_TEXT;

function locateExact(quote: QuoteWords, copy: IndexedCopy, options: LocateOptions): Evidence | null {
  if (!hasText(copy)) return null;
  let best: Evidence | null = null;
  for (const place of exactPlaces(quote.words, copy)) {
    const found = exactAt(quote, copy, place, options);
    // What stands in a menu is taken only when it stands nowhere else.
    const better = !best || (RANK[found.verdict] > RANK[best.verdict] && found.span!.start < copy.copy.furniture);
    if (better) best = found;
    if (best!.verdict === 'exact') break;
  }
  return best;
}

function exactAt(quote: QuoteWords, copy: IndexedCopy, place: number, options: LocateOptions): Evidence {
  const kinds = typographyOf(
    quote.raw,
    copy.copy.text,
    quote.words.map((_, i) => ({
      quote: { start: quote.starts[i]!, end: quote.ends[i]! },
      source: { start: copy.starts[place + i]!, end: copy.ends[place + i]! },
      joined: i > 0,
    })),
  );
  const source = copy.copy.text.slice(copy.starts[place], copy.ends[place + quote.words.length - 1]);
  // Brackets that the source has too are its own.
  if (quote.hasBracket && flat(quote.raw.slice(quote.starts[0], quote.ends.at(-1))) !== flat(source))
    kinds.add('bracket');
  if (!kinds.has('bracket')) {
    const cut = cutNegation(quote, copy, place, options.language);
    if (cut) return cut;
  }
  const where = span(copy.starts[place]!, copy.ends[place + quote.words.length - 1]!);
  return {
    ...noEvidence,
    verdict: kinds.size === 0 ? 'exact' : 'typographic',
    copy,
    span: where,
    ...passageAt(copy, where),
    page: pageAt(copy, where.start),
    typography: [...kinds],
  };
}

function locateOther(quote: QuoteWords, copy: IndexedCopy, options: LocateOptions): Evidence {
  if (!hasText(copy)) return notChecked('no-text');
  if (quote.words.length > MOST_WORDS) return notChecked('too-long');
  const found = searchAltered(quote, copy, options);
  if (found) return found;
  const turned = outOfOrder(quote, copy);
  if (turned) return turned;
  if (quote.count < FEWEST_WORDS) return notChecked('too-short');
  if (otherLanguage(quote, copy, options.language)) return notChecked('other-language');
  return copy.cut ? notChecked('too-long') : noEvidence;
}

const flat = (text: string): string => text.replace(/\s+/g, ' ');
