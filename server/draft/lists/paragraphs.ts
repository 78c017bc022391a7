import { fold } from '../../text/phrases.ts';
import type { ReadBlock } from '../blocks/block.ts';
import { addressesOf } from '../facts.ts';
import { backReferenceWords } from '../lexicon/shared.ts';

/** Whether a paragraph with a number at its end is an entry rather than a sentence with its citation. */
export function namesSource(block: ReadBlock): boolean {
  const { raw, quotation, marks } = block.facts;
  if (raw.length > 500 || marks.filter((mark) => mark.style === 'bracket').length > 1) return false;
  return (
    addressesOf(block.facts).length > 0 ||
    quotation.pairs.length === 1 ||
    (/\b\p{L}+\s*\[[^[\]]*\]\s*$/u.test(raw) && /^[^.]+\.\s/.test(raw))
  );
}

/** A paragraph that reads like an entry of a bibliography: an address, or a year with a title or a name in front. */
export function looksLikeEntry(block: ReadBlock): boolean {
  const { raw, masked, marks } = block.facts;
  if (raw.length > 800 || /[:：]\s*$/.test(raw)) return false;
  if (marks.some((mark) => mark.style === 'bracket' && !mark.doubtful)) return false;
  if (addressesOf(block.facts).length > 0 || /\]\(\s*<?https?:/.test(raw)) return raw.length < 600;
  return YEAR.test(masked) && (TITLE.test(raw) || SURNAME.test(masked));
}

const YEAR = /\b(?:1[5-9]|20)\d{2}\b/;
const TITLE = /[“"„«][^”"“»]{4,}[”"“»]|(?:^|[\s(])[*_][^*_\n]{4,}[*_]/;
const SURNAME = /^\p{Lu}[\p{L}’'-]+,\s+\p{Lu}/u;
/** `(New York: Quay Press, 2020)` */
const PRESS = /\(\p{Lu}[^()\n]{2,60},\s+(?:1[5-9]|20)\d{2}\)/u;

/** Whether a numbered note names a work and its year, or points back at one: “Ibid., 14.” */
export function readsLikeReference(raw: string): boolean {
  if (raw.length > 500) return false;
  if (backReferenceWords().at(fold(raw), 0)) return true;
  return YEAR.test(raw) && (PRESS.test(raw) || (SURNAME.test(raw) && TITLE.test(raw)));
}
