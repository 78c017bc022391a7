import type { Span } from '../text/span.ts';
import { FURNITURE_MARK } from './copy.ts';
import type { IndexedCopy } from './indexCopy.ts';

/** How much of the surroundings is shown on each side, in UTF-16 units. */
const REACH = 160;
/** A passage is cut beyond this in what is shown; its span is whole. */
const LONGEST = 4_000;

/** The passage and what stands around it, each on one line, cut at words. */
export function passageAt(copy: IndexedCopy, where: Span): { passage: string; before: string; after: string } {
  const { text, furniture } = copy.copy;
  // The article and what stands around it on the page are no surroundings of each other.
  const [from, to] = where.start < furniture ? [0, furniture] : [furniture + FURNITURE_MARK.length, text.length];
  const before = text.slice(Math.max(from, where.start - REACH), where.start);
  const after = text.slice(where.end, Math.max(where.end, Math.min(to, where.end + REACH)));
  return {
    passage: flat(text.slice(where.start, Math.min(where.end, where.start + LONGEST))),
    before: flat(where.start - REACH > from ? before.replace(/^\S*\s?/, '') : before),
    after: flat(where.end + REACH < to ? after.replace(/\s?\S*$/, '') : after),
  };
}

const flat = (text: string): string => text.replace(/[\s\f]+/g, ' ').trim();
