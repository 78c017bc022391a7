import { numberAll as plan } from '../../edits/numberAll.ts';
import type { Command } from './command.ts';

/** Every entry without a number; no options. */
export const numberAll: Command = {
  name: 'wellSourced.numberAll',
  title: 'Number all entries',
  preview: true,
  plan: (draft) => plan(draft),
};
