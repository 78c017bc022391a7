import { renumber } from '../../edits/renumber.ts';
import type { Command } from './command.ts';

/** Option: `keepDoubtful`. */
export const closeGaps: Command = {
  name: 'wellSourced.closeGaps',
  title: 'Close gaps in the numbers',
  preview: true,
  plan: (draft, _selection, { keepDoubtful }) =>
    renumber(draft, { order: 'gaps', keepDoubtful: keepDoubtful === true }),
};
