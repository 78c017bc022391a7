import type { Draft } from '../draft/model.ts';
import type { Span } from '../text/span.ts';
import { addEntry } from './addEntry.ts';
import { createList } from './createList.ts';
import type { TextEdit } from './fix.ts';
import { listFor, nextFreeNumber } from './labels.ts';
import type { EntryContent } from './writeEntry.ts';

/**
 * Puts a citation of a new entry in the place of a mark, with the entry in the list that a mark there would point
 * into, or in a list made for it where the draft has none. Without `content` the entry waits for the writer. No edit
 * where the list cannot take the entry.
 */
export function citeNew(draft: Draft, mark: Span, content?: EntryContent): TextEdit[] {
  const list = listFor(draft, mark.start, false) ?? listFor(draft, mark.start, true);
  if (!list) return citeInNewList(draft, mark, content);
  if (list.form === 'end') return [];
  const label = String(nextFreeNumber(draft, list));
  const entry = addEntry(draft, list, label, content);
  if (entry.length === 0) return [];
  const newText = list.form === 'footnote' ? `[^${label}]` : `[${label}]`;
  return [{ start: mark.start, end: mark.end, newText }, ...entry].sort((a, b) => a.start - b.start);
}

function citeInNewList(draft: Draft, mark: Span, content?: EntryContent): TextEdit[] {
  // Numbers that the draft cites already are not given to another source.
  const cited = draft.citations.flatMap((citation) => citation.labels.map(({ label }) => Number(label) || 0));
  const label = String(cited.reduce((most, n) => Math.max(most, n), 0) + 1);
  const created = createList(draft, [label], false, content ? new Map([[label, content.text]]) : undefined);
  if (created.length === 0 || created[0]!.start < mark.end) return [];
  return [{ start: mark.start, end: mark.end, newText: `[${label}]` }, ...created];
}
