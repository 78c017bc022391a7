import { removeUnused as plan } from '../../edits/removeSources.ts';
import type { Command } from './command.ts';

export const removeUnused: Command = {
  name: 'wellSourced.removeUnused',
  title: 'Remove all unused sources',
  preview: true,
  plan: (draft) => plan(draft),
};
