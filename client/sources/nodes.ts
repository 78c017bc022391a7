import { l10n, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, type Uri } from 'vscode';
import type { OverviewItem, PlacesResult, QuoteMark, Standing } from '../requests.ts';
import { standingCounts, timesCited } from './words.ts';

/** What the view is made of. */
export type Node = ListNode | ItemNode | MarkNode | QuoteNode | PlaceNode;

export interface ListNode {
  readonly kind: 'list';
  readonly heading: string;
  readonly items: readonly ItemNode[];
}
export interface ItemNode {
  readonly kind: 'item';
  readonly item: OverviewItem;
}
export interface MarkNode {
  readonly kind: 'mark';
  readonly item: OverviewItem;
  readonly mark: OverviewItem['marks'][number];
}
export interface QuoteNode {
  readonly kind: 'quote';
  readonly item: OverviewItem;
  readonly quote: QuoteMark;
}
export interface PlaceNode {
  readonly kind: 'place';
  readonly item: OverviewItem;
  /** Which of the item's places. */
  readonly at: number;
  readonly place: PlacesResult['places'][number];
}

/** The view's row for a node. Every row says in words what its icon and colour say. */
export function rowOf(node: Node, document: Uri | undefined): TreeItem {
  const row = bareRow(node);
  // Opened and chosen rows stay so when the view is made anew.
  if (node.kind === 'item') row.id = `${document} ${node.item.id}`;
  return row;
}

function bareRow(node: Node): TreeItem {
  if (node.kind === 'list') {
    const row = new TreeItem(node.heading, TreeItemCollapsibleState.Expanded);
    row.contextValue = 'list';
    return row;
  }
  if (node.kind === 'item') return itemRow(node);
  if (node.kind === 'mark') return markRow(node);
  if (node.kind === 'quote') return quoteRow(node);
  return placeRow(node);
}

function itemRow(node: ItemNode): TreeItem {
  const { item } = node;
  const { label, name, outlet, title, date, uses, marks } = item;
  const missing = item.kind === 'missing';
  const number = label === '' ? '' : `[${label}] `;
  const short = missing ? l10n.t('has no entry') : (outlet ?? title ?? name);
  const row = new TreeItem(`${number}${short}`, TreeItemCollapsibleState.Collapsed);
  const times = label === '' && uses === 0 ? null : timesCited(uses);
  const doubts = marks.filter(({ kind }) => kind !== 'unused' && kind !== 'missing');
  const doubtful = doubts.length > 0 ? l10n.t('please check') : null;
  const rest = missing || outlet === null ? null : title;
  const quotes = standingCounts(item.quotes).join(', ') || null;
  // The view is narrow: what deserves a look stands first.
  row.description = [quotes, times, doubtful, rest].filter((part) => part !== null).join(' · ');
  row.iconPath = iconOf(item);
  const words = [missing ? null : name, date, times, quotes, ...marks.map(({ message }) => message)].filter(
    (part) => part,
  );
  row.tooltip = words.join('\n');
  const spoken = missing
    ? l10n.t('{0} has no entry, {1}', label, times ?? '')
    : [label === '' ? null : l10n.t('Source {0}', label), name, times, quotes, doubtful]
        .filter((part) => part)
        .join(', ');
  row.accessibilityInformation = { label: spoken, role: 'treeitem' };
  row.contextValue = item.kind;
  row.command = goTo(node, l10n.t('Go to the entry, then to each use'));
  // Nothing below: no uses and nothing to say of it.
  if (uses === 0 && doubts.length === 0) row.collapsibleState = TreeItemCollapsibleState.None;
  return row;
}

function iconOf({ kind, marks, quotes }: OverviewItem): ThemeIcon {
  if (kind === 'missing') return new ThemeIcon('error', new ThemeColor('problemsErrorIcon.foreground'));
  if (marks.some((mark) => mark.kind !== 'unused') || (quotes && quotes.altered + quotes.missing > 0)) {
    return new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground'));
  }
  if (marks.length > 0) return new ThemeIcon('circle-slash');
  // Every quote from it was looked up and stands.
  return quotes && quotes.checked > 0 && quotes.unchecked === 0 ? iconsOf.checked : new ThemeIcon('book');
}

function markRow({ mark }: MarkNode): TreeItem {
  const row = new TreeItem(mark.message);
  row.iconPath = new ThemeIcon('info');
  row.tooltip = mark.message;
  row.accessibilityInformation = { label: mark.message, role: 'treeitem' };
  row.contextValue = 'mark';
  return row;
}

/** The shape says it without the colour. */
const iconsOf: Readonly<Record<Standing, ThemeIcon>> = {
  checked: new ThemeIcon('pass', new ThemeColor('testing.iconPassed')),
  altered: new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground')),
  missing: new ThemeIcon('error', new ThemeColor('problemsErrorIcon.foreground')),
  unchecked: new ThemeIcon('circle-outline'),
};

function quoteRow({ item, quote }: QuoteNode): TreeItem {
  const { words, standing, said, range } = quote;
  const row = new TreeItem(`“${words}”`);
  row.description = said;
  row.tooltip = l10n.t('Line {0}: “{1}” – {2}', range.start.line + 1, words, said);
  row.iconPath = iconsOf[standing];
  row.accessibilityInformation = { label: l10n.t('Quote: {0}. {1}', words, said), role: 'treeitem' };
  row.contextValue = 'quote';
  row.command = {
    command: 'wellSourced.sources.goToQuote',
    title: l10n.t('Go to this quote'),
    arguments: [{ kind: 'quote', item, quote }],
  };
  return row;
}

function placeRow(node: PlaceNode): TreeItem {
  const { range, excerpt } = node.place;
  const line = range.start.line + 1;
  const row = new TreeItem(l10n.t('Line {0}', line));
  row.description = excerpt;
  row.tooltip = l10n.t('Line {0}: {1}', line, excerpt);
  row.iconPath = new ThemeIcon('quote');
  row.accessibilityInformation = { label: l10n.t('Cited in line {0}: {1}', line, excerpt), role: 'treeitem' };
  row.contextValue = 'place';
  row.command = goTo(node, l10n.t('Go to this place'));
  return row;
}

const goTo = (node: ItemNode | PlaceNode, title: string) => ({
  command: 'wellSourced.sources.goTo',
  title,
  arguments: [node],
});
