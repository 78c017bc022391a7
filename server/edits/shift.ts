import type { Draft, Source } from '../draft/model.ts';
import { type NumberSpace, undefinedNumbers } from './numberSpaces.ts';

/**
 * Makes a number free: the source that has it goes up by one, and so does each behind it that would be in the way. A
 * number that the text cites without an entry is passed over, or the citation would point at that source.
 * @returns the new labels by index of source
 */
export function makeRoom(draft: Draft, space: NumberSpace, number: number, except?: Source): Map<number, string> {
  const holders = holdersOf(space, except);
  const barred = new Set(undefinedNumbers(draft, space));
  const labels = new Map<number, string>();
  let at = number;
  for (let moving = holders.get(at); moving; ) {
    let next = at + 1;
    while (barred.has(next)) next++;
    const inTheWay = holders.get(next);
    labels.set(moving.index, String(next));
    moving = inTheWay;
    at = next;
  }
  return labels;
}

/**
 * Closes the holes that these sources leave: each number goes down by as many as go in front of it. Where the text cites
 * numbers without an entry all stay, or such a citation would come to point at something.
 */
export function closeUp(draft: Draft, space: NumberSpace, gone: ReadonlySet<Source>): Map<number, string> {
  const labels = new Map<number, string>();
  if (undefinedNumbers(draft, space).length > 0) return labels;
  const numbers = [...gone].map(({ number }) => number).filter((number) => number !== null);
  for (const source of space.sources) {
    if (gone.has(source)) continue;
    const below = numbers.filter((number) => number < source.number!).length;
    if (below > 0) labels.set(source.index, String(source.number! - below));
  }
  return labels;
}

/** Who has which number; of two with one number the first. */
export function holdersOf(space: NumberSpace, except?: Source): ReadonlyMap<number, Source> {
  const holders = new Map<number, Source>();
  for (const source of space.sources) {
    if (source !== except && !holders.has(source.number!)) holders.set(source.number!, source);
  }
  return holders;
}
