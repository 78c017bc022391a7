import type { Citation, CitationLabel, Draft } from '../draft/model.ts';
import type { TextEdit } from './fix.ts';
import { readAfter } from './readAfter.ts';
import { lostEntries, type Relabelled, type Relabelling } from './relabel.ts';

/** A new entry beside what becomes of the others. */
export interface Added {
  /** The index of the source that it stands in front of, or the number of sources. */
  readonly before: number;
  /** The edits that write it and, when `cited`, one citation of it. */
  readonly edits: readonly TextEdit[];
  readonly cited: boolean;
}

/** Marks an entry that was not there before. */
const ADDED = -1;

/**
 * Reads the draft with the edits made and compares: every entry stands where it is meant to with the label it is meant
 * to have, and every citation that stayed points at the entries that it is meant to point at. Half a renumbering would
 * cite wrongly, so a change of numbers is offered only when this holds.
 */
export function pointsAtTheSame(
  draft: Draft,
  relabelling: Relabelling,
  { edits, dropped }: Relabelled,
  added: Added | null = null,
): boolean {
  const all = added ? inOrder([...edits, ...added.edits]) : edits;
  const after = readAfter(draft, all);
  const places = entriesAfter(draft, relabelling, added?.before ?? null);
  const found = [...after.sources].sort((a, b) => a.start - b.start);
  if (found.length !== places.length) return false;
  const entryOf = new Map<number, number>();
  for (const [i, source] of found.entries()) {
    const entry = places[i]!;
    entryOf.set(source.index, entry);
    if (entry !== ADDED && source.label !== (relabelling.labels.get(entry) ?? draft.sources[entry]!.label))
      return false;
  }
  const { redirect } = relabelling;
  const meant = ({ source, label }: CitationLabel): string | null => {
    if (!source) return label;
    const target = redirect?.get(source.index);
    return target === null ? null : `#${target ?? source.index}`;
  };
  const lost = lostEntries(relabelling);
  const before = draft.citations.filter(
    (citation) => !dropped.has(citation) && !(citation.within && lost.has(citation.within.index)),
  );
  const points = ({ source, label }: CitationLabel) => (source ? `#${entryOf.get(source.index)}` : label);
  // The one citation that the new entry came with.
  const isNew = ({ labels }: Citation) => labels.every(({ source }) => source && entryOf.get(source.index) === ADDED);
  const cited = after.citations.filter(isNew);
  if (cited.length > (added?.cited ? 1 : 0)) return false;
  return same(
    told(before, meant, (source) => source),
    told(
      after.citations.filter((citation) => !cited.includes(citation)),
      points,
      (source) => entryOf.get(source)!,
    ),
  );
}

function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The entries in the order in which they will stand. */
function entriesAfter(draft: Draft, { placed, removed }: Relabelling, addedBefore: number | null): number[] {
  const out: number[] = [];
  const inText = [...draft.sources].sort((a, b) => a.start - b.start);
  for (const { index } of inText) {
    if (index === addedBefore) out.push(ADDED);
    if (!removed?.has(index)) out.push(placed?.get(index) ?? index);
  }
  if (addedBefore === draft.sources.length) out.push(ADDED);
  return out;
}

/** What each citation points at, those of the prose in order and those inside entries by their entry. */
function told(
  citations: readonly Citation[],
  points: (label: CitationLabel) => string | null,
  entry: (source: number) => number,
): ReadonlyMap<number, readonly string[]> {
  const out = new Map<number, string[]>();
  for (const { labels, within } of citations) {
    const where = within ? entry(within.index) : Number.NaN;
    const targets = [...new Set(labels.map(points).filter((one) => one !== null))].sort();
    const list = out.get(where) ?? [];
    list.push(targets.join(' '));
    out.set(where, list);
  }
  return out;
}

function same(a: ReadonlyMap<number, readonly string[]>, b: ReadonlyMap<number, readonly string[]>): boolean {
  if (a.size !== b.size) return false;
  for (const [where, list] of a) {
    const other = b.get(where);
    if (!other || other.length !== list.length || list.some((targets, i) => targets !== other[i])) return false;
  }
  return true;
}
