import type { Draft, Source } from '../draft/model.ts';
import { named } from './namedSource.ts';
import { type NumberSpace, undefinedNumbers } from './numberSpaces.ts';
import type { Plan } from './plan.ts';
import { planRelabelling } from './planRelabelling.ts';
import { holdersOf, makeRoom } from './shift.ts';

/** Exchanges the numbers of two sources in text and list; each entry stands where the other stood. */
export function swapNumbers(draft: Draft, source: Source, other: Source): Plan {
  const labels = new Map([
    [source.index, other.label!],
    [other.index, source.label!],
  ]);
  const placed = new Map(
    source.list === other.list
      ? [
          [source.index, other.index],
          [other.index, source.index],
        ]
      : [],
  );
  return planRelabelling(draft, `Swap with ${named(other)}`, { labels, placed }, { follow: source.index });
}

/** Gives a source this number; the one that has it, and each that is then in the way, goes up by one. */
export function insertAs(draft: Draft, space: NumberSpace, source: Source, number: number): Plan {
  const labels = closeBehind(draft, space, source, number) ?? makeRoom(draft, space, number, source);
  labels.set(source.index, String(number));
  const placed = sorted(source, labels);
  return planRelabelling(
    draft,
    `Insert as [${number}] and shift the others`,
    { labels, placed },
    { follow: source.index },
  );
}

/** On its way to a higher number a source leaves its own to the next one, where each number up to there is in use. */
function closeBehind(draft: Draft, space: NumberSpace, source: Source, number: number): Map<number, string> | null {
  if (source.number === null || number < source.number || undefinedNumbers(draft, space).length > 0) return null;
  const holders = holdersOf(space, source);
  const labels = new Map<number, string>();
  for (let n = source.number + 1; n <= number; n++) {
    const holder = holders.get(n);
    if (!holder) return null;
    labels.set(holder.index, String(n - 1));
  }
  return labels;
}

/** Where a list counts upwards it does so afterwards: the entry goes to its place, the others move on by one. */
function sorted(source: Source, labels: ReadonlyMap<number, string>): Map<number, number> {
  const numbered = source.list.sources.filter(({ number, labelSpan }) => number !== null && labelSpan);
  if (numbered.some(({ number }, i) => i > 0 && number! <= numbered[i - 1]!.number!)) return new Map();
  const numberOf = ({ index, number }: Source) => Number(labels.get(index) ?? number);
  const after = [...numbered].sort((a, b) => numberOf(a) - numberOf(b));
  return new Map(numbered.map((place, i) => [place.index, after[i]!.index]));
}
