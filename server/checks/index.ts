import type { Draft } from '../draft/model.ts';
import { alteredQuote } from './alteredQuote.ts';
import { assistantResidue } from './assistantResidue.ts';
import type { Check, Finding, Level } from './check.ts';
import { conflictingQuote } from './conflictingQuote.ts';
import { silenced } from './directives.ts';
import { duplicateNumber } from './duplicateNumber.ts';
import { duplicateSource } from './duplicateSource.ts';
import { elidedQuote } from './elidedQuote.ts';
import { type DraftEvidence, noDraftEvidence } from './evidence.ts';
import { figureNotInSource } from './figureNotInSource.ts';
import { incompleteSource } from './incompleteSource.ts';
import { keptFindings } from './kept.ts';
import { malformedCitation } from './malformedCitation.ts';
import { misplacedQuote } from './misplacedQuote.ts';
import { nameNotInSource } from './nameNotInSource.ts';
import { numberingGap } from './numberingGap.ts';
import { outletMismatch } from './outletMismatch.ts';
import { outOfOrder } from './outOfOrder.ts';
import { placeholderCitation } from './placeholderCitation.ts';
import { quoteNotInSource } from './quoteNotInSource.ts';
import { quoteWithoutCitation } from './quoteWithoutCitation.ts';
import { sourceWithoutLink } from './sourceWithoutLink.ts';
import { staleCopy } from './staleCopy.ts';
import { statisticWithoutCitation } from './statisticWithoutCitation.ts';
import { unbalancedQuote } from './unbalancedQuote.ts';
import { undefinedCitation } from './undefinedCitation.ts';
import { unnumberedSource } from './unnumberedSource.ts';
import { unusedSource } from './unusedSource.ts';
import { vagueAttribution } from './vagueAttribution.ts';

/** Every check, in the order of the documentation. */
export const checks: readonly Check[] = [
  undefinedCitation,
  duplicateNumber,
  unbalancedQuote,
  malformedCitation,
  assistantResidue,
  alteredQuote,
  quoteNotInSource,
  misplacedQuote,
  numberingGap,
  sourceWithoutLink,
  incompleteSource,
  duplicateSource,
  placeholderCitation,
  quoteWithoutCitation,
  statisticWithoutCitation,
  vagueAttribution,
  conflictingQuote,
  elidedQuote,
  figureNotInSource,
  outletMismatch,
  unusedSource,
  unnumberedSource,
  staleCopy,
  outOfOrder,
  nameNotInSource,
];

/** The codes of the checks that ask for quotes, claims or what entries say. */
export const codesOfWords: ReadonlySet<string> = new Set(
  checks.filter(({ reads }) => reads === 'words').map(({ code }) => code),
);

/** Levels by code; a check that is not named keeps its default. */
export type Levels = Readonly<Record<string, Level | 'off'>>;

export interface RunOptions {
  /** Whether the document counts as a draft with sources: the checks of prose run only in one. */
  readonly draft?: 'auto' | 'on' | 'off';
  /** What the saved copies say of this version of the draft. */
  readonly evidence?: DraftEvidence | undefined;
  /** Run only the checks that ask the saved copies. */
  readonly onlyCopies?: boolean;
  /** Leave out the checks that ask for quotes, claims or what entries say. */
  readonly withoutWords?: boolean;
}

/** All findings of the draft, by start; those that a comment in the draft silences are left out. */
export function runChecks(draft: Draft, levels: Levels = {}, options: RunOptions = {}): Finding[] {
  const prose = options.draft === 'on' || (options.draft !== 'off' && isDraftWithSources(draft));
  const findings: Finding[] = [];
  for (const check of checks) {
    const level = levels[check.code] ?? check.level;
    if (level === 'off' || (check.prose && !prose)) continue;
    if (options.onlyCopies && check.about !== 'copies') continue;
    if (options.withoutWords && check.reads === 'words') continue;
    const evidence = options.evidence ?? noDraftEvidence;
    for (const found of check.about === 'lists' ? keptFindings(check, draft) : check.run(draft, evidence)) {
      // A check may lower the level of a single finding. Only a choice of the writer goes before that, and an editor
      // hands out the default of a setting as if it had been chosen.
      const lowered = level === check.level ? found.level : undefined;
      findings.push({ ...found, code: check.code, level: lowered ?? level });
    }
  }
  findings.sort((a, b) => a.start - b.start || a.end - b.end);
  if (draft.directives.length === 0) return findings;
  const isSilenced = silenced(draft);
  return findings.filter((finding) => !isSilenced(finding));
}

/**
 * It has a source list with labels to cite or at least two citations; a README, a log or a licence has neither. The
 * link definitions of a page and a list of links without labels make no draft.
 */
export function isDraftWithSources(draft: Draft): boolean {
  if (draft.sourceLists.some((list) => list.form !== 'none' && (list.form !== 'definition' || list.heading)))
    return true;
  return draft.proseCitationCount >= 2;
}
