import { fold } from '../../text/phrases.ts';
import type { Span } from '../../text/span.ts';
import { plainText } from '../inline/mask.ts';
import { findAddresses, findDoi, trimAddress } from '../inline/urls.ts';
import {
  accessedWords,
  archivedWords,
  backReferenceWords,
  lostLinkWords,
  monthWords,
  withoutAddressWords,
} from '../lexicon/shared.ts';
import type { SourceDetails } from '../model.ts';
import { blankSpan, type Link, stripMarkup } from './entryMarkup.ts';
import { QUOTED, readNames } from './names.ts';

/**
 * Reads what an entry says of its source. `entry` is the raw text of the whole entry; `from` and `to` bound its body.
 * Positions in the result are relative to the start of the entry.
 */
export function readDetails(entry: string, from: number, to: number, titleFirst: string | null = null): SourceDetails {
  const raw = entry.slice(from, to);
  const links = findLinks(raw);
  const rest = withoutCopy(blank(raw, links));
  const lost = findLostLink(rest);
  const words = stripMarkup(lost ? blankSpan(rest, lost) : rest);
  const accessed = findAccessed(words);
  const archived = findArchived(words, links);
  const bare = accessed ? blankSpan(words, accessed) : words;
  // Further paragraphs are remarks.
  const head = bare.slice(0, firstParagraphEnd(rest));
  const quoted = QUOTED.exec(head);
  const untitled = quoted ? blankSpan(head, { start: quoted.index, end: quoted.index + quoted[0].length }) : head;
  const date = findDate(untitled);
  const named = links.filter(({ start }) => start < head.length);
  const doi = findDoi(raw);
  const main = links.find((link) => link !== archived) ?? null;
  const plain = plainText(stripMarkup(linkTexts(raw, links)));
  const pointsBack = isBackReference(plain);
  const names = pointsBack
    ? { title: plain.replace(/[\s.,;]+$/, ''), outlet: null, authors: [] }
    : readNames(withoutCopy(raw).slice(0, head.length), head, named, date);
  return {
    title: titleFirst ?? names.title,
    outlet: names.outlet,
    authors: names.authors,
    date: date?.text ?? null,
    url: main?.url ?? (doi ? `https://doi.org/${doi.doi}` : null),
    doi: doi?.doi ?? null,
    accessed: accessed?.text ?? null,
    archiveUrl: archived?.url ?? null,
    links: [
      ...links.map(({ start, end, url }) => ({ start: start + from, end: end + from, url })),
      ...(doi && !links.some((link) => link.start <= doi.start && doi.start < link.end)
        ? [{ start: doi.start + from, end: doi.end + from, url: `https://doi.org/${doi.doi}` }]
        : []),
    ],
    lostLink: lost && links.length === 0 && !doi ? { start: lost.start + from, end: lost.end + from } : null,
    // `[text][label]` has its address in a definition.
    backReference: pointsBack || /\]\[[^\]\n]*\]/.test(raw),
    empty: plain === '' && links.length === 0,
    plain,
  };
}

/** The file of a saved copy that an entry names at its end is no part of what it says of its source. */
const withoutCopy = (raw: string): string =>
  raw.replace(/(^|[\s([;,])copy:[ \t]*[^\s<>“”]+/gi, (mark) => ' '.repeat(mark.length));

/** Where the first paragraph with words ends. */
function firstParagraphEnd(text: string): number {
  const words = text.search(/[\p{L}\p{N}]/u);
  const end = words < 0 ? -1 : text.slice(words).search(/\r?\n[ \t>]*\r?\n/);
  return end < 0 ? text.length : words + end;
}

/** Whether the entry is of a kind that has no address to give: an interview, a letter, a printed book. */
export const hasNoAddressToGive = (plain: string): boolean =>
  PRINTED.test(plain) || withoutAddressWords().find(fold(plain)).length > 0;

/** A volume with its issue, or pages at the end: `32(4), 210–225.` */
const PRINTED = /\b\d{1,4}\s?\(\d{1,3}(?:[–-]\d{1,3})?\)|[\s,:]\d{1,5}[–-]\d{1,5}\.?$/;

/** `[text](address)`, `<address>` and bare addresses, in order. */
function findLinks(raw: string): Link[] {
  const links: Link[] = htmlLinks(raw);
  const pattern = /!?\[((?:[^[\]\n]|\[[^[\]\n]*\])*)\]\(\s*<?([^\s<>]*)[^)\n]*\)/g;
  for (const match of raw.matchAll(pattern)) {
    const url = trimAddress(match[2]!.replace(/\)$/, ''));
    if (!/^(?:https?:\/\/|www\.)/i.test(url)) continue;
    const start = match.index + match[0].indexOf(url);
    links.push({
      start,
      end: start + url.length,
      url: url.startsWith('www.') ? `https://${url}` : url,
      text: match[1]!,
    });
  }
  for (const { start, end, url } of findAddresses(raw)) {
    if (links.some((link) => link.start < end && start < link.end)) continue;
    // The address as the text of its own link.
    if (links.some((link) => link.text?.includes(raw.slice(start, end)))) continue;
    links.push({ start, end, url, text: null });
  }
  return links.sort((a, b) => a.start - b.start);
}

/** Links as HTML writes them, with their words; the way back to the text (`↩`) has none. */
function htmlLinks(raw: string): Link[] {
  if (!/<a\b/i.test(raw)) return [];
  return [...raw.matchAll(/<a\b[^<>]*\bhref\s*=\s*["']?(https?:\/\/[^\s"'<>]+)[^<>]*>(.*?)<\/a>/gis)].map((match) => {
    const start = match.index + match[0].indexOf(match[1]!);
    const text = plainText(stripMarkup(match[2]!));
    return { start, end: start + match[1]!.length, url: match[1]!, text: text || null, inTag: true };
  });
}

/** The text with its links taken out, to the same length; the text of a link stays. */
function blank(raw: string, links: readonly Link[]): string {
  let out = raw;
  for (const link of links) {
    out = blankSpan(out, link);
    if (link.text === null || link.inTag) continue;
    const open = out.lastIndexOf('[', link.start);
    const close = out.lastIndexOf('](', link.start);
    if (open >= 0)
      out = blankSpan(out, {
        start: out.lastIndexOf(`[${link.text}`, link.start),
        end: out.lastIndexOf(`[${link.text}`, link.start) + 1,
      });
    if (close >= 0) out = blankSpan(out, { start: close, end: link.start });
    const after = out.indexOf(')', link.end);
    if (after >= 0) out = blankSpan(out, { start: link.end, end: after + 1 });
  }
  return out;
}

const linkTexts = (raw: string, links: readonly Link[]): string => {
  const kept = blank(raw, links);
  return kept.replace(/<\s*>|\(\s*\)|\[\s*\]/g, (empty) => ' '.repeat(empty.length));
};

/** The word “Link” at the end of an entry, where an address should be. */
function findLostLink(rest: string): Span | null {
  const folded = fold(rest);
  const hits = lostLinkWords().find(folded);
  const last = hits.at(-1);
  if (!last) return null;
  // Only as a remark of its own: behind a stop or quotation mark or in brackets, and nothing but marks after it.
  const before = rest.slice(0, last.start).trimEnd();
  const after = rest.slice(last.end).replace(/\[[^\]]*\]/g, '');
  const apart = before === '' || /[.,:;)”"’»!?([|–—-]$/.test(before);
  return apart && /^[\s.)\]]*$/.test(after) ? { start: last.start, end: last.end } : null;
}

function findAccessed(text: string): (Span & { text: string }) | null {
  for (const hit of accessedWords().find(fold(text))) {
    const match = ACCESS_DATE.exec(text.slice(hit.end));
    if (match) return { start: hit.start, end: hit.end + match[0].length, text: match[1]!.trim() };
  }
  return null;
}

function findArchived(text: string, links: readonly Link[]): Link | null {
  const known = links.find(({ url }) =>
    /^https?:\/\/(?:web\.archive\.org|archive\.(?:org|is|ph|today|li|md|vn|fo)|perma\.cc|webcitation\.org|ghostarchive\.org)\//i.test(
      url,
    ),
  );
  if (known) return links.length > 1 ? known : null;
  const hit = archivedWords().find(fold(text))[0];
  return (hit && links.length > 1 && links.find((link) => link.start >= hit.end)) || null;
}

// Day, month in digits or letters and year in the usual orders; also CJK dates. Which words are months is checked apart.
const WORD = '\\p{L}[\\p{L}\\p{M}]{1,12}\\.?';
const DATE = [
  '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}',
  '\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}',
  `\\d{1,2}(?:st|nd|rd|th|\\.|º|er)?\\s+(?:de\\s+|of\\s+)?${WORD}(?:\\s+de)?,?\\s+\\d{4}`,
  `${WORD}\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}`,
  '\\d{4}年\\s*\\d{1,2}月(?:\\s*\\d{1,2}日)?',
  '\\d{4}년\\s*\\d{1,2}월(?:\\s*\\d{1,2}일)?',
  `\\d{4},?\\s+${WORD}\\s+\\d{1,2}`,
  `${WORD},?\\s+\\d{4}`,
].join('|');

const DATES = new RegExp(`(?<![\\p{L}\\p{N}/])(?:${DATE})(?![\\p{L}\\p{N}])`, 'giu');
const ACCESS_DATE = new RegExp(`^[\\s:]*(?:\\p{L}{2,4}\\s+)?(${DATE})`, 'iu');

function findDate(text: string): (Span & { text: string }) | null {
  if (!/\d/.test(text)) return null;
  let from = 0;
  for (;;) {
    DATES.lastIndex = from;
    const match = DATES.exec(text);
    if (!match) break;
    const letters = match[0].match(/\p{L}[\p{L}\p{M}]+/gu) ?? [];
    if (letters.length === 0 || letters.some((word) => monthWords().has(word))) {
      return { start: match.index, end: match.index + match[0].length, text: match[0].replace(/\s+/g, ' ').trim() };
    }
    // A word that is no month may stand in front of a date: `Wire. 2020-01-09`.
    from = match.index + /^(?:\p{L}[\p{L}\p{M}]*|\d+)/u.exec(match[0])![0].length;
  }
  const year = [...text.matchAll(/(?<![\p{L}\p{N}.,:/–-])(?:1[5-9]|20)\d{2}[a-z]?(?![\p{L}\p{N}/–-])/gu)];
  const best = year.find((match) => text[match.index - 1] === '(') ?? year.at(-1);
  return best ? { start: best.index, end: best.index + best[0].length, text: best[0] } : null;
}

function isBackReference(plain: string): boolean {
  const hit = backReferenceWords().at(fold(plain), 0);
  return hit !== null && plain.length < 80;
}
