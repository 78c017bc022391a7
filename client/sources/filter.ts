import type { QuickPickItem } from 'vscode';
import { l10n, window } from 'vscode';
import type { OverviewItem } from '../requests.ts';
import type { SourcesView } from './view.ts';

/** Which items the view shows. */
export type Filter = 'all' | 'attention' | 'missing' | 'unused' | 'doubtful';
const filters: readonly Filter[] = ['all', 'attention', 'missing', 'unused', 'doubtful'];

export function passes(item: OverviewItem, filter: Filter): boolean {
  if (filter === 'all') return true;
  const quotesToMend = item.quotes !== null && item.quotes.altered + item.quotes.missing > 0;
  if (filter === 'attention') return item.marks.length > 0 || quotesToMend;
  if (filter !== 'doubtful') return item.marks.some(({ kind }) => kind === filter);
  return quotesToMend || item.marks.some(({ kind }) => kind !== 'missing' && kind !== 'unused');
}

export function filterName(filter: Filter): string {
  switch (filter) {
    case 'all':
      return l10n.t('All sources');
    case 'attention':
      return l10n.t('Whatever needs a look');
    case 'missing':
      return l10n.t('Cited, but without an entry');
    case 'unused':
      return l10n.t('Not cited');
    case 'doubtful':
      return l10n.t('To be checked');
  }
}

/** Lets the writer choose what the view shows. */
export async function chooseFilter(view: SourcesView): Promise<void> {
  const { overview } = view.shown;
  const all = overview ? [...overview.missing, ...overview.lists.flatMap((list) => list.items)] : [];
  const items = filters.map((filter) => ({
    label: filterName(filter),
    description: String(all.filter((item) => passes(item, filter)).length),
    filter,
  }));
  const picked = await window.showQuickPick<QuickPickItem & { filter: Filter }>(items, {
    title: l10n.t('Show in the view of the sources'),
    placeHolder: l10n.t('To look for words, press Ctrl+F (Cmd+F) in the view'),
  });
  if (picked) view.filter = picked.filter;
}
