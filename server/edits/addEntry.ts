import type { Draft, Source, SourceList } from '../draft/model.ts';
import { shift, span } from '../text/span.ts';
import { addAlong, isAlong } from './addEntryAlong.ts';
import type { TextEdit } from './fix.ts';
import { type EntryContent, writeLike } from './writeEntry.ts';

/**
 * Adds an entry with this label to the list, in the list's own style and place: behind the entry with the next lower
 * number, with the marks, indentation and blank lines that its entries have. No edit where the list's style cannot be
 * followed (an automatically numbered list would give the entry another number).
 */
export function addEntry(draft: Draft, list: SourceList, label: string, content?: EntryContent): TextEdit[] {
  const place = placeFor(list, label);
  if (!place) return list.sources.length === 0 ? addFirst(draft, list, label, content) : [];
  const { neighbour, after } = place;
  const { text } = draft;
  if (isAlong(draft, list, neighbour)) return after ? addAlong(draft, list, neighbour, label, content) : [];
  const entry = writeLike(draft, neighbour, label, content);
  if (!entry) return [];
  const prefix = linePrefix(draft, neighbour);
  if (prefix === null) return [];
  const gap = gapOf(draft, list, neighbour, prefix);
  const firstLine = text.line(text.lineNumberAt(neighbour.start));
  const lastLine = text.line(text.lineNumberAt(neighbour.end));
  const lead = after ? `${gap}${prefix}` : prefix;
  const newText = `${lead}${entry.text}${after ? '' : gap}`;
  const at = after ? lastLine.end : firstLine.start;
  return [{ start: at, end: at, newText, stops: entry.stops.map((stop) => shift(stop, lead.length)) }];
}

/** Where the entry goes: beside which entry, and on which side of it. */
function placeFor(list: SourceList, label: string): { neighbour: Source; after: boolean } | null {
  const labelled = list.sources.filter((source) => source.label !== null && !source.catchAll);
  const last = labelled.at(-1) ?? list.sources.at(-1);
  if (!last) return null;
  const number = /^\d+$/.test(label) ? Number(label) : null;
  const numbered = labelled.filter((source) => source.number !== null);
  if (number === null || numbered.length === 0) return { neighbour: last, after: true };
  const ascending = numbered.every((source, i) => i === 0 || numbered[i - 1]!.number! <= source.number!);
  if (!ascending) return { neighbour: numbered.at(-1)!, after: true };
  const lower = numbered.findLast((source) => source.number! < number);
  return lower ? { neighbour: lower, after: true } : { neighbour: numbered[0]!, after: false };
}

/** What stands on the line in front of the entry: blanks and block quote marks only, otherwise null. */
function linePrefix(draft: Draft, source: Source): string | null {
  const line = draft.text.line(draft.text.lineNumberAt(source.start));
  const prefix = line.text.slice(0, source.start - line.start);
  return /^[\s>]*$/.test(prefix) ? prefix : null;
}

/** The line breaks between two entries: as between the neighbour and the entry beside it. */
function gapOf(draft: Draft, list: SourceList, neighbour: Source, prefix: string): string {
  const { text } = draft;
  // What names several sources at once may stand apart from the entries.
  const entries = list.sources.filter(({ catchAll }) => !catchAll);
  const at = entries.indexOf(neighbour);
  const pairs = [
    [neighbour, entries[at + 1]],
    [entries[at - 1], neighbour],
  ] as const;
  for (const [a, b] of pairs) {
    if (!a || !b) continue;
    const between = text.slice(text.line(text.lineNumberAt(a.end)).end, text.line(text.lineNumberAt(b.start)).start);
    // Anything but blank lines between two entries (a sub-heading, commentary) is no habit.
    if (/^[\s>]*$/.test(between))
      return between.split(/\r\n|\n|\r/).length > 2 ? blankLine(draft, prefix) : text.newline;
  }
  return neighbour.form === 'heading' ? blankLine(draft, prefix) : text.newline;
}

const blankLine = (draft: Draft, prefix: string) => `${draft.text.newline}${prefix.trimEnd()}${draft.text.newline}`;

/** The first entry of a list that has a heading and nothing under it. */
function addFirst(draft: Draft, list: SourceList, label: string, content: EntryContent | undefined): TextEdit[] {
  if (!list.heading) return [];
  const { text } = draft;
  const line = text.line(text.lineNumberAt(list.heading.end));
  const lead = `${text.newline}${draft.format === 'markdown' ? text.newline : ''}[${label}] `;
  const newText = lead + (content?.text ?? '');
  return [{ start: line.end, end: line.end, newText, stops: content ? [] : [span(lead.length, lead.length)] }];
}
