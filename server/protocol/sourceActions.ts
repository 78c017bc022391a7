import type { Finding } from '../checks/check.ts';
import type { Draft } from '../draft/model.ts';
import type { TextEdit } from '../edits/fix.ts';
import { renumber } from '../features/commands/renumber.ts';
import { safeFixes } from '../features/safeFixes.ts';
import { FIX_ALL, ORGANIZE } from './kinds.ts';

/** What an editor may do to the whole draft when it is saved. */
export interface SourceAction {
  readonly kind: string;
  readonly title: string;
  edits(draft: Draft, findings: readonly Finding[]): readonly TextEdit[];
}

export const sourceActions: readonly SourceAction[] = [
  {
    kind: ORGANIZE,
    title: 'Renumber citations by first appearance',
    edits: (draft) => {
      const plan = renumber.plan(draft, { start: 0, end: 0 }, {});
      return plan.kind === 'change' ? plan.edits : [];
    },
  },
  { kind: FIX_ALL, title: 'Mend what is safe to mend', edits: (_draft, findings) => safeFixes(findings) },
];
