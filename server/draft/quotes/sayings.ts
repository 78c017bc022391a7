import type { Span } from '../../text/span.ts';
import type { ProseWords } from '../lexicon/prose.ts';

/** Words behind a quotation that may make it a saying: “…” – African proverb, “…”, as they say. */
const TAIL = /^[\s,–—―-]+[^.,;:()[\n]*/u;
const DASH = /^[\s,]*[–—―-]/;

/** Whether what stands before or behind a quotation makes its words everybody's: “As the saying goes, “…””. */
export function isSaying(folded: string, before: Span, after: Span, words: ProseWords): boolean {
  const lead = folded.slice(before.start, before.end);
  const hit = words.sayings.find(lead).at(-1);
  // A noun alone needs its colon: “the cause is unknown, “…””.
  if (hit && (hit.phrase.includes(' ') ? /^[\s,:：\u2060]*$/u : /^\s?[:：][\s\u2060]*$/u).test(lead.slice(hit.end))) {
    return true;
  }
  return namesSaying(TAIL.exec(folded.slice(after.start, after.end))?.[0] ?? '', words);
}

/** Whether the few words behind a quotation name a saying; a noun alone stands behind a dash. */
export function namesSaying(tail: string, words: ProseWords): boolean {
  const hit = words.sayings.find(tail).at(-1);
  if (!hit || !(DASH.test(tail) || hit.phrase.includes(' '))) return false;
  return (tail.slice(0, hit.start).match(/[\p{L}\p{M}]+/gu)?.length ?? 0) <= 2;
}
