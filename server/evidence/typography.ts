import type { Typography } from './evidence.ts';

/** The words that both sides have, one after the other, as spans of their texts. */
export interface Matched {
  readonly quote: { readonly start: number; readonly end: number };
  readonly source: { readonly start: number; readonly end: number };
  /** Whether the word before it is its neighbour on both sides, so that what stands between can be compared. */
  readonly joined: boolean;
}

const QUOTES = /['"’‘‚‛“”„‟«»‹›「」『』《》〈〉`´＂＇ʼ]/gu;
const DASHES = /[-‐‑‒–—―−]/gu;
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe00-\ufe0f]/g;
const NOTES = /\[(?:\d{1,3}|\p{Ll})\]|[⁰¹²³⁴-⁹]+/gu;

/** What differs between a quote and its source where the words are the same. Kinds in no special order, each once. */
export function typographyOf(quote: string, source: string, matched: readonly Matched[]): Set<Typography> {
  const kinds = new Set<Typography>();
  for (let i = 0; i < matched.length; i++) {
    const pair = matched[i]!;
    wordKinds(
      quote.slice(pair.quote.start, pair.quote.end),
      source.slice(pair.source.start, pair.source.end),
      i === 0 || !pair.joined,
      kinds,
    );
    const last = matched[i - 1];
    if (last && pair.joined) {
      gapKinds(quote.slice(last.quote.end, pair.quote.start), source.slice(last.source.end, pair.source.start), kinds);
    }
  }
  const last = matched.at(-1);
  if (last) endKinds(quote.slice(last.quote.end), source.slice(last.source.end, last.source.end + 12), kinds);
  return kinds;
}

function wordKinds(quote: string, source: string, first: boolean, kinds: Set<Typography>): void {
  if (quote === source) return;
  const a = quote.replace(UNSEEN, '').replace(/[[\]]/g, '').normalize('NFC');
  const b = source.replace(UNSEEN, '').normalize('NFC');
  if (a === b) return;
  const plainA = a.replace(QUOTES, "'");
  const plainB = b.replace(QUOTES, "'");
  if (plainA === plainB) kinds.add('quotation-marks');
  else if (plainA.toLowerCase() === plainB.toLowerCase()) {
    kinds.add(first && plainA.slice(1) === plainB.slice(1) ? 'first-letter' : 'case');
  } else kinds.add('letters');
}

function gapKinds(quote: string, source: string, kinds: Set<Typography>): void {
  if (quote === source) return;
  const a = quote.replace(UNSEEN, '').replace(/\s+/g, ' ');
  let b = source.replace(UNSEEN, '').replace(/\s+/g, ' ');
  if (a === b) return;
  const noted = b.replace(NOTES, '');
  if (noted !== b && a.replace(NOTES, '') !== a) b = source.replace(/\s+/g, ' ');
  else if (noted !== b) {
    kinds.add('note-marks');
    b = noted;
  }
  if (a === b) return;
  if (signs(a, QUOTES) !== signs(b, QUOTES)) kinds.add('quotation-marks');
  const dashA = signs(a, DASHES);
  const dashB = signs(b, DASHES);
  if (dashA !== dashB) kinds.add('dashes');
  const restA = rest(a);
  const restB = rest(b);
  if (/…|\.{3}/.test(restA) !== /…|\.{3}/.test(restB)) kinds.add('ellipsis');
  else if (restA !== restB) kinds.add('punctuation');
  // Spaces around a dash belong to how the dash is set.
  if (kinds.size === 0 || (dashA === '' && dashB === '' && /\s/.test(a) !== /\s/.test(b))) kinds.add('spacing');
}

const signs = (text: string, kind: RegExp): string => text.match(kind)?.join('') ?? '';

const rest = (text: string): string =>
  text
    .replace(QUOTES, '')
    .replace(DASHES, '')
    .replace(/\.(?:\s?\.){2,3}|…/g, '…')
    .replace(/[\s[\]*_~#|]+/g, '');

/** A comma or full stop at the end is the draft's; a mark of question or exclamation is not. */
function endKinds(quote: string, source: string, kinds: Set<Typography>): void {
  const a = /[?!？！]/.exec(quote)?.[0];
  const b = /^["'’”»)\]\s]*([?!？！])/.exec(source)?.[1];
  if (a && a !== b) kinds.add('punctuation');
}
