import type { Span } from '../../text/span.ts';
import type { CitationStyle, EntryForm } from '../model.ts';

/**
 * A possible citation, as far as its block can tell: offsets are relative to the block. Whether it is one is settled
 * when the source lists are known.
 */
export interface CitationMark extends Span {
  readonly style: CitationStyle;
  readonly labels: readonly LabelMark[];
  /** What stands right before the mark. */
  readonly before: 'space' | 'word' | 'code' | 'mark' | 'bracket' | 'punctuation';
  /** The label could as well be a year, an interval or an index: only a list can prove it a citation. */
  readonly doubtful: false | 'year' | 'other';
  readonly fault: Fault | null;
}

export type Fault = 'reversed-range' | 'long-range' | 'empty-member' | 'repeated-member' | 'unclosed' | 'half-round';

export interface LabelMark extends Span {
  readonly label: string;
  readonly range: Span | null;
}

/** A citation style is one file and one line in `index.ts`. */
export interface StyleScanner {
  readonly style: CitationStyle;
  /** Whether the text may hold a mark of the style: a cheap look before the scan. */
  mayHold(masked: string, raw: string): boolean;
  /** The possible citations in a masked block, in order. `raw` is what it says with nothing hidden. */
  scan(masked: string, raw: string): readonly CitationMark[];
}

/** One source in a mark that is to be written. */
export interface MarkItem {
  /** As the style writes it: without brackets and signs. */
  readonly label: string;
  /** The place in the source (`p. 12`), empty for none. */
  readonly locator: string;
}

/** How a style writes its marks and entries. */
export interface StyleWriter {
  /** The form of its entries, as the reader tells it. */
  readonly form: EntryForm;
  /** Whether its labels are numbers. */
  readonly numbered: boolean;
  /** The mark that names these sources, in this order. There is at least one. */
  mark(items: readonly MarkItem[]): string;
  /** What stands in front of an entry's text, the blank behind it included. */
  lead(label: string): string;
}

const INVISIBLE = /[\u200B-\u200D\u2060\uFEFF]/;

/** What stands right before `at`; marks glued to each other are told apart from marks glued to words. */
export function whatIsBefore(masked: string, at: number): CitationMark['before'] {
  let index = at - 1;
  while (index >= 0 && INVISIBLE.test(masked[index]!)) index--;
  const sign = masked[index];
  if (sign === undefined || /\s/u.test(sign)) return 'space';
  if (sign === ']' || sign === '］') return 'bracket';
  if ('\\_$=/{<'.includes(sign)) return 'code';
  if (!/[\p{L}\p{M}\p{N})]/u.test(sign)) return 'punctuation';
  return looksLikeCode(tokenBefore(masked, index + 1)) ? 'code' : sign === ')' ? 'punctuation' : 'word';
}

function tokenBefore(masked: string, end: number): string {
  let start = end;
  while (start > 0 && end - start < 80 && !/\s/u.test(masked[start - 1]!)) start--;
  // Where words have no spaces between them, only what stands behind the last letter of such a script is a word.
  const token = masked.slice(start, end);
  const behind = [...token.matchAll(/[\p{Lo}\p{M}]/gu)].at(-1);
  return token.slice(behind ? behind.index + behind[0].length : 0).replace(/^[([{“‘"'«„]+/u, '');
}

/** Whether a word is an identifier rather than a word of prose: `sys.argv`, `my_list`, `fooBar`, `x`, `f(x)`. */
export function looksLikeCode(token: string): boolean {
  if (/[_\\/=<>{}$#@]|::|->|\w\.\w*[a-z_]\w*$|\(\S*\)$/i.test(token)) return !/^[\p{L}]+[.,;:]$/u.test(token);
  if (/^\p{Ll}+\p{Lu}/u.test(token)) return true;
  return /^[A-Za-z]\d*$/.test(token) || (/^\p{L}+\d+\p{L}*$/u.test(token) && !/^\p{Lu}/u.test(token));
}
