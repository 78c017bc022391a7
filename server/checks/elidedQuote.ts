import type { Elision } from '../evidence/evidence.ts';
import type { Check } from './check.ts';
import { named } from './quoteFixes.ts';

/** An ellipsis that skips more words than this joins what was not said together. */
const MOST_SKIPPED = 50;

export const elidedQuote: Check = {
  code: 'elided-quote',
  level: 'information',
  summary:
    'The ellipsis in a quote passes over much text or a negation, or its pieces stand in another order in the source.',
  example: {
    before: '“Nobody had been made ill … until the repairs were done” [2].',
    after: '“Nobody had been made ill”, Marsh said, but families “should not drink from private wells” [2].',
  },
  about: 'copies',
  *run(_draft, evidence) {
    for (const { quote, evidence: found, source } of evidence.quotes) {
      const what = found.elision && skips(found.elision);
      if (!what) continue;
      yield {
        start: quote.start,
        end: quote.end,
        message: `${what} in ${source ? named(source) : 'the source'}. Make sure that the quote still says what its source says, or quote the pieces apart.`,
      };
    }
  },
};

function skips({ skipped, negation, outOfOrder }: Elision): string | null {
  if (outOfOrder) return 'The pieces of this quote stand in another order';
  if (negation) return `The ellipsis passes over ${skipped} words, a negation among them,`;
  return skipped > MOST_SKIPPED ? `The ellipsis passes over ${skipped} words` : null;
}
