import type { Alignment } from '../text/align.ts';
import { isAllowed } from './changes.ts';
import type { IndexedCopy } from './indexCopy.ts';
import type { QuoteWords } from './quoteWords.ts';

/** “, the mayor of the town, Ana Lindqvist, told a packed hall on Monday night, “ is about as long as it gets. */
const MOST_WORDS = 15;

/**
 * Whether all that the quote leaves out is what the source itself sets between two pieces of one speech: `“A,” she said,
 * “and B.”` quoted as `“A, and B.”` All words of the speech are there. Marks alone would not do: `“a joke” and “a shame”`
 * are two quotes, so a comma or stop must stand on both sides.
 */
export function leavesOutAttribution(
  quote: QuoteWords,
  copy: IndexedCopy,
  alignment: Alignment,
  from: number,
): boolean {
  const { steps } = alignment;
  const { text } = copy.copy;
  let found = false;
  for (let at = 0; at < steps.length; at++) {
    const { op, a, b } = steps[at]!;
    if (isAllowed(quote, op, a)) continue;
    if (op === 'add' || (op === 'pair' && copy.spelling[copy.ids[from + b]!] !== quote.words[a])) return false;
    if (op !== 'drop') continue;
    let last = at;
    while (steps[last + 1]?.op === 'drop') last++;
    const first = from + b;
    const end = from + steps[last]!.b;
    if (end - first >= MOST_WORDS || first === 0 || end + 1 >= copy.ids.length) return false;
    const before = text.slice(copy.ends[first - 1], copy.starts[first]);
    const after = text.slice(copy.ends[end], copy.starts[end + 1]);
    if (!/[,.!?…][”“"»]|[”“"»],/.test(before) || !/[,.:]\s*[“„"«»]/.test(after)) return false;
    found = true;
    at = last;
  }
  return found;
}
