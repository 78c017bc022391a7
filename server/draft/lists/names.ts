import { fold } from '../../text/phrases.ts';
import type { Span } from '../../text/span.ts';
import { plainText } from '../inline/mask.ts';
import { bylineWords, locatorWords, lostLinkWords, organisationWords } from '../lexicon/shared.ts';
import { blankSpan, type Link, stripMarkup } from './entryMarkup.ts';

/** Who wrote what where, as plain text. */
export interface Names {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly authors: readonly string[];
}

/** Whether a year is part of a name: “Annual Report 2024”, “2024 Election Results”, and not “Lind 2024”. */
function isInTitle(text: string, { start, end }: Span): boolean {
  if (!/^\d{4}$/.test(text.slice(start, end))) return false;
  const before = text.slice(0, start).trimEnd();
  const after = text.slice(end).trimStart();
  if (/[\p{L}\p{N}’”]$/u.test(before)) {
    const part = /[^.,;:()|–—]*$/.exec(before)![0].trim();
    return !looksLikePerson(part) && !/^\p{Lu}[\p{L}’'-]+(?:\s\p{Lu}{1,3})?$/u.test(part);
  }
  return /[.,;:]$/.test(before) && /^\p{Lu}/u.test(after);
}

/** A title in quotation marks. */
export const QUOTED =
  /“([^”]{2,}?)”|„([^“”]{2,}?)[“”]|«\s*([^»]{2,}?)\s*»|「([^」]{2,}?)」|『([^』]{2,}?)』|《([^》]{2,}?)》|"([^"]{2,}?)"|‘([^‘]{2,}?)’(?!\p{L})/u;

/** `Газета «Причал», «Маяк»`: a word that says what the first name is, the outlet, and the title. */
const NAMED_OUTLET = /^\s*\p{L}+\s+[«„“]([^»“”]{2,60})[»“”],\s*(?=[«„“])/u;

const EMPHASISED = /(?<![\p{L}\p{N}*_])[*_]([^*_\n]{3,})[*_](?![\p{L}\p{N}*_])|<(?:em|i|cite)\b[^<>]*>([^<>]{3,})<\//u;

/** Title, outlet and authors: by quotation marks, link text, emphasis, and else by sentences and commas. */
export function readNames(raw: string, bare: string, links: readonly Link[], date: Span | null): Names {
  const dateless = (date && !isInTitle(bare, date) ? blankSpan(bare, date) : bare).replace(
    // Brackets that links, dates and numbers of other entries leave behind.
    /[(<[]\s*[)>\]]|\[\d{1,4}\]/g,
    (empty) => ' '.repeat(empty.length),
  );
  const quoted = QUOTED.exec(dateless);
  const outlet = NAMED_OUTLET.exec(dateless);
  const named = outlet && QUOTED.exec(dateless.slice(outlet[0].length));
  if (named?.index === 0) {
    const title = named.slice(1).find((group) => group !== undefined)!;
    return { title: tidy(title), outlet: tidy(outlet![1]!), authors: [] };
  }
  if (quoted) {
    const title = tidy(quoted.slice(1).find((group) => group !== undefined)!);
    return around(title, dateless.slice(0, quoted.index), dateless.slice(quoted.index + quoted[0].length));
  }
  const linked = links.find((link) => link.text !== null && !/^(?:https?:|www\.)/i.test(link.text));
  if (linked) {
    const title = tidy(stripMarkup(linked.text!));
    const at = dateless.indexOf(stripMarkup(linked.text!));
    if (title && !lostLinkWords().has(title)) {
      return at < 0
        ? { title, outlet: null, authors: [] }
        : around(title, dateless.slice(0, at), dateless.slice(at + linked.text!.length));
    }
  }
  const emphasised = EMPHASISED.exec(raw);
  const stressed = tidy(stripMarkup(emphasised?.[1] ?? emphasised?.[2] ?? ''));
  if (emphasised && date) {
    // (1999). Title words. *Journal of X*
    const before = tidy(dateless.slice(date.end, Math.max(date.end, emphasised.index)));
    if (before) return { title: before, outlet: stressed, authors: splitAuthors(dateless.slice(0, date.start)) };
  }
  if (emphasised)
    return around(
      stressed,
      dateless.slice(0, emphasised.index),
      dateless.slice(emphasised.index + emphasised[0].length),
    );
  return bySentences(dateless, date);
}

/** With the title known: what stands before it is the author where an outlet follows, otherwise the outlet. */
function around(title: string, before: string, after: string): Names {
  const lead = tidy(before);
  const tail = containerOf(after.replace(/^\s*\([^()]*\)/, ''));
  const follows = /^[\p{Lu}\p{Lo}\p{N}]/u.test(tail) && !lostLinkWords().has(tail) && tail.length < 120;
  if (lead && follows) return { title, outlet: tail, authors: splitAuthors(before) };
  // Two capitalised words alone may be a person or an outlet (“Bay Radio”); without an outlet behind the title they
  // are one more often. “Lind, Oda” and “O. Lind” are persons.
  if (lead) {
    const person = /^\p{Lu}[\p{L}’'-]+,\s+\p{Lu}|(?:^|\s)\p{Lu}\.(?:\s|$)/u.test(lead);
    return person ? { title, outlet: null, authors: splitAuthors(before) } : { title, outlet: lead, authors: [] };
  }
  return { title, outlet: follows ? tail : null, authors: [] };
}

/** The journal, site or press behind a title. */
function containerOf(after: string): string {
  // IEEE: a journal, its words cut short (`J. Boats`, `IEEE Trans. Nets`), up to the volume.
  const journal = /^[\s,.]*(\p{Lu}[^,;:()]{1,80}?),\s*(\p{L}{1,5}\.)\s*\d/u.exec(after);
  if (journal && locatorWords().has(journal[2]!)) return tidy(journal[1]!);
  // “in Proc. Int. Conf. Nets, 2020”
  const within = /^[\s,.]*(\p{Ll}{2})\s+(\p{Lu}[^,;:()]{1,80}?)(?:,|$)/u.exec(after);
  if (within && !bylineWords().has(within[1]!) && !/\p{L}{5}\.\s/u.test(within[2]!)) return tidy(within[2]!);
  const parts = after.split(/[.;|]\s|\s[-–—]\s|,\s*,|,\s*(?=\d|pp?\.)|\s\d+\s*\(/);
  return tidy(parts.map(tidy).find((part) => /\p{L}{2}/u.test(part)) ?? '');
}

// `A. B. Lind`, `J.-P. Moss`: the initials first, as IEEE sets names.
const INITIALED = "(?:\\p{Lu}\\.[\\s-]?)+(?:\\p{Ll}{2,3}\\s)?\\p{Lu}[\\p{L}’'-]+";
const AUTHORS = new RegExp(
  `^\\s*(${INITIALED}(?:(?:,\\s+(?:\\p{Ll}{1,3}\\s+|&\\s+)?|\\s+(?:\\p{Ll}{1,3}|&)\\s+)${INITIALED})*(?:,?\\s+et\\s+al)?)[.,]\\s+(?=\\S)`,
  'u',
);
/** “2nd ed”, at the end of a title. */
const EDITION = /,\s*\d{1,2}\p{L}{0,2}\.?\s+(?:ed|edn|edition)$/u;

/** `B. Moss, Ropes. Quay Press, 2011`: what stands behind authors whose initials come first; null without such. */
function behindAuthors(text: string): Names | null {
  const authors = AUTHORS.exec(text);
  if (!authors) return null;
  const [title, outlet] = text
    .slice(authors[0].length)
    .split(/\.\s+(?=\p{Lu}|$)/u)
    .map(tidy);
  if (!title) return null;
  // “New York, NY: Quay Press”
  const press = outlet?.split(/:\s+/).at(-1);
  return { title: title.replace(EDITION, ''), outlet: press || null, authors: splitAuthors(authors[1]!) };
}

/** `Ada Lind, Nets of the North (New York: Quay Press, 2020), 12`, the year taken out. */
const BOOK = /^\s*([^,("“]{3,60}),\s+([^("“]{3,160}?)\s+\((?:[^():]{2,40}:\s+)?([^(),:]{2,60}),\s*\)/u;

function bySentences(text: string, date: Span | null): Names {
  if (date && /^[^()]{3,120}\(\s*$/.test(text.slice(0, date.start).trimEnd())) {
    // Smith, J. (1999). Title. Journal.
    const [title, outlet] = text
      .slice(date.end)
      .replace(/^[\s).,]+/, '')
      .split(/\.\s+/)
      .map(tidy);
    return { title: title || null, outlet: outlet || null, authors: splitAuthors(text.slice(0, date.start)) };
  }
  const book = BOOK.exec(text);
  if (book && (looksLikePerson(book[1]!) || AUTHORS.test(`${book[1]}, A`))) {
    return { title: tidy(book[2]!), outlet: tidy(book[3]!), authors: splitAuthors(book[1]!) };
  }
  const initialed = behindAuthors(text);
  if (initialed) return initialed;
  const parts = text
    // A semicolon is left where the year of `2020;3(2)` stood.
    .split(/\.\s+(?=\p{Lu}|\d{4}\s\p{Lu}|;|$)|\s[-–—|]\s|[，。、]\s*/u)
    .map(tidy)
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  if (parts.length === 0) return { title: null, outlet: null, authors: [] };
  const [first, second, third] = parts;
  if (second === undefined) {
    const named = first!.split(/,\s+/).filter((part, index) => index === 0 || (tidy(part) !== '' && !isLocator(part)));
    const words = named.slice(1).join(', ');
    if (words && !looksLikePerson(first!)) return { title: tidy(words), outlet: named[0]!, authors: [] };
    return { title: tidy(named.join(', ')), outlet: null, authors: [] };
  }
  if (third !== undefined && looksLikePerson(first!))
    return { title: second, outlet: third, authors: splitAuthors(first!) };
  if (/\s[-–—|]\s/.test(text)) return { title: first!, outlet: second, authors: [] };
  return looksLikePerson(first!)
    ? { title: second, outlet: null, authors: splitAuthors(first!) }
    : { title: second, outlet: first!, authors: [] };
}

/** “p. 44” */
function isLocator(part: string): boolean {
  const word = /^(\p{L}{1,6}\.?)\s*\d[\d\s–-]*$/u.exec(part)?.[1];
  return word !== undefined && locatorWords().has(word);
}

/** Two to four capitalised words that hold no word of organisations, or “Smith, J.”. */
function looksLikePerson(text: string): boolean {
  if (/^\p{Lu}[\p{L}’'-]+,\s+\p{Lu}/u.test(text)) return true;
  if (!/^\p{Lu}[\p{L}’'-]+(?:\s+\p{Lu}\.?[\p{L}’'-]*){1,3}$/u.test(text)) return false;
  return organisationWords().find(fold(text)).length === 0;
}

function splitAuthors(text: string): string[] {
  const names = tidy(text);
  if (names === '') return [];
  const parts = names.split(
    /\s*(?:;|&|,\s+(?=(?:\p{Lu}\.[\s-]?)+\p{Lu}\p{L})|\band\b|\bund\b|\bet\b(?!\s+al)|\by\b)\s*/u,
  );
  return parts
    .map(tidy)
    .filter((part) => part !== '')
    .slice(0, 20);
}

const tidy = (text: string): string =>
  plainText(text.replace(/\uFFFC/g, ' '))
    .replace(/^[\s,.;:|–—\-()[\]/>]+/u, '')
    .replace(/[\s,.;:|–—\-([/<]+$/u, '')
    .replace(/\s+/g, ' ')
    .trim();
