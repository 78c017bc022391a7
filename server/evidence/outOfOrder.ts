import { span } from '../text/span.ts';
import { type Evidence, noEvidence } from './evidence.ts';
import { exactPlaces } from './exact.ts';
import { type IndexedCopy, pageAt } from './indexCopy.ts';
import { passageAt } from './passage.ts';
import type { QuoteWords } from './quoteWords.ts';

/** Pieces farther apart than this (UTF-16 units of the source) belong to different passages. */
const FARTHEST = 2_500;
/** A shorter piece may stand anywhere. */
const SHORTEST = 3;

/** A quote whose pieces between ellipses all stand in the copy word for word, near each other in another order. */
export function outOfOrder(quote: QuoteWords, copy: IndexedCopy): Evidence | null {
  if (!quote.hasEllipsis || quote.bracketed.some(Boolean)) return null;
  const pieces: string[][] = [[]];
  quote.words.forEach((word, i) => {
    if (quote.elided[i]) pieces.push([]);
    pieces.at(-1)!.push(word);
  });
  if (pieces.length < 2 || pieces.some((piece) => piece.length < SHORTEST)) return null;
  const anchor = pieces.reduce((best, piece) => (piece.length > best.length ? piece : best));
  const at = exactPlaces(anchor, copy)[0];
  if (at === undefined) return null;
  let start = copy.starts[at]!;
  let end = copy.ends[at + anchor.length - 1]!;
  for (const piece of pieces) {
    if (piece === anchor) continue;
    const near = exactPlaces(piece, copy).find((place) => Math.abs(copy.starts[place]! - copy.starts[at]!) <= FARTHEST);
    if (near === undefined) return null;
    start = Math.min(start, copy.starts[near]!);
    end = Math.max(end, copy.ends[near + piece.length - 1]!);
  }
  const where = span(start, end);
  return {
    ...noEvidence,
    verdict: 'typographic',
    copy,
    span: where,
    ...passageAt(copy, where),
    page: pageAt(copy, start),
    typography: ['ellipsis'],
    elision: { skipped: 0, negation: false, outOfOrder: true },
  };
}
