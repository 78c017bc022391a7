import type { Finding } from '../checks/check.ts';
import { type Levels, runChecks } from '../checks/index.ts';
import type { Draft } from '../draft/model.ts';
import type { ProjectFiles } from './projectFiles.ts';

/** What holds for one draft. Immutable: another setting makes another policy. */
export interface Policy {
  check(draft: Draft): readonly Finding[];
}

export function policyFrom(
  editor: unknown,
  _files: ProjectFiles,
  _session: string | null,
): { policy: Policy; problems: readonly string[] } {
  const levels = ((editor as { checks?: Levels } | null)?.checks ?? {}) as Levels;
  return { policy: { check: (draft) => runChecks(draft, levels) }, problems: [] };
}
