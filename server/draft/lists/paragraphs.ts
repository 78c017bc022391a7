import type { ReadBlock } from '../blocks/block.ts';
import { addressesOf } from '../facts.ts';

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
  const title = /[“"„«][^”"“»]{4,}[”"“»]|(?:^|[\s(])[*_][^*_\n]{4,}[*_]/.test(raw);
  const year = /\b(?:1[5-9]|20)\d{2}\b/.test(masked);
  return year && (title || /^\p{Lu}[\p{L}’'-]+,\s+\p{Lu}/u.test(masked));
}
