import { span } from '../text/span.ts';
import { type Evidence, noEvidence } from './evidence.ts';
import { type IndexedCopy, pageAt } from './indexCopy.ts';
import { passageAt } from './passage.ts';
import type { QuoteWords } from './quoteWords.ts';
import { languageOfCopy, wordsFor } from './words/index.ts';

/**
 * A quote whose every word is there while the meaning is turned: it begins as a sentence right behind the “not” of its
 * source, or gives a whole sentence but for the “nicht” at its end. Null where the word beside it is no negation, or
 * where the quote does not pretend to be the sentence.
 */
export function cutNegation(
  quote: QuoteWords,
  copy: IndexedCopy,
  place: number,
  language: string | undefined,
): Evidence | null {
  const negations = wordsFor(languageOfCopy(copy) ?? language)?.negations;
  if (!negations) return null;
  const isNegation = (at: number) => at >= 0 && at < copy.ids.length && negations.has(copy.spelling[copy.ids[at]!]!);
  const end = place + quote.words.length;
  if (isNegation(place - 1) && cutsInFront(quote, copy, place)) return turned(quote, copy, place - 1, end, place - 1);
  if (isNegation(end) && cutsBehind(quote, copy, place, end)) return turned(quote, copy, place, end + 1, end);
  return null;
}

function cutsInFront(quote: QuoteWords, copy: IndexedCopy, place: number): boolean {
  const { text } = copy.copy;
  const start = copy.starts[place]!;
  if (!/^\p{Lu}/u.test(quote.raw.slice(quote.starts[0]!)) || !/^\p{Ll}/u.test(text.slice(start, start + 2)))
    return false;
  return !/[.!?;:“”"«»]/.test(text.slice(copy.ends[place - 1]!, start));
}

/** The sentence begins where the quote does, and ends with the negation: nobody sets who speaks in front of that. */
function cutsBehind(quote: QuoteWords, copy: IndexedCopy, place: number, end: number): boolean {
  const { text } = copy.copy;
  if (quote.hasEllipsis || !/^\p{Lu}/u.test(quote.raw.slice(quote.starts[0]!))) return false;
  const opens = place === 0 || /[.!?“„"«»:\n]/.test(text.slice(copy.ends[place - 1]!, copy.starts[place]!));
  const last = copy.ends[end - 1]!;
  return opens && /^\s$/.test(text.slice(last, copy.starts[end]!)) && /^[.!]/.test(text.slice(copy.ends[end]!));
}

function turned(quote: QuoteWords, copy: IndexedCopy, first: number, end: number, negation: number): Evidence {
  const { text } = copy.copy;
  const where = span(copy.starts[first]!, copy.ends[end - 1]!);
  const drop = { op: 'drop', words: text.slice(copy.starts[negation]!, copy.ends[negation]!) } as const;
  const keep = {
    op: 'keep',
    words: quote.raw.slice(quote.starts[0], quote.ends.at(-1)).replace(/\s+/g, ' '),
  } as const;
  return {
    ...noEvidence,
    verdict: 'altered',
    copy,
    span: where,
    ...passageAt(copy, where),
    page: pageAt(copy, where.start),
    changes: negation === first ? [drop, keep] : [keep, drop],
    sharp: 'negation',
  };
}
