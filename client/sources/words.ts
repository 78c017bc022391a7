import { l10n } from 'vscode';

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
