import type { Draft } from '../../draft/model.ts';
import { entryAt } from '../../draft/near.ts';
import { refusal } from '../../edits/plan.ts';
import { splitLump as plan } from '../../edits/splitLump.ts';
import type { Span } from '../../text/span.ts';
import type { Command } from './command.ts';

/** The entry at the selection, or the only one that names several sources; no options. */
export const splitLump: Command = {
  name: 'wellSourced.splitLump',
  title: 'Split an entry',
  preview: false,
  plan(draft, selection) {
    const source = lumpAt(draft, selection) ?? onlyLump(draft);
    return source ? plan(draft, source) : refusal('Put the cursor into the entry that names several sources.');
  },
  offers(draft, selection) {
    const source = lumpAt(draft, selection);
    if (!source || plan(draft, source).kind !== 'change') return [];
    return [{ title: 'Split this into entries of their own', kind: 'refactor.rewrite', options: {} }];
  },
};

function lumpAt(draft: Draft, { end }: Span) {
  const source = entryAt(draft, end);
  return source?.catchAll ? source : null;
}

function onlyLump(draft: Draft) {
  const lumps = draft.sources.filter(({ catchAll }) => catchAll);
  return lumps.length === 1 ? lumps[0]! : null;
}
