import { duplicateSets, mergeSources } from '../../edits/mergeSources.ts';
import type { Command } from './command.ts';

export const mergeDuplicates: Command = {
  name: 'wellSourced.mergeDuplicates',
  title: 'Merge duplicate sources',
  preview: true,
  plan: (draft) => mergeSources(draft, duplicateSets(draft)),
};
