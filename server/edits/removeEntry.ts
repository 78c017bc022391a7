import type { Draft, Source } from '../draft/model.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from './fix.ts';

/**
 * Takes an entry off its list with the line break that parts it from the next, or with the blank that parts it from
 * another entry of its line. No edit where it shares a line with other text.
 */
export function removeEntry(draft: Draft, source: Source): TextEdit[] {
  const { text } = draft;
  const first = text.lineNumberAt(source.start);
  const last = text.lineNumberAt(source.end);
  const above = text.line(first).text.slice(0, source.start - text.line(first).start);
  const behind = text.line(last).text.slice(source.end - text.line(last).start);
  if (!/^[\s>]*$/.test(above) || behind.trim() !== '') return removeAlong(draft, source);
  const isBlank = (line: number) => line < 0 || line >= text.lineCount || /^[\s>]*$/.test(text.line(line).text);
  if (last + 1 < text.lineCount) {
    // Of two blank lines around the entry one stays.
    const next = isBlank(first - 1) && isBlank(last + 1) && last + 2 < text.lineCount ? last + 2 : last + 1;
    return [{ start: text.line(first).start, end: text.line(next).start, newText: '' }];
  }
  const previous = first - 1;
  return [{ start: previous < 0 ? 0 : text.line(previous).end, end: text.length, newText: '' }];
}

/** Of several entries in one line. */
function removeAlong({ text, sources }: Draft, source: Source): TextEdit[] {
  const parted = (from: number, to: number) => from <= to && /^[^\S\r\n]*$/.test(text.slice(from, to));
  const at = sources.indexOf(source);
  const next = sources[at + 1];
  if (next && parted(source.end, next.start)) return [{ start: source.start, end: next.start, newText: '' }];
  const previous = sources[at - 1];
  const behind = text.line(text.lineNumberAt(source.end)).end;
  if (!previous || !parted(previous.end, source.start) || !parted(source.end, behind)) return [];
  return [{ start: previous.end, end: source.end, newText: '' }];
}

/**
 * Takes whole lines away, with the blank lines that would stand doubled; at the draft's end with all blank lines above
 * but its last line break.
 */
export function removeLines({ text }: Draft, { start, end }: Span): TextEdit {
  if (text.slice(end).trim() === '') {
    const kept = text.slice(0, start).trimEnd().length;
    const closes = /[\r\n]$/.test(text.slice(text.length - 1));
    return { start: kept, end: text.length, newText: closes ? text.newline : '' };
  }
  const first = text.lineNumberAt(start);
  let next = text.lineNumberAt(end);
  if (text.line(first).start !== start || text.line(next).start !== end) return { start, end, newText: '' };
  const opens = first === 0 || text.line(first - 1).text.trim() === '';
  while (opens && text.line(next).text.trim() === '') next++;
  return { start, end: text.line(next).start, newText: '' };
}
