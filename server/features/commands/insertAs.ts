import type { Draft, Source } from '../../draft/model.ts';
import { named } from '../../edits/namedSource.ts';
import { type NumberSpace, spaceOf } from '../../edits/numberSpaces.ts';
import { refusal } from '../../edits/plan.ts';
import { byAppearance } from '../../edits/renumber.ts';
import { insertAs as insert } from '../../edits/swapNumbers.ts';
import { sourceAt, sourceOfLabelAt } from '../sourceAt.ts';
import type { Command } from './command.ts';

/** Option: `number`, the one that the source gets; without it the writer chooses. */
export const insertAs: Command = {
  name: 'wellSourced.insertAs',
  title: 'Give a source another number and shift the others',
  preview: false,
  plan(draft, selection, { number }) {
    const source = sourceAt(draft, selection);
    const space = source && spaceOf(draft, source);
    if (!source || !space)
      return refusal('Put the cursor on a numbered citation or entry: its source gets the other number.');
    const wanted = Number(number);
    if (Number.isInteger(wanted) && wanted >= 0 && wanted !== source.number)
      return insert(draft, space, source, wanted);
    const others = space.sources.filter((one) => one.number !== source.number);
    if (others.length === 0) return refusal('There is no other number to take.');
    return {
      kind: 'question',
      question: `Which number shall ${named(source)} get?`,
      choices: [...others]
        .sort((a, b) => a.number! - b.number!)
        .map((one) => ({
          title: `${one.number}`,
          detail: `Now ${named(one)}, which is shifted`,
          options: { number: one.number! },
        })),
    };
  },
  offers(draft, selection) {
    const source = sourceOfLabelAt(draft, selection);
    const space = source && spaceOf(draft, source);
    if (!source || !space) return [];
    const number = calledFor(draft, space, source);
    if (number === null || number === source.number) return [];
    return [{ title: `Insert as [${number}] and shift the others`, kind: 'refactor.rewrite', options: { number } }];
  },
};

/** The number that the source's first citation calls for, counted from the lowest number in use; null for one not cited. */
function calledFor(draft: Draft, space: NumberSpace, source: Source): number | null {
  if (source.useCount === 0) return null;
  const lowest = Math.min(...space.sources.map(({ number }) => number!));
  const at = byAppearance(draft, space.sources).indexOf(source);
  return at < 0 ? null : Math.min(1, lowest) + at;
}
