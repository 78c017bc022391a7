import { fold } from '../../text/phrases.ts';
import { bylineWords } from '../lexicon/shared.ts';
import { readListHeading } from '../lists/headings.ts';
import { isDelimiterRow } from './tableRows.ts';

export interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What a line's beginning says. */
export interface LineShape {
  readonly hashes: number;
  readonly quote: boolean;
  /** A list mark: offsets in the line. */
  readonly item: {
    readonly start: number;
    readonly end: number;
    readonly number: number | null;
    readonly indent: number;
  } | null;
  /** Whether the line opens with a label, as the entries of a source list do. */
  readonly label: boolean;
  readonly indent: number;
}

export const FENCE = /^\s{0,3}(```|~~~)/;
export const QUOTE_LEAD = /^[ \t]*>[ \t]?/gm;
const ITEM = /^(\s*(?:>\s?)?)([-*+•–·]|\d{1,4}[.)])(?=\s+\S)/;
const LABEL = /^\s*(?:\\?[[［]\^?[\p{L}\d][^[\]\n]{0,40}[\]］]:?|\\?\[@[^[\]\s;,@]{1,60}\\?\]|\.\.\s+\[|[①-⑳⁰¹²³⁴-⁹])/u;

export function classify(line: string): LineShape {
  const hashes = /^\s{0,3}(#{1,6})\s+\S/.exec(line);
  const item = ITEM.exec(line);
  const start = item ? item[1]!.length : 0;
  const number = item ? Number.parseInt(item[2]!, 10) : Number.NaN;
  return {
    hashes: hashes ? hashes[1]!.length : 0,
    quote: /^\s*>/.test(line),
    item: item && { start, end: start + item[2]!.length, number: Number.isNaN(number) ? null : number, indent: start },
    label: LABEL.test(line),
    indent: line.length - line.trimStart().length,
  };
}

/** The line with the writer's name: “By Maria Delgado and Tom Harkness”. */
function isByline(text: string): boolean {
  const by = bylineWords().at(fold(text), 0);
  return by !== null && NAMES.test(text.slice(by.end));
}

const NAMES = /^:?(?:\s+\p{Lu}[\p{L}\p{M}’'.-]*){2,4}(?:(?:,|\s&|\s\p{Ll}{1,3})(?:\s+\p{Lu}[\p{L}\p{M}’'.-]*){2,4})*$/u;

/** A line of dashes, equal signs or stars alone. */
export const isRule = (line: string): boolean =>
  /^\s*(?:-{3,}|={3,}|_{3,}|\*{3,}|~{3,}|(?:\*\s+){2,}\*|(?:-\s+){2,}-)\s*$/.test(line);

/** Whether `under` is the line of dashes of the heading above it: about as long as its words, or of equal signs. */
export function isUnderline(line: string, under: string): boolean {
  const words = line.trim();
  const dashes = under.trim();
  if (words === '' || words.length > 100 || !/^(?:=+|-{3,}|~{3,})$/.test(dashes) || /^[-=~*_>]/.test(words))
    return false;
  return Math.abs(dashes.length - words.length) <= Math.max(3, words.length / 3);
}

/** Whether the line is a row of a table: pipes, and a neighbour with pipes. */
export function isRow(previous: string | undefined, line: string, next: string | undefined): boolean {
  if (!line.includes('|')) return false;
  if (isDelimiterRow(line)) return true;
  const pipes = (text: string | undefined) => (text ?? '').split('|').length - 1;
  const mine = pipes(line);
  return [previous, next].some((other) => pipes(other) > 0 && Math.abs(pipes(other) - mine) <= 1);
}

/** The widest column at which people let an editor wrap lines for them. */
const WIDEST_WRAP = 120;
const NARROWEST_WRAP = 45;

/** A group of numbers that the end of a line parts: `[1,` and `3]`. */
const OPEN_GROUP = /[[［]\^?\d[\d\s^,;，、–-]*[,;，、–-]\s*$/;
const REST_OF_GROUP = /^\^?\d[\d\s^,;，、–-]*[\]］]/;

/**
 * Whether `next` goes on where `line` stopped, in text with hard line breaks: it begins in the middle of a sentence, or
 * its first word would not have fitted. `shape` is that of the block's first line.
 */
export function continuesWrapped(line: string, next: string, afterNext: string | undefined, shape: LineShape): boolean {
  const text = next.trim();
  if (text === '' || isRule(next) || (next.includes('|') && line.includes('|'))) return false;
  const following = classify(next);
  if (readListHeading(text, 'paragraph')) return false;
  if (following.hashes > 0 || following.quote !== shape.quote || FENCE.test(next)) return false;
  const indent = following.indent;
  if (following.label && (shape.label || !isLoneCitation(text))) return false;
  if (following.item && !(shape.label || shape.item ? indent > shape.indent + 1 : false)) return false;
  if (afterNext !== undefined && isUnderline(next, afterNext)) return false;
  if (OPEN_GROUP.test(line) && REST_OF_GROUP.test(text)) return true;
  if ((shape.label || shape.item) && indent > shape.indent) return true;
  if (line.length > WIDEST_WRAP || next.length > WIDEST_WRAP)
    return /^[\p{Ll}]/u.test(text) && !/[.!?:]\s*$/.test(line);
  if (/^[\p{Ll}]/u.test(text) || isLoneCitation(text)) return true;
  if (shape.label && /^(?:https?:\/\/|www\.)/.test(text)) return true;
  // Behind a full stop a capital letter may begin a new paragraph: only a line about as long says that it does not.
  if (/[.!?:…]["”’»)\]]*\s*$|\]\s*$/.test(line) && next.length < line.length * 0.6) return false;
  const width = Math.max(line.length, Math.min(afterNext?.length ?? 0, WIDEST_WRAP), next.length);
  const word = /^\S+/.exec(text)![0];
  return line.length >= NARROWEST_WRAP && line.trimEnd().length + 1 + word.length > width;
}

/** A line that holds nothing but marks and punctuation: the citation of the line above. */
const isLoneCitation = (text: string): boolean => /^(?:\[[^[\]\n]{1,30}\])+[.,;:!?]?$/.test(text);

const LONGEST_HEADING = 100;

/**
 * Whether a line by itself is a heading: short, no sentence, a capital (or caseless) letter first, no mark in it, and
 * text after it. Plain text has no marks for headings, so this is as people see them.
 */
export function isHeadingLine(
  line: string,
  previous: string | undefined,
  next: string | undefined,
  first: boolean,
): boolean {
  const text = line.trim();
  if (text.length > LONGEST_HEADING || text.split(/\s+/).length > 14 || next === undefined) return false;
  if (!/^[“‘"'«„¿¡(]?[\p{Lu}\p{Lo}\p{N}]/u.test(text) || /[.,;!…。，；！]["”’»)]?$/u.test(text)) return false;
  if (/\[[^\]]*\]|https?:\/\/|www\.|\|/.test(text) || /^["“«„]/.test(text)) return false;
  if (/^\s{2,}/.test(line) || isByline(text)) return false;
  const blankBefore = previous === undefined || previous.trim() === '';
  const blankAfter = next.trim() === '';
  if (first || (blankBefore && blankAfter)) return !/[:：]$/.test(text) || text.length < 40;
  // One paragraph a line: a heading stands out by being far shorter than what follows it, or by opening a list.
  if (blankAfter) return false;
  const opens = classify(next);
  return (
    opens.item !== null ||
    opens.label ||
    next.includes('|') ||
    next.length > Math.max(120, text.length * 2) ||
    (next.length > text.length * 1.5 && /[.!?…"”»\]]\s*$/.test(next)) ||
    (blankBefore && /^[\p{Lu}\s\d]+$/u.test(text))
  );
}
