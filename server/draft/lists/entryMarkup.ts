import type { Span } from '../../text/span.ts';

/** An address in an entry. */
export interface Link extends Span {
  readonly url: string;
  readonly text: string | null;
  /** Written as `<a href="…">`. */
  readonly inTag?: boolean;
}

/** The text with a span blanked out, to the same length. */
export const blankSpan = (text: string, { start, end }: Span): string =>
  start < 0 ? text : text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);

/** Emphasis, escapes and tags become spaces or nothing of the same length. Inside a word `_` is a letter (`snake_case`). */
export const stripMarkup = (text: string): string =>
  text
    .replace(/\\([[\]()*_#-])/g, '\u2060$1')
    .replace(/<\/?[a-z][^<>]*>/gi, (tag) => ' '.repeat(tag.length))
    .replace(/[*`]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, (marks) => '\u2060'.repeat(marks.length))
    .replace(/\n[ \t>]*/g, (lead) => ' '.repeat(lead.length));
