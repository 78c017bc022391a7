import type { Draft, Source } from '../draft/model.ts';
import { duplicateSources } from './duplicateSources.ts';
import { writtenLabel } from './labels.ts';
import { named } from './namedSource.ts';
import { numberSpaces } from './numberSpaces.ts';
import { type Plan, satisfied } from './plan.ts';
import { planRelabelling } from './planRelabelling.ts';
import { closeUp } from './shift.ts';

/** The sets of entries that are one source, each in list order. */
export function duplicateSets(draft: Draft): readonly (readonly Source[])[] {
  const sets = new Map<Source, Source[]>();
  for (const { source, other } of duplicateSources(draft)) {
    const set = sets.get(other) ?? [other];
    // An entry that has the address of one and the title of another joins both.
    for (const one of sets.get(source) ?? [source]) if (!set.includes(one)) set.push(one);
    for (const one of set) sets.set(one, set);
  }
  return [...new Set(sets.values())];
}

/**
 * Makes one entry of each set: it stands in the place and under the number of the first, and is the one that says the
 * most. All citations point at it, a group that would name it twice names it once, and the numbers close up.
 */
export function mergeSources(draft: Draft, sets: readonly (readonly Source[])[]): Plan {
  if (sets.length === 0) return satisfied('No two entries lead to the same address or name the same work.');
  const labels = new Map<number, string>();
  const redirect = new Map<number, number>();
  const placed = new Map<number, number>();
  const removed = new Set<number>();
  const gone = new Set<Source>();
  const notes: string[] = [];
  for (const set of sets) {
    const [first, ...others] = set as [Source, ...Source[]];
    const kept = set.reduce((best, next) => (richness(next) > richness(best) ? next : best));
    for (const other of others) {
      removed.add(other.index);
      gone.add(other);
    }
    for (const other of set) if (other !== kept) redirect.set(other.index, kept.index);
    if (kept !== first) placed.set(first.index, kept.index);
    labels.set(kept.index, first.label!);
    const dropped = set.filter((other) => other !== kept).map(writtenLabel);
    notes.push(`The entry of ${named(kept)} is kept as ${writtenLabel(first)}; that of ${dropped.join(', ')} goes.`);
  }
  for (const space of numberSpaces(draft)) {
    const closed = closeUp(draft, space, gone);
    for (const [index, label] of closed) {
      // The kept entry goes by the number of its place.
      const lead = sets.find(([first]) => first!.index === index);
      const kept = lead ? (placed.get(index) ?? index) : index;
      if (lead || !labels.has(index)) labels.set(kept, label);
    }
  }
  const [only] = sets;
  const title =
    sets.length === 1
      ? `Merge ${only!.slice(1).map(writtenLabel).join(', ')} into ${writtenLabel(only![0]!)}`
      : `Merge ${sets.length} sources that are listed more than once`;
  return planRelabelling(draft, title, { labels, redirect, placed, removed }, { notes });
}

/** How much an entry says: each thing that could be read of it counts, then its length. */
function richness({ details, body }: Source): number {
  const { title, outlet, authors, date, url, doi, accessed, archiveUrl } = details;
  const said = [title, outlet, date, url, doi, accessed, archiveUrl].filter((part) => part !== null).length;
  return (said + (authors.length > 0 ? 1 : 0)) * 10_000 + Math.min(body.end - body.start, 9_999);
}
