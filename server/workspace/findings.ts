import type { Finding } from '../checks/check.ts';
import { runChecks } from '../checks/index.ts';
import type { Draft } from '../draft/model.ts';
import { type IgnoredFinding, withoutIgnored } from './ignore.ts';
import type { Settings } from './settings.ts';

/** What is reported on a draft under these settings, by start: the editor and the command line both ask here. */
export function findingsOf(draft: Draft, settings: Settings, ignored: readonly IgnoredFinding[] = []): Finding[] {
  return withoutIgnored(draft, runChecks(draft, settings.checks, { draft: settings.draft }), ignored);
}
