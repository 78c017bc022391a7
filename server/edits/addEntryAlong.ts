import type { Draft, Source, SourceList } from '../draft/model.ts';
import { shift, span } from '../text/span.ts';
import type { TextEdit } from './fix.ts';
import { placeholdersOf } from './placeholders.ts';
import { type EntryContent, writeLike } from './writeEntry.ts';

/** Whether the entry stands in a line with others, or behind the words that name the list: `Sources: [1] Minutes. [2] …` */
export function isAlong({ text }: Draft, list: SourceList, source: Source): boolean {
  if (source.form !== 'bracket' && source.form !== 'ordered') return false;
  const line = text.line(text.lineNumberAt(source.start));
  if (/[:：][\s*_]*$/.test(text.slice(line.start, source.start))) return true;
  const number = text.lineNumberAt(source.end);
  const isBeside = (other: Source) =>
    other !== source &&
    ((other.start > source.end && text.lineNumberAt(other.start) === number) ||
      (other.end < source.start && other.end > line.start));
  return list.sources.some(isBeside);
}

/**
 * Adds an entry behind this one in its line, parted from it as the others are. It holds a word to write over: without
 * words behind it, a number in the middle of a line is no entry. No edit where it would not be read as one.
 */
export function addAlong(
  draft: Draft,
  list: SourceList,
  like: Source,
  label: string,
  content: EntryContent | undefined,
): TextEdit[] {
  const { text } = draft;
  // In a line the numbers count on.
  if (like.number === null || Number(label) !== like.number + 1) return [];
  const word = placeholdersOf(draft.language).title;
  const written = writeLike(draft, like, label, content ?? { text: word, url: null });
  // As the reader has it: words behind a number open an entry with a capital, a figure, a quotation mark or a link.
  if (!written || !/^[\p{Lu}\p{Lt}\p{Lo}\d“"„«「《‘'<[]|^https?:/u.test(content?.text ?? word)) return [];
  const inText = [...list.sources].sort((a, b) => a.start - b.start);
  const next = inText[inText.indexOf(like) + 1];
  const line = text.line(text.lineNumberAt(like.end));
  const isLast = !next || next.start > line.end;
  if (text.slice(like.end, isLast ? line.end : next.start).trim() !== '') return [];
  const own = text.slice(like.start, like.end);
  // Emphasis around the whole line closes behind the new entry.
  const closing = isLast ? /[*_]*$/.exec(own)![0] : '';
  const opens = text.line(text.lineNumberAt(inText[0]!.start)).text.trimStart().startsWith(closing);
  const at = like.end - (opens ? closing.length : 0);
  const sign = signOf(text.slice(like.start, at)) || signOf(text.slice(inText[0]!.start, inText[0]!.end));
  const before = /[.;,!?…。；][)\]”"’»]?$/.test(text.slice(like.start, at)) ? '' : sign;
  const lead = `${before} `;
  const from = lead.length + written.text.length - (content?.text ?? word).length;
  const stops = content ? [] : [span(0, word.length)].map((stop) => shift(stop, from));
  return [{ start: at, end: at, newText: `${lead}${written.text}${isLast ? '' : sign}`, stops }];
}

/** The sign at the end of an entry that parts it from the next. */
const signOf = (entry: string): string => /[.;,。；]$/.exec(entry)?.[0] ?? '';
