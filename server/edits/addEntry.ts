import type { Draft, Source, SourceList } from '../draft/model.ts';
import { raised } from '../draft/styles/superscript.ts';
import { type Span, shift, span } from '../text/span.ts';
import { entryPattern } from './entryPattern.ts';
import type { TextEdit } from './fix.ts';

/** What a new entry shall say; without it the entry waits for the writer. */
export interface EntryContent {
  readonly text: string;
  readonly url: string | null;
}

/**
 * Adds an entry with this label to the list, in the list's own style and place: behind the entry with the next lower
 * number, with the marks, indentation and blank lines that its entries have. No edit where the list's style cannot be
 * followed (an automatically numbered list would give the entry another number).
 */
export function addEntry(draft: Draft, list: SourceList, label: string, content?: EntryContent): TextEdit[] {
  const place = placeFor(list, label);
  if (!place) return list.sources.length === 0 ? addFirst(draft, list, label, content) : [];
  const { neighbour, after } = place;
  const entry = writeLike(draft, neighbour, label, content);
  if (!entry) return [];
  const { text } = draft;
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

/** The new entry written like its neighbour. Stops are relative to the text. */
function writeLike(
  draft: Draft,
  like: Source,
  label: string,
  content: EntryContent | undefined,
): { text: string; stops: Span[] } | null {
  const { text } = draft;
  if (like.label === null || !like.labelSpan) return null;
  const shown = text.slice(like.labelSpan.start, like.labelSpan.end);
  // A bracket pads `[ 9]` to line up with `[10]`; the list's own numbers may hold their point.
  const isRaised = /^[⁰¹²³⁴-⁹]+$/.test(shown) && /^\d{1,3}$/.test(label);
  const labelText = isRaised ? raised(label) : shown.replace(like.label, () => label);
  if (labelText === shown && label !== like.label) return null;
  if (like.form === 'ordered' && !orderedShows(draft, like, label)) return null;
  if (like.labelSpan.start < like.body.start || like.details.empty) {
    const head = text.slice(like.start, like.labelSpan.start) + labelText;
    // An empty entry has lost the blank that will stand before its text.
    const behind = text.slice(like.labelSpan.end, like.details.empty ? like.labelMark?.end : like.body.start);
    // Entries that stand in columns keep them: a longer label takes of the blanks behind it.
    const aligned = /\s{2,}$/.test(behind) ? aligning(behind, labelText.length - shown.length) : behind;
    const lead = head + (like.details.empty ? `${behind.trimEnd()} ` : aligned);
    if (/[\r\n]/.test(lead)) return null;
    if (like.form === 'row') return rowLike(draft, like, lead, content);
    if ((like.form === 'superscript' && !isRaised) || like.form === 'none') return null;
    if (content) return { text: lead + content.text, stops: [] };
    if (like.form === 'definition') {
      return { text: `${lead}https://`, stops: [span(lead.length, lead.length + 'https://'.length)] };
    }
    return { text: lead, stops: [span(lead.length, lead.length)] };
  }
  const lead = text.slice(like.start, like.body.start);
  const tail = text.slice(like.body.end, like.labelSpan.start) + labelText + text.slice(like.labelSpan.end, like.end);
  if (/[\r\n]/.test(lead + tail)) return null;
  if (content) return { text: lead + content.text + tail, stops: [] };
  const pattern = entryPattern(draft, like);
  return { text: lead + pattern.text + tail, stops: pattern.stops.map((stop) => shift(stop, lead.length)) };
}

function aligning(behind: string, longer: number): string {
  const sign = behind.trimEnd();
  const blanks = behind.slice(sign.length);
  if (!/^ +$/.test(blanks)) return behind;
  return sign + ' '.repeat(Math.max(1, blanks.length - longer));
}

/** A table row with the label in its cell and the other cells empty. */
function rowLike(draft: Draft, like: Source, lead: string, content: EntryContent | undefined) {
  const rest = draft.text.slice(like.body.start, like.end);
  const bars = rest.match(/(?<!\\)\|/g)?.length ?? 0;
  const words = content?.text.replaceAll('|', '\\|') ?? '';
  const text = `${lead}${words}${' |'.repeat(bars)}`;
  return { text, stops: content ? [] : [span(lead.length, lead.length)] };
}

/** Whether the list item will show the label: the list counts by itself in markdown. */
function orderedShows(draft: Draft, like: Source, label: string): boolean {
  const written = /\d+/.exec(draft.text.slice(like.mark?.start ?? like.start, like.mark?.end ?? like.end))?.[0];
  return written === like.label && label !== '';
}

/** The first entry of a list that has a heading and nothing under it. */
function addFirst(draft: Draft, list: SourceList, label: string, content: EntryContent | undefined): TextEdit[] {
  if (!list.heading) return [];
  const { text } = draft;
  const line = text.line(text.lineNumberAt(list.heading.end));
  const lead = `${text.newline}${draft.format === 'markdown' ? text.newline : ''}[${label}] `;
  const newText = lead + (content?.text ?? '');
  return [{ start: line.end, end: line.end, newText, stops: content ? [] : [span(lead.length, lead.length)] }];
}
