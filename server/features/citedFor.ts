import type { Citation, Quote } from '../draft/model.ts';

/**
 * Of the citations that may cover a quote (all of its paragraph), those that a reader takes for its own: inside it, or
 * else the next ones behind it, or else the last ones in front. Citations that stand together count as one.
 */
export function citedFor(quote: Quote): readonly Citation[] {
  const { citations } = quote;
  const inside = citations.filter(({ start, end }) => quote.start <= start && end <= quote.end);
  if (inside.length > 0) return inside;
  const next = citations.findIndex(({ start }) => start >= quote.end);
  const at = next < 0 ? citations.length - 1 : next;
  let from = at;
  let to = at + 1;
  if (next < 0) while (from > 0 && standTogether(citations[from - 1]!, citations[from]!)) from--;
  else while (to < citations.length && standTogether(citations[to - 1]!, citations[to]!)) to++;
  return citations.slice(Math.max(0, from), to);
}

// `[1][2]` and `[1] [2]`.
function standTogether(left: Citation, right: Citation): boolean {
  return right.start - left.end <= 1;
}
