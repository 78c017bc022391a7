import { endsInAbbreviation } from '../draft/inline/sentences.ts';
import { lexiconOf } from '../draft/lexicon/index.ts';
import { type Span, span } from '../text/span.ts';

/** So much of a paragraph is looked at on each side of the words. In UTF-16 units. */
const REACH = 1_500;
/** Between paragraphs, pages, and a page's article and its menus. */
const PARAGRAPH = /\n\s*\n|\f|<!-- [^\n]* -->/g;
const OPENING = /["“„«「『]/;
const CLOSING = /["”“»」』]/;

/**
 * The sentences of a text that hold the words at `words`, from the beginning of the first to the end of the last. When
 * the words are somebody's, inside quotation marks, what stands outside of these is left out.
 */
export function sentencesAround(text: string, words: Span, language: string): Span {
  const paragraph = paragraphAround(text, words);
  const lexicon = lexiconOf(language);
  const abbreviations = new Set(lexicon.abbreviations);
  // A line break inside a paragraph is a blank.
  const flat = text.slice(paragraph.start, paragraph.end).replace(/\s/g, ' ');
  let { start } = paragraph;
  let { end } = paragraph;
  for (const { index, segment } of new Intl.Segmenter(lexicon.code, { granularity: 'sentence' }).segment(flat)) {
    const stop = index + segment.length;
    if (stop < flat.length && endsInAbbreviation(flat.slice(Math.max(0, stop - 30), stop), abbreviations)) continue;
    if (paragraph.start + stop <= words.start) start = paragraph.start + stop;
    else if (paragraph.start + stop >= words.end) {
      end = paragraph.start + stop;
      break;
    }
  }
  const said = saidAround(text, paragraph, words);
  return trimmed(text, span(Math.max(start, said.start), Math.min(end, said.end)));
}

function paragraphAround(text: string, { start, end }: Span): Span {
  const from = Math.max(0, start - REACH);
  const before = text.slice(from, start);
  const last = [...before.matchAll(PARAGRAPH)].at(-1);
  const ahead = text.slice(end, end + REACH);
  const next = ahead.search(PARAGRAPH);
  const cutFront = from > 0 ? before.search(/\s/) + 1 : 0;
  const cutBack = end + REACH < text.length ? ahead.replace(/\S*$/, '').length : ahead.length;
  return span(from + (last ? last.index + last[0].length : cutFront), end + (next < 0 ? cutBack : next));
}

/** Inside the quotation marks that stand around the words; the whole paragraph where none do. */
function saidAround(text: string, paragraph: Span, words: Span): Span {
  let open: { readonly mark: string; readonly at: number } | null = null;
  for (let at = paragraph.start; at < paragraph.end; at++) {
    const sign = text[at]!;
    if (open === null) {
      if (at >= words.start) break;
      if (OPENING.test(sign) && opens(text, at)) open = { mark: sign, at: at + 1 };
    } else if (CLOSING.test(sign) && closes(open.mark, sign)) {
      if (open.at <= words.start && words.end <= at) return span(open.at, at);
      open = null;
    }
  }
  return open && open.at <= words.start ? span(open.at, paragraph.end) : paragraph;
}

const opens = (text: string, at: number): boolean => text[at] !== '"' || at === 0 || /[\s([{—–-]/.test(text[at - 1]!);

const PARTNERS: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”"',
  '„': '“”"',
  '«': '»',
  '「': '」',
  '『': '』',
};
const closes = (open: string, sign: string): boolean => PARTNERS[open]!.includes(sign);

function trimmed(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  const front = words.length - words.trimStart().length;
  return span(start + front, end - (words.length - words.trimEnd().length));
}
