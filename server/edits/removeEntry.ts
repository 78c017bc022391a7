import type { Draft, Source } from '../draft/model.ts';
import type { TextEdit } from './fix.ts';

/**
 * Takes an entry off its list with the line break that parts it from the next. No edit where it shares a line with
 * other text.
 */
export function removeEntry(draft: Draft, source: Source): TextEdit[] {
  const { text } = draft;
  const first = text.lineNumberAt(source.start);
  const last = text.lineNumberAt(source.end);
  const above = text.line(first).text.slice(0, source.start - text.line(first).start);
  const behind = text.line(last).text.slice(source.end - text.line(last).start);
  if (!/^[\s>]*$/.test(above) || behind.trim() !== '') return [];
  const isBlank = (line: number) => line < 0 || line >= text.lineCount || /^[\s>]*$/.test(text.line(line).text);
  if (last + 1 < text.lineCount) {
    // Of two blank lines around the entry one stays.
    const next = isBlank(first - 1) && isBlank(last + 1) && last + 2 < text.lineCount ? last + 2 : last + 1;
    return [{ start: text.line(first).start, end: text.line(next).start, newText: '' }];
  }
  const previous = first - 1;
  return [{ start: previous < 0 ? 0 : text.line(previous).end, end: text.length, newText: '' }];
}
