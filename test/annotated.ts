import { expect } from 'vitest';
import type { TextEdit } from '../server/edits/fix.ts';
import type { Span } from '../server/text/span.ts';

/**
 * Drafts with their expected findings written under the lines, so that nobody counts columns:
 *
 *     He said it rose [9].
 *     //              ^^^ undefined-citation: The source list has no entry 9.
 *
 * A mark that starts in the first column, where the slashes would be in the way, is written `//<^^^ code`.
 * `$0` stands for the cursor. The message may be left out, or only its beginning given.
 */
export interface Annotated {
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Offset of `$0`, or -1. */
  readonly cursor: number;
}

export interface Mark extends Span {
  readonly code: string;
  readonly message: string;
}

const ANNOTATION = /^\/\/(<| *)(\^+) ?([\w-]+)(?:: (.*))?$/;

/** Reads an annotated draft; `newline` is what its lines shall end with. */
export function annotated(source: string, newline = '\n'): Annotated {
  const marks: Mark[] = [];
  const lines: string[] = [];
  let lineStart = 0;
  let cursor = -1;
  for (const raw of source.split('\n')) {
    const note = ANNOTATION.exec(raw);
    if (note) {
      const start = lineStart + (note[1] === '<' ? 0 : 2 + note[1]!.length);
      marks.push({ start, end: start + note[2]!.length, code: note[3]!, message: note[4] ?? '' });
      continue;
    }
    if (lines.length > 0) lineStart += lines.at(-1)!.length + newline.length;
    const at = raw.indexOf('$0');
    if (at >= 0) cursor = lineStart + at;
    lines.push(at >= 0 ? raw.slice(0, at) + raw.slice(at + 2) : raw);
  }
  return { text: lines.join(newline), marks, cursor };
}

/** The draft with the marks written under its lines again: what two lists of marks are compared by. */
export function annotate(text: string, marks: readonly Mark[]): string {
  let at = 0;
  const out: string[] = [];
  for (const line of text.split(/(?<=\r\n|\n|\r(?!\n))/)) {
    out.push(line.replace(/[\r\n]+$/, ''));
    for (const mark of marks.filter((m) => m.start >= at && m.start < at + Math.max(1, line.length))) {
      const carets = '^'.repeat(Math.max(1, Math.min(mark.end, at + out.at(-1)!.length) - mark.start));
      const column = mark.start - at;
      out.push(
        `//${column < 2 ? '<' : ' '.repeat(column - 2)}${carets} ${mark.code}${mark.message && `: ${mark.message}`}`,
      );
    }
    at += line.length;
  }
  return out.join('\n');
}

/** Fails with a readable difference unless the findings are those that the annotations name. */
export function expectMarks(draft: Annotated, findings: readonly Mark[]): void {
  const wanted = (f: Mark) =>
    draft.marks.find((m) => m.start === f.start && m.code === f.code && f.message.startsWith(m.message))?.message;
  const seen = findings.map((f) => ({ ...f, message: wanted(f) ?? f.message }));
  const order = (marks: readonly Mark[]) =>
    [...marks].sort((a, b) => a.start - b.start || a.code.localeCompare(b.code));
  expect(annotate(draft.text, order(seen))).toBe(annotate(draft.text, order(draft.marks)));
}

/** The text with sorted, not overlapping edits applied. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let at = 0;
  let out = '';
  for (const edit of edits) {
    if (edit.start < at || edit.end < edit.start) throw new Error('edits overlap or are not sorted');
    out += text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return out + text.slice(at);
}

/** The edit after the writer has typed a source where it waits for one. */
export function typed(edit: TextEdit): TextEdit {
  const stop = edit.stops?.at(-1);
  if (!stop) return edit;
  const newText = `${edit.newText.slice(0, stop.start)}New, https://example.org/new${edit.newText.slice(stop.end)}`;
  return { start: edit.start, end: edit.end, newText };
}
