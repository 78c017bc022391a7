import type { Draft, Oddity, Source } from '../draft/model.ts';
import { addEntry } from './addEntry.ts';
import { sameAddress, withoutTracking } from './address.ts';
import { createList } from './createList.ts';
import type { TextEdit } from './fix.ts';
import { listFor, nextFreeNumber, writtenLabel } from './labels.ts';
import { removeMark } from './removeMark.ts';

/** Takes a leftover mark away with the blanks in front of it. */
export function removeResidue(draft: Draft, oddity: Oddity): TextEdit[] {
  return removeMark(draft, oddity, { allBlanks: true });
}

/**
 * Turns a leftover that carries an address into a citation: of the entry that has this address, otherwise of a new
 * entry with it, in a list made for it where the draft has none. No edit where the list cannot take the entry.
 */
export function linkToCitation(draft: Draft, oddity: Oddity): { edits: TextEdit[]; source: Source | null } {
  const none = { edits: [], source: null };
  if (!oddity.url || !/^https?:\/\//i.test(oddity.url)) return none;
  const list = listFor(draft, oddity.start, false) ?? listFor(draft, oddity.start, true);
  const url = withoutTracking(oddity.url);
  if (!list) {
    const text = oddity.name ? `${oddity.name}. ${url}` : url;
    // Numbers that the draft cites already are not given to another source.
    const cited = draft.citations.flatMap((citation) => citation.labels.map(({ label }) => Number(label) || 0));
    const label = String(cited.reduce((most, n) => Math.max(most, n), 0) + 1);
    const created = createList(draft, [label], false, new Map([[label, text]]));
    if (created.length === 0 || created[0]!.start < oddity.end) return none;
    return { edits: [{ start: oddity.start, end: oddity.end, newText: `[${label}]` }, ...created], source: null };
  }
  const known = draft.sources.find(
    (source) => source.label !== null && source.details.links.some(({ url }) => sameAddress(url, oddity.url!)),
  );
  if (known) {
    return { edits: [{ start: oddity.start, end: oddity.end, newText: writtenLabel(known) }], source: known };
  }
  if (list.form === 'end') return none;
  const label = String(nextFreeNumber(draft, list));
  const text = oddity.name && list.form !== 'definition' ? `${oddity.name}. ${url}` : url;
  const entry = addEntry(draft, list, label, { text, url });
  if (entry.length === 0) return none;
  const mark = list.form === 'footnote' ? `[^${label}]` : `[${label}]`;
  const edits = [{ start: oddity.start, end: oddity.end, newText: mark }, ...entry].sort((a, b) => a.start - b.start);
  return { edits, source: null };
}
