import { sortList as plan, type SortKey, sortNames } from '../../edits/sortList.ts';
import type { Command } from './command.ts';

/** Options: `by`, a `SortKey`; asked for when absent. */
export const sortList: Command = {
  name: 'wellSourced.sortList',
  title: 'Sort the source list',
  preview: true,
  plan(draft, selection, { by }) {
    if (typeof by === 'string' && Object.hasOwn(sortNames, by)) return plan(draft, selection, by as SortKey);
    const choices = (Object.keys(sortNames) as SortKey[]).map((key) => ({
      title: sortNames[key].charAt(0).toUpperCase() + sortNames[key].slice(1),
      detail:
        key === 'number'
          ? 'Entries keep their numbers'
          : 'A numbered list is numbered again, and its citations with it',
      options: { by: key },
    }));
    return { kind: 'question', question: 'What shall the list be sorted by?', choices };
  },
};
