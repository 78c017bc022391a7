import type { Span } from '../text/span.ts';

/** A longer line is text. */
const LONGEST_LINE = 160;
/** `27`, `– 41 –`, `Page 3 of 12`, `iv`. */
const PAGE_NUMBER =
  /^[-–—|·\s]*(?:\p{Lu}\p{L}{0,5}\.?\s)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s?(?:\/|\p{L}{2,3})\s?\d{1,4})?[-–—|·\s]*$/u;

/**
 * The lines at the top and foot of pages (parted by form feeds) that belong to no text: numbers of pages, and what
 * stands at the same place of a page nearby. A quotation goes on over them. In order; empty for a text without pages.
 */
export function pageFurniture(text: string): readonly Span[] {
  if (!text.includes('\f')) return [];
  const pages: { first: Span | null; last: Span | null }[] = [];
  for (let start = 0; start <= text.length; ) {
    const stop = text.indexOf('\f', start);
    const end = stop < 0 ? text.length : stop;
    pages.push({ first: firstLine(text, start, end), last: lastLine(text, start, end) });
    start = end + 1;
  }
  const key = (line: Span | null | undefined) =>
    line ? text.slice(line.start, line.end).replace(/\d+/g, '#').replace(/\s+/g, ' ') : '';
  const found: Span[] = [];
  pages.forEach((page, at) => {
    for (const side of ['first', 'last'] as const) {
      const line = page[side];
      if (!line || (side === 'last' && line.start === page.first?.start)) continue;
      const own = key(line);
      // Left and right pages may differ.
      const isRepeated = [at - 2, at - 1, at + 1, at + 2].some((other) => key(pages[other]?.[side]) === own);
      if (isRepeated || PAGE_NUMBER.test(text.slice(line.start, line.end))) found.push(line);
    }
  });
  return found;
}

function firstLine(text: string, from: number, to: number): Span | null {
  let start = from;
  while (start < to && /\s/.test(text[start]!)) start++;
  const stop = text.indexOf('\n', start);
  const end = stop < 0 || stop > to ? to : stop;
  return start < end && end - start <= LONGEST_LINE ? { start, end } : null;
}

function lastLine(text: string, from: number, to: number): Span | null {
  let end = to;
  while (end > from && /\s/.test(text[end - 1]!)) end--;
  const start = Math.max(from, text.lastIndexOf('\n', end - 1) + 1);
  return start < end && end - start <= LONGEST_LINE ? { start, end } : null;
}
