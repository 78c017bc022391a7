import type { Span } from '../text/span.ts';
import type { IndexedCopy } from './indexCopy.ts';

/** How much of the surroundings is shown on each side, in UTF-16 units. */
const REACH = 160;
/** A passage is cut beyond this in what is shown; its span is whole. */
const LONGEST = 4_000;

/** The passage and what stands around it, each on one line, cut at words. */
export function passageAt(copy: IndexedCopy, where: Span): { passage: string; before: string; after: string } {
  const { text } = copy.copy;
  const before = text.slice(Math.max(0, where.start - REACH), where.start);
  const after = text.slice(where.end, where.end + REACH);
  return {
    passage: flat(text.slice(where.start, Math.min(where.end, where.start + LONGEST))),
    before: flat(where.start > REACH ? before.replace(/^\S*\s?/, '') : before),
    after: flat(where.end + REACH < text.length ? after.replace(/\s?\S*$/, '') : after),
  };
}

const flat = (text: string): string => text.replace(/[\s\f]+/g, ' ').trim();
