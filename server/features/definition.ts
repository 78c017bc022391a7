import type { Draft, Source } from '../draft/model.ts';
import type { Span } from '../text/span.ts';
import { citedFor } from './citedFor.ts';
import { placeAt } from './place.ts';

export interface Definition {
  /** What was asked about: the number alone. */
  readonly origin: Span;
  /** The whole entry. */
  readonly target: Span;
  /** The entry's label, or its words where it has none. */
  readonly selection: Span;
}

/** The entries that the citation, entry label or quote at the offset belongs to. */
export function definition(draft: Draft, offset: number): readonly Definition[] {
  const place = placeAt(draft, offset);
  if (!place) return [];
  const to = (source: Source): Definition => ({
    origin: place.span,
    target: source,
    selection: source.labelSpan ?? source.body,
  });
  if (place.kind === 'entry') return [to(place.source)];
  const labels =
    place.kind === 'citation' ? place.labels : citedFor(place.quote).flatMap((citation) => citation.labels);
  return [...new Set(labels.flatMap((label) => (label.source ? [label.source] : [])))].map(to);
}
