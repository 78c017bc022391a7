import { addressesToSources as plan } from '../../edits/links/select.ts';
import type { Command } from './command.ts';

/** All bare addresses of the prose; no options. */
export const addressesToSources: Command = {
  name: 'wellSourced.addressesToSources',
  title: 'Turn all bare addresses into sources',
  preview: true,
  plan: (draft) => plan(draft),
};
