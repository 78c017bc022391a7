import type { Draft, Source, SourceList } from '../draft/model.ts';

/** Lists whose numbers go on from one to the next, so that each number means one entry of them all. */
export interface NumberSpace {
  readonly lists: readonly SourceList[];
  /** The entries with a number, in text order. */
  readonly sources: readonly Source[];
}

/**
 * The numberings of a draft. A list that repeats numbers of those before it begins anew; footnotes have numbers of
 * their own.
 */
export function numberSpaces(draft: Draft): readonly NumberSpace[] {
  const spaces: { lists: SourceList[]; sources: Source[]; kind: string; taken: Set<number> }[] = [];
  for (const list of draft.sourceLists) {
    const sources = list.sources.filter((source) => source.number !== null && source.labelSpan !== null);
    if (sources.length === 0) continue;
    const kind = kindOf(sources[0]!);
    const last = spaces.findLast((space) => space.kind === kind);
    if (last && sources.every(({ number }) => !last.taken.has(number!))) {
      last.lists.push(list);
      last.sources.push(...sources);
      for (const { number } of sources) last.taken.add(number!);
    } else
      spaces.push({ lists: [list], sources: [...sources], kind, taken: new Set(sources.map(({ number }) => number!)) });
  }
  for (const { sources } of spaces) sources.sort((a, b) => a.start - b.start);
  return spaces;
}

/** The numbering that the source belongs to, or null for one without a number. */
export const spaceOf = (draft: Draft, source: Source): NumberSpace | null =>
  numberSpaces(draft).find((space) => space.sources.includes(source)) ?? null;

/** Marks that look up their numbers apart from each other. */
const kindOf = ({ form }: Source): string => (form === 'footnote' || form === 'superscript' ? form : 'other');

/** The entries that share a number with another of their list. */
export function duplicates(space: NumberSpace): readonly Source[] {
  const first = new Map<number, Source>();
  const found = new Set<Source>();
  for (const source of space.sources) {
    const other = first.get(source.number!);
    if (other) found.add(other).add(source);
    else first.set(source.number!, source);
  }
  return [...found];
}

/** The numbers that the draft cites without an entry, each once; they could mean any list. */
export function undefinedNumbers(draft: Draft, space: NumberSpace): readonly number[] {
  const kind = kindOf(space.sources[0]!);
  const numbers = draft.unresolved
    .filter(({ style }) => (style === 'footnote') === (kind === 'footnote'))
    .flatMap(({ labels }) => labels.filter(({ source, label }) => !source && /^\d{1,9}$/.test(label)))
    .map(({ label }) => Number(label));
  return [...new Set(numbers)].sort((a, b) => a - b);
}
