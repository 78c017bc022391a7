import type { Range } from 'vscode-languageserver-protocol';
import type { TextEdit } from '../edits/fix.ts';
import { applyEdits } from '../edits/plan.ts';
import { DraftText } from '../text/draftText.ts';
import { LineCursor } from '../text/lineCursor.ts';
import type { Span } from '../text/span.ts';

/** A span of offsets as the lines and characters of LSP. */
export function rangeOf(text: DraftText, span: Span): Range {
  return { start: text.positionAt(span.start), end: text.positionAt(span.end) };
}

/** The same for many spans: those that follow each other in the text cost little. */
export function rangesIn(text: DraftText): (span: Span) => Range {
  const lines = new LineCursor(text);
  const place = (offset: number) => {
    const { number, start, end } = lines.at(offset);
    return { line: number, character: Math.max(0, Math.min(offset, end) - start) };
  };
  return ({ start, end }) => ({ start: place(start), end: place(end) });
}

/** A range of LSP as offsets; what lies beyond the text is clamped, a range that runs backwards is turned round. */
export function spanOf(text: DraftText, range: Range): Span {
  const start = text.offsetAt(range.start);
  const end = text.offsetAt(range.end);
  return start <= end ? { start, end } : { start: end, end: start };
}

/** A span of the text that the edits make, as the lines and characters of that text. */
export function rangeAfter(text: DraftText, edits: readonly TextEdit[], span: Span): Range {
  return rangeOf(DraftText.of(applyEdits(text, edits)), span);
}
