import type { Draft } from '../../draft/model.ts';
import { entryAt } from '../../draft/near.ts';
import { moveEntry } from '../../edits/moveEntry.ts';
import { refusal } from '../../edits/plan.ts';
import type { Span } from '../../text/span.ts';
import type { Command } from './command.ts';

const move = (draft: Draft, selection: Span, by: -1 | 1) => {
  const source = entryAt(draft, selection.end);
  return source
    ? moveEntry(draft, source, by)
    : refusal('Put the cursor into the entry of the source list that is to move.');
};

export const moveUp: Command = {
  name: 'wellSourced.moveEntryUp',
  title: 'Move entry up',
  preview: false,
  plan: (draft, selection) => move(draft, selection, -1),
};

export const moveDown: Command = {
  name: 'wellSourced.moveEntryDown',
  title: 'Move entry down',
  preview: false,
  plan: (draft, selection) => move(draft, selection, 1),
};
