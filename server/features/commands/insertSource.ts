import { insertSource as plan } from '../../edits/insertSource.ts';
import type { Command } from './command.ts';

/** Option: `where` (`here` or `end`). */
export const insertSource: Command = {
  name: 'wellSourced.insertSource',
  title: 'Insert a source',
  preview: false,
  plan: (draft, selection, { where }) => plan(draft, selection.end, where === 'end' ? 'end' : 'here'),
};
