import type { Draft } from '../draft/model.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from './fix.ts';
import { withReferenceSign } from './referenceSign.ts';

const BLANK = /[ \t\u00a0\u202f]/;
const CLOSES = /^(?:[.,;:!?…。，；：！？、،؛؟।)\]}»”’"'|）］」』]|[*_~]+(?![\p{L}\p{N}*_~])|<(?:br\b|\/))/iu;
const PAIRS: ReadonlySet<string> = new Set(['()', '（）', '[]', '［］']);
/** The end of a mark, the comma behind it, and the beginning of the next mark of a row: `[1], [9]`, `¹,²`. */
const JOINED = /([\])］]|[¹²³⁰⁴-⁹])\s*[,;，；]\s*$/;
const JOINS = /^\s*[,;，；]\s*(?=[[［][\^@\d０-９]|[¹²³⁰⁴-⁹])/;
const RAISED = /[¹²³⁰⁴-⁹]/;

/**
 * Takes a mark out of a sentence so that the sentence reads as if it had never stood there: with the space in front
 * where the mark had one and a space, a stop or the end of the line follows, with empty brackets left over, with the
 * line when nothing else stands on it.
 */
export function removeMark(draft: Draft, bare: Span, options: { readonly allBlanks?: boolean } = {}): TextEdit[] {
  const { text } = draft;
  const mark = withReferenceSign(draft, bare);
  const line = text.line(text.lineNumberAt(mark.start));
  const lastLine = text.line(text.lineNumberAt(mark.end));
  const before = line.text.slice(0, mark.start - line.start);
  const after = lastLine.text.slice(mark.end - lastLine.start);
  let { start, end } = mark;

  const left = before.at(-1) ?? '';
  const right = after[0] ?? '';
  // `([9])` and `( [9] )` would leave an empty pair.
  const opening = before.trimEnd().length - 1;
  const closing = after.length - after.trimStart().length;
  if (PAIRS.has(before.charAt(opening) + after.charAt(closing)) && after.charAt(closing + 1) !== '(') {
    return removeMark(draft, { start: line.start + opening, end: end + closing + 1 }, options);
  }
  if (before.trim() === '') {
    const next = text.lineNumberAt(mark.start) + 1;
    if (after.trim() === '' && next < text.lineCount)
      return [{ start: line.start, end: text.line(next).start, newText: '' }];
    // A mark wrapped onto a line of its own with the stop: the stop goes back to its sentence.
    const previous = text.lineNumberAt(mark.start) - 1;
    if (CLOSES.test(after) && previous >= 0 && text.line(previous).text.trim() !== '') {
      const above = text.line(previous);
      return [{ start: above.start + above.text.trimEnd().length, end, newText: '' }];
    }
    // At the start of a line the blank behind goes, so that the sentence opens there.
    const blanks = /^[ \t\u00a0\u202f]*/.exec(after)![0].length;
    return [{ start, end: end + blanks, newText: '' }];
  }
  // `[1], [9]` is a group in two brackets: its comma goes too, the one behind where the mark opens the row.
  const isRaised = RAISED.test(text.slice(start, start + 1));
  const sameKind = (sign: string | undefined) => sign !== undefined && RAISED.test(sign) === isRaised;
  const joined = JOINED.exec(before);
  if (joined && sameKind(joined[1]) && !/^\s*[[［]/.test(after)) {
    return [{ start: line.start + joined.index + 1, end, newText: '' }];
  }
  const joins = JOINS.exec(after);
  if (!joined && joins && sameKind(after[joins[0].length])) {
    return [{ start, end: end + joins[0].length, newText: '' }];
  }
  if (BLANK.test(left) && (right === '' || BLANK.test(right) || CLOSES.test(after))) {
    const blanks = /[ \t\u00a0\u202f]+$/.exec(before)![0].length;
    // After a list mark or a table's bar the blank behind goes instead.
    const opens = /(?:^\s*(?:[-*+]|\d+[.)]|>|#{1,6})|\|)[ \t]*$/.test(before);
    if (opens) end += /^[ \t\u00a0\u202f]?/.exec(after)![0].length;
    else start -= options.allBlanks && right !== '' ? blanks : 1;
    if (!opens && right === '' && blanks > 1) start = line.start + before.trimEnd().length;
  }
  return [{ start, end, newText: '' }];
}
