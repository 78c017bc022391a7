import { renumber as plan } from '../../edits/renumber.ts';
import type { Command } from './command.ts';

/** Options: `order` (`appearance` or `gaps`), `keepDoubtful`. */
export const renumber: Command = {
  name: 'wellSourced.renumber',
  title: 'Renumber citations',
  preview: true,
  plan: (draft, _selection, { order, keepDoubtful }) =>
    plan(draft, { order: order === 'gaps' ? 'gaps' : 'appearance', keepDoubtful: keepDoubtful === true }),
};
