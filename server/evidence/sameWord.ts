import type { Span } from '../text/span.ts';
import { wordsOf } from '../text/words.ts';

/** What newspapers set for the letters of a word that they do not print: `sh*t`, `s--t`, `g—damn`. */
const MASK = '(?:[*•]+|-{2,}|—+|_{2,})';
const MASKED = new RegExp(`^(\\p{L}*)(?:${MASK})(\\p{L}*)$`, 'u');
const MASK_BEHIND = new RegExp(`^${MASK}`, 'u');

/**
 * Whether a piece of a quote is a word of the source with letters masked, or in the other spelling of English.
 * @param theirs what stands there in the source
 */
export function sameWord(quote: string, own: Span, theirs: string, code: string): boolean {
  if (!/^\p{L}[\p{L}'’]*$/u.test(theirs)) return false;
  const mine = quote.slice(own.start, own.end);
  const masked = MASKED.exec(mine + (MASK_BEHIND.exec(quote.slice(own.end))?.[0] ?? ''));
  if (masked) {
    const [, head, tail] = masked.map((part) => part.toLowerCase());
    const word = theirs.toLowerCase();
    return (
      head! + tail! !== '' &&
      word.length > head!.length + tail!.length &&
      word.startsWith(head!) &&
      word.endsWith(tail!)
    );
  }
  if (code !== 'en') return false;
  const [a, b] = [mine, theirs].map((word) => wordsOf(word).words);
  return a!.length === 1 && b!.length === 1 && american(a![0]!) === american(b![0]!);
}

/** Long enough that no other word is spelled like it. */
const LONG = 5;
const LONGER = 8;

/** One spelling for both of `colour`, `color`; of words that differ in no other way. */
function american(word: string): string {
  if (word.length < LONG) return word;
  const short = word
    .replace(/(?<=.{3})our/, 'or')
    .replace(/([iy])s(e[drs]?|ing|ations?|able)$/, '$1z$2')
    .replace(/([bt])re(s?)$/, '$1er$2')
    .replace(/ogue(s?)$/, 'og$1')
    .replace(/enc(es?)$/, 'ens$1')
    .replace(/dgem/, 'dgm')
    .replace(/([ao])e/, 'e')
    .replace(/^(to|back|for|up|after)wards$/, '$1ward');
  return word.length >= LONGER ? short.replace(/([aeiou])ll(ed|ing|ers?|ors?)$/, '$1l$2') : short;
}
