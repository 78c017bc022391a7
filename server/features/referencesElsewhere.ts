import type { Source } from '../draft/model.ts';
import type { FoundDraft } from '../workspace/draftIndex.ts';
import { type IndexedPlace, keysOf, usesOf } from '../workspace/indexedDraft.ts';

export interface PlaceElsewhere {
  readonly uri: string;
  readonly place: IndexedPlace;
}

/** By what the sources are known in other drafts; empty when nothing but their words tells them. */
export function knownBy(sources: readonly Source[]): readonly string[] {
  return [...new Set(sources.flatMap(keysOf))];
}

/** Where other drafts cite a source with one of the keys, with its entries there when `includeEntry` says so. */
export function referencesElsewhere(
  drafts: readonly FoundDraft[],
  keys: readonly string[],
  includeEntry: boolean,
): readonly PlaceElsewhere[] {
  const wanted = new Set(keys);
  return drafts.flatMap(({ uri, draft }) =>
    draft.sources
      .filter((source) => source.keys.some((key) => wanted.has(key)))
      .flatMap((source) =>
        [...usesOf(source), ...(includeEntry ? [source.entry] : [])].map((place) => ({ uri, place })),
      ),
  );
}
