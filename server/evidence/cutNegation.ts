import { span } from '../text/span.ts';
import { type Evidence, noEvidence } from './evidence.ts';
import { type IndexedCopy, pageAt } from './indexCopy.ts';
import { passageAt } from './passage.ts';
import type { QuoteWords } from './quoteWords.ts';
import { languageOfCopy, wordsFor } from './words/index.ts';

/**
 * A quote that begins as a sentence right behind the “not” of its source: every word is there and the meaning is turned.
 * Null where the word before is no negation, or where the quote does not pretend to open the sentence.
 */
export function cutNegation(
  quote: QuoteWords,
  copy: IndexedCopy,
  place: number,
  language: string | undefined,
): Evidence | null {
  if (place === 0) return null;
  const { text } = copy.copy;
  const before = copy.spelling[copy.ids[place - 1]!]!;
  if (!wordsFor(languageOfCopy(copy) ?? language)?.negations.has(before)) return null;
  const start = copy.starts[place]!;
  if (!/^\p{Lu}/u.test(quote.raw.slice(quote.starts[0]!)) || !/^\p{Ll}/u.test(text.slice(start, start + 2)))
    return null;
  const cut = span(copy.starts[place - 1]!, copy.ends[place - 1]!);
  if (/[.!?;:“”"«»]/.test(text.slice(cut.end, start))) return null;
  const where = span(cut.start, copy.ends[place + quote.words.length - 1]!);
  return {
    ...noEvidence,
    verdict: 'altered',
    copy,
    span: where,
    ...passageAt(copy, where),
    page: pageAt(copy, where.start),
    changes: [
      { op: 'drop', words: text.slice(cut.start, cut.end) },
      { op: 'keep', words: quote.raw.slice(quote.starts[0], quote.ends.at(-1)).replace(/\s+/g, ' ') },
    ],
    sharp: 'negation',
  };
}
