import { named, times } from '../../edits/namedSource.ts';
import { refusal } from '../../edits/plan.ts';
import { removeSource as plan } from '../../edits/removeSources.ts';
import { sourceAt, sourceOfLabelAt } from '../sourceAt.ts';
import type { Command } from './command.ts';

export const removeSource: Command = {
  name: 'wellSourced.removeSource',
  title: 'Remove a source',
  preview: false,
  plan(draft, selection) {
    const source = sourceAt(draft, selection);
    return source
      ? plan(draft, source)
      : refusal('Put the cursor on a citation or into an entry of the list: its source is the one removed.');
  },
  offers(draft, selection) {
    const source = sourceOfLabelAt(draft, selection);
    if (!source || source.label === null) return [];
    const cited = source.useCount > 0 ? `, cited ${times(source.useCount)}, and close up the numbers` : '';
    return [{ title: `Remove source ${named(source)}${cited}`, kind: 'refactor.rewrite', options: {} }];
  },
};
