import { linksAt, noteAt, toSource as plan } from '../../edits/links/select.ts';
import type { Command } from './command.ts';

/** The bare address, link or footnote at the selection; no options. */
export const toSource: Command = {
  name: 'wellSourced.toSource',
  title: 'Turn into a source',
  preview: false,
  plan: (draft, selection) => plan(draft, selection),
  offers(draft, selection) {
    const links = linksAt(draft, selection);
    const kind = 'refactor.rewrite';
    if (links.length > 0) {
      return [
        {
          title: links.length === 1 ? 'Turn this link into a source' : 'Turn these links into sources',
          kind,
          options: {},
        },
      ];
    }
    const hasList = draft.sourceLists.some(({ form }) => form !== 'footnote');
    return hasList && noteAt(draft, selection)
      ? [{ title: 'Turn this footnote into a source', kind, options: {} }]
      : [];
  },
};
