import type { Span } from '../../text/span.ts';

export interface Address extends Span {
  /** As written, `https://` put in front where the draft has only `www.`. */
  readonly url: string;
}

// An address ends at white space, at quotation marks and at CJK punctuation; what it may not end with is cut below.
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"“”„«»‹›`｀、。，；：！？「」『』【】（）《》\uE000-\uF8FF\uFFFC]+/giu;
const TRAILING = /[.,;:!?'’‘*_~|\\…\]]$/;

/** The bare addresses in a text, in order. Sentence punctuation at the end and unbalanced brackets do not belong. */
export function findAddresses(text: string): Address[] {
  if (!/:\/\/|www\./i.test(text)) return [];
  const found: Address[] = [];
  for (const match of text.matchAll(ADDRESS)) {
    if (match.index > 0 && /[\p{L}\p{N}]/u.test(text[match.index - 1]!)) continue;
    const written = trimAddress(match[0]);
    if (!/[\p{L}\p{N}]/u.test(written.replace(/^(?:https?:\/\/|www\.)/i, ''))) continue;
    found.push({
      start: match.index,
      end: match.index + written.length,
      url: /^www\./i.test(written) ? `https://${written}` : written,
    });
  }
  return found;
}

/** Cuts what ends the sentence rather than the address. */
export function trimAddress(written: string): string {
  let end = written.length;
  let depth = { round: 0, square: 0 };
  for (const sign of written) depth = count(depth, sign, 1);
  for (;;) {
    const last = written[end - 1]!;
    if (last === ')' && depth.round < 0) depth = count(depth, last, -1);
    else if (last === ']' && depth.square < 0) depth = count(depth, last, -1);
    else if (last === ']' || !TRAILING.test(last)) break;
    end--;
    if (end === 0) break;
  }
  // `[n](https://…` pasted half: a bracket that opens and never closes is not part of the address.
  const stray = depth.round > 0 ? written.slice(0, end).lastIndexOf('(') : -1;
  return written.slice(0, stray > 10 && stray === end - 1 ? stray : end);
}

function count(depth: { round: number; square: number }, sign: string, by: number) {
  if (sign === '(') return { ...depth, round: depth.round + by };
  if (sign === ')') return { ...depth, round: depth.round - by };
  if (sign === '[') return { ...depth, square: depth.square + by };
  if (sign === ']') return { ...depth, square: depth.square - by };
  return depth;
}

/** The DOI in a text (`10.1000/xyz123`), without prefix, or null. Form: ISO 26324. */
export function findDoi(text: string): (Span & { readonly doi: string }) | null {
  const match = /\b10\.\d{4,9}\/[^\s"<>\u2060\uFFFC]+/.exec(text);
  if (!match) return null;
  const doi = trimAddress(match[0]);
  return { start: match.index, end: match.index + doi.length, doi };
}
