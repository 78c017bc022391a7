import type { Span } from '../text/span.ts';
import { wordsOf } from '../text/words.ts';
import type { Typography } from './evidence.ts';
import type { EvidenceWords } from './words/language.ts';

/** A bracket of more words says something. */
const MOST_WORDS = 6;
const LONGEST_CITATION = 14;
const LONGEST_INSET = 24;
const NUMBER = String.raw`\d{1,3}[a-z]?`;
const NOTES = new RegExp(`^\\^?${NUMBER}(?:\\s?[,;–-]\\s?${NUMBER})*$`);
const TIME = /^\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d+)?$/;
const LIST_MARK = /^(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,4})$/;
/** “Vale et al., 2017”: capitals and small words, and a comma in front of the year. */
const AUTHOR_YEAR = /^(?:(?:see|cf\.) )?\p{Lu}[^()\d]*(?:,|et al\.?) (?:1[5-9]|20)\d\d[a-z]?$/u;
const LOWER_WORD = /(?<![\p{L}\p{M}])\p{Ll}{4,}/u;

/**
 * Why words of a source, left out of a quote, are no part of the wording: a mark that points at a note, a literature
 * reference, the number of a paragraph, what a transcript notes. Null for words that are.
 */
export function besideWords(text: string, where: Span, words: EvidenceWords | null): Typography | null {
  const dropped = text.slice(where.start, where.end);
  const list = wordsOf(dropped).words;
  if (list.length <= LONGEST_INSET && isInset(text, where) && !list.some((word) => words?.negations.has(word))) {
    return 'asides';
  }
  if (list.length > LONGEST_CITATION) return null;
  const before = text.slice(Math.max(0, where.start - 6), where.start);
  const after = text.slice(where.end, where.end + 6);
  const inBrackets = /\[\^?$/.test(before) && /^\]/.test(after);
  const inParens = /\($/.test(before) && /^[.!]?\)/.test(after);
  if (inBrackets && NOTES.test(dropped)) return 'note-marks';
  if (inParens && AUTHOR_YEAR.test(dropped) && !LOWER_WORD.test(dropped)) return 'note-marks';
  if ((inBrackets || inParens) && list.length <= MOST_WORDS && isAside(list, words)) {
    return 'asides';
  }
  if (isGluedNote(dropped, before, after) || isListMark(dropped, before, after, words)) return 'note-marks';
  const ownLine = /(?:^|\n)[ \t]*$/.test(before) || where.start === 0;
  if (TIME.test(dropped) && (inBrackets || inParens || ownLine)) return 'asides';
  if (list.every((word) => words?.sounds?.has(word))) return 'asides';
  return isStammer(text, where, list) ? 'asides' : null;
}

/** “Read also: …”, a caption: a paragraph of its own, set between the two halves of a sentence. */
const isInset = (text: string, { start, end }: Span): boolean =>
  /[\p{Ll},]\s*\n\s*\n[^\p{L}\p{N}\n]*$/u.test(text.slice(Math.max(0, start - 20), start)) &&
  /^[^\p{L}\p{N}\n]*\n\s*\n\s*\p{Ll}/u.test(text.slice(end, end + 20));

/** “Laughter and applause”, “inaudible 00:02”. */
const isAside = (list: readonly string[], words: EvidenceWords | null): boolean =>
  list.some((word) => words?.asides?.has(word)) && list.every((word) => words?.asides?.has(word) || word.length <= 3);

/** `of need.”15`: glued to the sign behind a word, with the sentence at its end or going on. */
const isGluedNote = (dropped: string, before: string, after: string): boolean =>
  NOTES.test(dropped) &&
  !dropped.startsWith('^') &&
  /\p{L}[.!?…]?["”»’)\]]?[.,;:!?]?["”»’)\]]?$/u.test(before) &&
  !/\p{L}$/u.test(before) &&
  /^(?:$|\s)/.test(after);

/** `31 March 2025.14`: a year at the end of a sentence, with the number of a note glued to the stop. */
export const isYearWithNote = (own: string, theirs: string, after: string): boolean =>
  /^(?:1[5-9]|20)\d\d$/.test(own) &&
  theirs.startsWith(`${own}.`) &&
  /^\d{1,3}$/.test(theirs.slice(own.length + 1)) &&
  /^(?:$|\s+(?:$|["“„«‘(]?\p{Lu})|\s*\n)/u.test(after);

/** `3.13` or `(b)` where a line begins behind the end of a sentence or an item. */
function isListMark(dropped: string, before: string, after: string, words: EvidenceWords | null): boolean {
  const line = /^([\s\S]*?)[ \t]*\n[ \t]*[(§]?\s?$/.exec(before);
  if (!line || !LIST_MARK.test(dropped)) return false;
  const last = /\p{L}+$/u.exec(line[1]!)?.[0];
  const ends = last ? words?.joiners?.has(last.toLowerCase()) : /(?:^|[.:;!?”"’)\]\d\n])$/.test(line[1]!);
  return ends === true && (/^[.)]/.test(after) || (/\.\d/.test(dropped) && /^\s/.test(after)));
}

/** “The science is, is not settled”: said twice, with a comma or dash between. */
function isStammer(text: string, where: Span, list: readonly string[]): boolean {
  if (list.length > 2) return false;
  const said = list.join(' ');
  const behind = /^[,—–…-]+\s?(.*)$/su.exec(text.slice(where.end, where.end + 40));
  const ahead = /^(.*?)[,—–…-]+\s?$/su.exec(text.slice(Math.max(0, where.start - 40), where.start));
  return (
    (behind !== null && wordsOf(behind[1]!).words.slice(0, list.length).join(' ') === said) ||
    (ahead !== null && wordsOf(ahead[1]!).words.slice(-list.length).join(' ') === said)
  );
}
