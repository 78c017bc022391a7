import type { Finding } from '../checks/check.ts';
import type { DraftEvidence } from '../checks/evidence.ts';
import { runChecks } from '../checks/index.ts';
import type { Draft } from '../draft/model.ts';
import { type IgnoredFinding, withoutIgnored } from './ignore.ts';
import type { Settings } from './settings.ts';
import { type SignOffs, withoutSigned } from './signOff.ts';

/**
 * What is reported on a draft under these settings, by start: the editor and the command line both ask here.
 * @param evidence what the saved copies say of this very draft, where there are any
 * @param signed what a person stands for, of what the copies say
 */
export function findingsOf(
  draft: Draft,
  settings: Settings,
  ignored: readonly IgnoredFinding[] = [],
  evidence?: DraftEvidence,
  signed: SignOffs = new Map(),
): Finding[] {
  const found = runChecks(draft, settings.checks, { draft: settings.draft, evidence });
  return withoutSigned(draft, withoutIgnored(draft, found, ignored), signed);
}

/** Of these findings the ones that can be told without a look at quotes, claims and what entries say, by start. */
export function firstFindingsOf(draft: Draft, settings: Settings): Finding[] {
  return runChecks(draft, settings.checks, { draft: settings.draft, withoutWords: true });
}

/** Of these findings the ones that the saved copies lead to, by start. */
export function copyFindingsOf(
  draft: Draft,
  settings: Settings,
  ignored: readonly IgnoredFinding[],
  evidence: DraftEvidence,
  signed: SignOffs = new Map(),
): Finding[] {
  const found = runChecks(draft, settings.checks, { draft: settings.draft, evidence, onlyCopies: true });
  return withoutSigned(draft, withoutIgnored(draft, found, ignored), signed);
}
