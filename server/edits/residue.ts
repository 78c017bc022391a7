import type { Draft, Oddity, Source } from '../draft/model.ts';
import { addEntry } from './addEntry.ts';
import { sameAddress, withoutTracking } from './address.ts';
import type { TextEdit } from './fix.ts';
import { listFor, nextFreeNumber, writtenLabel } from './labels.ts';
import { removeMark } from './removeMark.ts';

/** Takes a leftover mark away with the blanks in front of it. */
export function removeResidue(draft: Draft, oddity: Oddity): TextEdit[] {
  return removeMark(draft, oddity, { allBlanks: true });
}

/**
 * Turns a leftover that carries an address into a citation: of the entry that has this address, otherwise of a new
 * entry with it. No edit where the draft has no list to add to or the list cannot take the entry.
 */
export function linkToCitation(draft: Draft, oddity: Oddity): { edits: TextEdit[]; source: Source | null } {
  const none = { edits: [], source: null };
  if (!oddity.url || !/^https?:\/\//i.test(oddity.url)) return none;
  const list = listFor(draft, oddity.start, false) ?? listFor(draft, oddity.start, true);
  if (!list) return none;
  const known = draft.sources.find(
    (source) => source.label !== null && source.details.links.some(({ url }) => sameAddress(url, oddity.url!)),
  );
  if (known) {
    return { edits: [{ start: oddity.start, end: oddity.end, newText: writtenLabel(known) }], source: known };
  }
  if (list.form === 'end') return none;
  const label = String(nextFreeNumber(draft, list));
  const url = withoutTracking(oddity.url);
  const text = oddity.name && list.form !== 'definition' ? `${oddity.name}. ${url}` : url;
  const entry = addEntry(draft, list, label, { text, url });
  if (entry.length === 0) return none;
  const mark = list.form === 'footnote' ? `[^${label}]` : `[${label}]`;
  const edits = [{ start: oddity.start, end: oddity.end, newText: mark }, ...entry].sort((a, b) => a.start - b.start);
  return { edits, source: null };
}
