import { l10n } from 'vscode';
import type { StandingCounts } from '../requests.ts';

/** How often a source is cited. */
export const timesCited = (uses: number): string => {
  if (uses === 0) return l10n.t('not cited');
  if (uses === 1) return l10n.t('cited once');
  return uses === 2 ? l10n.t('cited twice') : l10n.t('cited {0} times', uses);
};

export const sourceCount = (count: number): string => (count === 1 ? l10n.t('1 source') : l10n.t('{0} sources', count));
export const citationCount = (count: number): string =>
  count === 1 ? l10n.t('1 citation') : l10n.t('{0} citations', count);
export const problemCount = (count: number): string =>
  count === 1 ? l10n.t('1 problem') : l10n.t('{0} problems', count);

/** How many quotes stand how, what deserves a look first; what there is none of is left out. */
export function standingCounts(counts: StandingCounts | null): string[] {
  if (!counts) return [];
  const { checked, altered, missing, unchecked } = counts;
  return [
    altered === 0 ? null : l10n.t('{0} altered', altered),
    missing === 0 ? null : l10n.t('{0} not found', missing),
    checked === 0 ? null : l10n.t('{0} checked', checked),
    unchecked === 0 ? null : l10n.t('{0} could not be checked', unchecked),
  ].filter((part) => part !== null);
}
