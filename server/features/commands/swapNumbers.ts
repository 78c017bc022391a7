import type { Draft, Source } from '../../draft/model.ts';
import { named } from '../../edits/namedSource.ts';
import { type NumberSpace, spaceOf } from '../../edits/numberSpaces.ts';
import { refusal } from '../../edits/plan.ts';
import { swapNumbers as swap } from '../../edits/swapNumbers.ts';
import { sourceAt, sourceOfLabelAt } from '../sourceAt.ts';
import type { Command } from './command.ts';

/** Option: `with`, the number of the other source; without it the writer chooses. */
export const swapNumbers: Command = {
  name: 'wellSourced.swapNumbers',
  title: 'Swap two numbers',
  preview: false,
  plan(draft, selection, { with: number }) {
    const source = sourceAt(draft, selection);
    const space = source && spaceOf(draft, source);
    if (!source || !space)
      return refusal('Put the cursor on a numbered citation or entry: its number is the one to swap.');
    const others = othersOf(space, source);
    const other = others.find((one) => one.number === Number(number));
    if (other) return swap(draft, source, other);
    if (others.length === 0) return refusal('There is no other number to swap with.');
    return {
      kind: 'question',
      question: `Swap ${named(source)} with which source?`,
      choices: others.map((one) => ({ title: named(one), options: { with: one.number! } })),
    };
  },
  offers(draft, selection) {
    const source = sourceOfLabelAt(draft, selection);
    const space = source && spaceOf(draft, source);
    if (!source || !space) return [];
    return neighbours(draft, space, source).map((one) => ({
      title: `Swap with ${named(one)}`,
      kind: 'refactor.rewrite',
      options: { with: one.number! },
    }));
  },
};

const othersOf = (space: NumberSpace, source: Source) =>
  space.sources.filter((one) => one.number !== source.number).sort((a, b) => a.number! - b.number!);

/** The sources with the next lower and the next higher number. */
function neighbours(_draft: Draft, space: NumberSpace, source: Source): readonly Source[] {
  const others = othersOf(space, source);
  const lower = others.findLast((one) => one.number! < source.number!);
  const higher = others.find((one) => one.number! > source.number!);
  return [lower, higher].filter((one) => one !== undefined);
}
