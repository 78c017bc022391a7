import type { Draft, Source } from '../draft/model.ts';
import type { Span } from '../text/span.ts';
import { placeAt } from './place.ts';

/** A place where a source (or a number without an entry) is written. */
export interface Mention extends Span {
  /** `entry`: the label in the source list; `use`: a citation's number. */
  readonly kind: 'entry' | 'use';
}

/**
 * Every place of the source at the offset, asked from a citation or from the entry's label, in text order. For a
 * number without an entry: every citation of that number.
 */
export function mentions(draft: Draft, offset: number): readonly Mention[] {
  const place = placeAt(draft, offset);
  if (!place || place.kind === 'quote') return [];
  if (place.kind === 'entry') return ofSource(place.source);
  const found = new Map<number, Mention>();
  for (const label of place.labels) {
    for (const mention of label.source ? ofSource(label.source) : ofMissing(draft, label.label)) {
      found.set(mention.start, mention);
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/** The sources at the offset: of the citation's number (or range), or the entry's own. */
export function sourcesAt(draft: Draft, offset: number): readonly Source[] {
  const place = placeAt(draft, offset);
  if (!place || place.kind === 'quote') return [];
  if (place.kind === 'entry') return [place.source];
  return place.labels.flatMap(({ source }) => (source ? [source] : []));
}

/** Where the source at the offset is cited, with its entry when `includeEntry` says so. */
export function references(draft: Draft, offset: number, includeEntry: boolean): readonly Span[] {
  return mentions(draft, offset).filter((mention) => includeEntry || mention.kind === 'use');
}

function ofSource(source: Source): readonly Mention[] {
  const found = new Map<number, Mention>();
  for (const { label } of source.uses) {
    const { start, end } = label.range ?? label;
    found.set(start, { kind: 'use', start, end });
  }
  const { start, end } = source.labelSpan ?? source.body;
  found.set(start, { kind: 'entry', start, end });
  return [...found.values()].sort((a, b) => a.start - b.start);
}

function ofMissing(draft: Draft, label: string): readonly Mention[] {
  return draft.unresolved.flatMap((citation) =>
    citation.labels
      .filter((other) => other.source === null && other.label === label)
      .map((other): Mention => ({ kind: 'use', start: (other.range ?? other).start, end: (other.range ?? other).end })),
  );
}
