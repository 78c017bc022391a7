import { insertSource } from '../../edits/insertSource.ts';
import type { Command } from './command.ts';

/** A new source cited here, its entry at the end of the list: no other number changes. */
export const appendSource: Command = {
  name: 'wellSourced.appendSource',
  title: 'Insert a source at the end of the list',
  preview: false,
  plan: (draft, selection) => insertSource(draft, selection.end, 'end'),
};
