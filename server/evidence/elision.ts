import type { Alignment } from '../text/align.ts';
import type { Elision } from './evidence.ts';
import type { IndexedCopy } from './indexCopy.ts';
import type { QuoteWords } from './quoteWords.ts';
import type { EvidenceWords } from './words/language.ts';

/** What the ellipses of a quote pass over, or null when nothing. */
export function elisionOf(
  quote: QuoteWords,
  copy: IndexedCopy,
  alignment: Alignment,
  from: number,
  words: EvidenceWords | null,
): Elision | null {
  let skipped = 0;
  let negation = false;
  for (const { op, a, b } of alignment.steps) {
    if (op !== 'drop' || !quote.elided[a]) continue;
    skipped++;
    if (words?.negations.has(copy.spelling[copy.ids[from + b]!]!)) negation = true;
  }
  return skipped === 0 ? null : { skipped, negation, outOfOrder: false };
}
