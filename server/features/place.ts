import type { Citation, CitationLabel, Draft, Quote, Source } from '../draft/model.ts';
import { citationAt, entryAt } from '../draft/near.ts';
import { type Span, touches } from '../text/span.ts';

/** What stands at an offset of a draft: the innermost thing that this project knows something about. */
export type Place =
  | {
      readonly kind: 'citation';
      readonly citation: Citation;
      /** The number that is meant; for a range such as `3–5`, all its numbers. Never empty. */
      readonly labels: readonly CitationLabel[];
      /** The number alone, or the range. */
      readonly span: Span;
    }
  | { readonly kind: 'entry'; readonly source: Source; readonly span: Span }
  | { readonly kind: 'quote'; readonly quote: Quote; readonly span: Span };

/** The citation, entry label or quote at the offset, or null. A cursor just behind a mark still belongs to it. */
export function placeAt(draft: Draft, offset: number): Place | null {
  const citation = citationAt(draft, offset);
  if (citation && citation.labels.length > 0) return inCitation(citation, offset);
  const source = entryLabelAt(draft, offset);
  if (source) return { kind: 'entry', source, span: source.labelSpan ?? source.labelMark! };
  const quote = innermost(draft.quotesOver({ start: offset, end: offset }));
  return quote ? { kind: 'quote', quote, span: quote } : null;
}

/** The source whose entry has its label at the offset, or null. */
export function entryLabelAt(draft: Draft, offset: number): Source | null {
  const source = entryAt(draft, offset);
  const mark = source?.labelMark ?? source?.labelSpan;
  return source && mark && touches(mark, offset) ? source : null;
}

/** The index of the last span that starts at or before the offset; -1 when there is none. */
export function lastFrom(spans: readonly Span[], offset: number): number {
  let low = -1;
  let high = spans.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (spans[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function inCitation(citation: Citation, offset: number): Place {
  let best = citation.labels[0]!;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const label of citation.labels) {
    const { start, end } = label.range ?? label;
    const distance = offset < start ? start - offset : offset > end ? offset - end : 0;
    if (distance < bestDistance) {
      best = label;
      bestDistance = distance;
    }
  }
  const range = best.range;
  if (range === null) return { kind: 'citation', citation, labels: [best], span: { start: best.start, end: best.end } };
  const labels = citation.labels.filter((label) => label.range?.start === range.start);
  return { kind: 'citation', citation, labels, span: { start: range.start, end: range.end } };
}

// Quotes may stand inside each other (a block quote with words in marks): the shortest one is meant.
function innermost(quotes: readonly Quote[]): Quote | null {
  let best: Quote | null = null;
  for (const quote of quotes) if (!best || quote.end - quote.start < best.end - best.start) best = quote;
  return best;
}
