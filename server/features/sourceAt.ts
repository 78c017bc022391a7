import type { Draft, Source } from '../draft/model.ts';
import { entryAt } from '../draft/near.ts';
import type { Span } from '../text/span.ts';
import { placeAt } from './place.ts';

/** The source that the cursor (the end of a selection) means: of the number there, or of the entry that it stands in. */
export function sourceAt(draft: Draft, selection: Span): Source | null {
  const place = placeAt(draft, selection.end);
  if (place?.kind === 'citation') return place.labels.length === 1 ? place.labels[0]!.source : null;
  return place?.kind === 'entry' ? place.source : entryAt(draft, selection.end);
}

/** Like `sourceAt`, but only at the number itself: what the light bulb offers should not follow the cursor about. */
export function sourceOfLabelAt(draft: Draft, selection: Span): Source | null {
  const place = placeAt(draft, selection.end);
  return place && place.kind !== 'quote' ? sourceAt(draft, selection) : null;
}
