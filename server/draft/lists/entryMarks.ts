import type { Span } from '../../text/span.ts';
import type { EntryForm } from '../model.ts';
import { raisedNumber } from '../styles/superscript.ts';
import { titleOfLine } from './headings.ts';

/** The start of a possible entry: a line that opens with a label. Offsets are relative to the block. */
export interface EntryMark {
  /** Start of the line, behind indentation and quote marks. */
  readonly start: number;
  readonly form: Extract<EntryForm, 'bracket' | 'ordered' | 'footnote' | 'directive' | 'superscript' | 'pandoc'>;
  /** As citations write it. */
  readonly label: string;
  readonly labelSpan: Span;
  readonly labelMark: Span;
  /** Where the entry's text begins. */
  readonly body: number;
  /** Column of the label in its line. */
  readonly indent: number;
}

// In a block quote its mark stands in front of every line but the first of a block.
const QUOTES = /^(?:[\u2060>] ?)*/;
const ADDRESS = /^[\s>]*<?(?:https?:\/\/|www\.)/i;
// An anchor tag (masked) may stand before the label.
const LEAD = /^[\s\u2060>\uFEFF\uFFFC]*/;
const FORMS: readonly { form: EntryMark['form']; pattern: RegExp }[] = [
  { form: 'footnote', pattern: /^(\[\^)([^\s\]\\^[]{1,80})(\]:)/ },
  { form: 'pandoc', pattern: /^(\\?\[@)([\p{L}\p{N}_][^[\]\s\uFFFC\u2060;,@]{0,60})(\\?\][:.]?)(?!\()/u },
  { form: 'directive', pattern: /^(\.\.\s+\[#?)([^\]\n]{1,40})(\]:?)/ },
  { form: 'bracket', pattern: /^(\\?[[［])(\^?[\p{L}\d０-９][^[\]\n\uFFFC\u2060]{0,40}?)(\\?[\]］][:.]?)(?!\()/u },
  { form: 'ordered', pattern: /^()(\d{1,4})([.)](?=\s|$))/ },
  { form: 'ordered', pattern: /^(\()(\d{1,3})(\)[:.]?(?=\s))/ },
  { form: 'superscript', pattern: /^()([⁰¹²³⁴-⁹]{1,3}|[①-⑳])()/ },
];

/** Reads a label at the start of `line`, or null. `at` is the offset of the line in the block, `raw` its unmasked block. */
export function readEntryMark(line: string, at: number, raw: string): EntryMark | null {
  const lead = LEAD.exec(line)![0].length;
  // `https://… [2]` has its label at the end: an address is masked like a tag.
  if (lead > 0 && ADDRESS.test(raw.slice(at, at + lead))) return null;
  const rest = line.slice(lead);
  for (const { form, pattern } of FORMS) {
    const match = pattern.exec(rest);
    if (!match) continue;
    const start = at + lead;
    const labelStart = start + match[1]!.length;
    const labelEnd = labelStart + match[2]!.length;
    const markEnd = labelEnd + match[3]!.length;
    // Wikipedia's exports put carets and letters for the way back before the entry.
    // Emphasis that closes behind the label is the label's; what opens behind the blank is the text's.
    const tail = /^\u2060*[^\S\r\n]*(?:\^(?:\s+[a-z]\b)*[^\S\r\n]*)?/.exec(line.slice(markEnd - at))![0];
    return {
      start,
      form,
      label: normalLabel(match[2]!, form),
      labelSpan: { start: labelStart, end: labelEnd },
      labelMark: { start, end: markEnd },
      body: markEnd + tail.length,
      indent: lead - QUOTES.exec(line)![0].length,
    };
  }
  return null;
}

/** Raised and circled labels are a numbering of their own: `①` and `[1]` may stand in one draft. */
export const raisedKey = (label: string): string => `¹${label}`;

/** A label in the form in which citations and entries are compared. */
export function normalLabel(written: string, form: EntryForm): string {
  const text = written.replace(/[\u200B-\u200D\u2060\uFEFF]/g, '').trim();
  if (form === 'superscript') return raisedKey(String(raisedNumber(text)));
  if (form === 'pandoc') return `@${text}`;
  const ascii = text.replace(/[０-９]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  if (/^\d+$/.test(ascii)) return form === 'footnote' ? `^${ascii}` : String(Number(ascii));
  return form === 'footnote' ? `^${text.toLowerCase()}` : text.toLowerCase();
}

/** The first entry of a list in one line: `Source: [1] Minutes of the council`. */
function behindHeading(line: string, raw: string): EntryMark | null {
  const title = titleOfLine(line);
  if (title === null) return null;
  const mark = readEntryMark(line.slice(title.length), title.length, raw);
  return mark && { ...mark, indent: 0 };
}

const STOP = /[.;,!?…。；、)\]”"'’»」\uFFFC\u2060][\s\u2060]*$/;
const TEXT = /^[\s\u2060]+[\p{Lu}\p{Lt}\p{Lo}\d“"„«「《‘'*_<(\u2060\uFFFC]/u;

/**
 * The further entries of a line that runs on with the next number: `[1] Minutes of the council. [2] “Nets,” Bay Radio`.
 * Where no words name the list, each stands behind the end of the one before it: “see also [2]” does not open one.
 */
function alongLine(line: string, at: number, raw: string, first: EntryMark, named: boolean): EntryMark[] {
  const found: EntryMark[] = [];
  if (!/^\d+$/.test(first.label) || (first.form !== 'bracket' && !named)) return found;
  const open = raw.slice(first.labelMark.start, first.labelSpan.start);
  const close = raw.slice(first.labelSpan.end, first.labelMark.end);
  let from = first.body - at;
  for (let number = Number(first.label) + 1; ; number++) {
    const start = line.indexOf(`${open}${number}${close}`, from);
    if (start < 0) return found;
    const before = line.slice(from, start);
    const mark = readEntryMark(line.slice(start), at + start, raw);
    const opens =
      /\s$/.test(before) &&
      (named || STOP.test(before)) &&
      TEXT.test(line.slice(start + open.length + close.length + String(number).length));
    if (!mark || !opens || !/[\p{L}\uFFFC]/u.test(before)) return found;
    found.push({ ...mark, indent: first.indent });
    from = mark.body - at;
  }
}

/**
 * The entries that open at line starts of a block. Lines behind the first entry open another only in the same form and
 * no deeper, so that a wrapped line that happens to begin with a number or a year does not.
 */
export function findEntryMarks(masked: string, raw: string): readonly EntryMark[] {
  const marks: EntryMark[] = [];
  let at = 0;
  for (const line of masked.split('\n')) {
    const own = readEntryMark(line, at, raw);
    const mark = own ?? (at === 0 ? behindHeading(line, raw) : null);
    const first = marks[0];
    if (mark && (!first || (mark.form === first.form && mark.indent <= first.indent))) {
      marks.push(mark);
      if (!first && (mark.label === '1' || own === null)) marks.push(...alongLine(line, at, raw, mark, own === null));
    }
    at += line.length + 1;
    // Only the first line may be something else (a heading glued to its list).
    if (marks.length === 0 && at > line.length + 1) break;
  }
  return marks;
}
