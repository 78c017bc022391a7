import type { Draft, Source } from '../draft/model.ts';
import type { Span } from '../text/span.ts';
import { timesCited } from './describe.ts';
import { shownLists } from './overview.ts';

/** A line of words above an entry of a source list. */
export interface EntryLens extends Span {
  readonly source: Source;
  /** `cited 4 times`, `not cited`. */
  readonly title: string;
}

/** How often each entry that can be cited is cited, in text order. */
export function codeLenses(draft: Draft): readonly EntryLens[] {
  return shownLists(draft)
    .flatMap((list) => list.sources)
    .filter((source) => source.label !== null && !source.catchAll)
    .map((source) => ({ ...placeOf(source), source, title: timesCited(source.useCount) }));
}

/** Where a source is cited: the numbers alone, in text order. */
export function citedAt(source: Source): readonly Span[] {
  return source.uses.map(({ label }) => {
    const { start, end } = label.range ?? label;
    return { start, end };
  });
}

const placeOf = (source: Source): Span => {
  const { start, end } = source.labelMark ?? source.labelSpan ?? source.body;
  return { start, end };
};
