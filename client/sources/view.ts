import type { Event, ProviderResult, TreeDataProvider, TreeItem, TreeView } from 'vscode';
import { commands, EventEmitter, l10n, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { OverviewItem, PlacesParams, PlacesResult } from '../requests.ts';
import { placesMethod } from '../requests.ts';
import { fileDrop } from './drop.ts';
import type { Shown } from './feed.ts';
import { type Filter, filterName, passes } from './filter.ts';
import { type ItemNode, type Node, rowOf } from './nodes.ts';

/** The view “Sources” in the Explorer. */
export class SourcesView implements TreeDataProvider<Node> {
  readonly tree: TreeView<Node>;
  readonly onDidChangeTreeData: Event<undefined>;
  readonly #client: BaseLanguageClient;
  readonly #changed = new EventEmitter<undefined>();
  #shown: Shown = { document: null, overview: null };
  #filter: Filter = 'all';

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.onDidChangeTreeData = this.#changed.event;
    this.tree = window.createTreeView<Node>('wellSourced.sources', {
      treeDataProvider: this,
      showCollapseAll: true,
      canSelectMany: true,
      dragAndDropController: fileDrop(client, () => this),
    });
  }

  get shown(): Shown {
    return this.#shown;
  }

  show(shown: Shown): void {
    // A filter belongs to the draft that it was set for.
    if (shown.document !== this.#shown.document && shown.document !== null) this.#filter = 'all';
    this.#shown = shown;
    this.#refresh();
  }

  get filter(): Filter {
    return this.#filter;
  }

  set filter(filter: Filter) {
    this.#filter = filter;
    this.#refresh();
  }

  /** The items that the view shows now, those without an entry first. */
  get items(): readonly OverviewItem[] {
    const { overview } = this.#shown;
    const all = overview ? [...overview.missing, ...overview.lists.flatMap((list) => list.items)] : [];
    return all.filter((item) => passes(item, this.#filter));
  }

  getTreeItem(node: Node): TreeItem {
    return rowOf(node, this.#shown.document?.uri);
  }

  getChildren(node?: Node): ProviderResult<Node[]> {
    if (!node) return this.#roots();
    if (node.kind === 'list') return [...node.items];
    return node.kind === 'item' ? this.#below(node) : [];
  }

  dispose(): void {
    this.#changed.dispose();
    this.tree.dispose();
  }

  #refresh(): void {
    const { document, overview } = this.#shown;
    this.tree.description = document && overview ? document.uri.path.split('/').at(-1)! : '';
    const filtered = this.#filter !== 'all' && overview !== null;
    this.tree.message = filtered
      ? this.items.length > 0
        ? l10n.t('Only what is shown by the filter “{0}”.', filterName(this.#filter))
        : l10n.t('Nothing is left by the filter “{0}”.', filterName(this.#filter))
      : undefined!;
    void commands.executeCommand('setContext', 'wellSourced.sourcesFiltered', filtered);
    void commands.executeCommand('setContext', 'wellSourced.sourcesState', document && !overview ? 'noSources' : '');
    this.#changed.fire(undefined);
  }

  #roots(): Node[] {
    const { overview } = this.#shown;
    if (!overview) return [];
    const nodesOf = (items: readonly OverviewItem[]) =>
      items.filter((item) => passes(item, this.#filter)).map((item): ItemNode => ({ kind: 'item', item }));
    const missing = nodesOf(overview.missing);
    const lists = overview.lists.map((list) => ({ heading: list.heading, items: nodesOf(list.items) }));
    if (lists.length < 2) return [...missing, ...lists.flatMap((list) => list.items)];
    return [
      ...missing,
      ...lists
        .filter((list) => list.items.length > 0)
        .map(({ heading, items }) => ({
          kind: 'list' as const,
          heading: heading ?? l10n.t('List without a heading'),
          items,
        })),
    ];
  }

  async #below(node: ItemNode): Promise<Node[]> {
    const { item } = node;
    const marks = item.marks
      .filter(({ kind }) => kind !== 'unused')
      .map((mark): Node => ({ kind: 'mark', item, mark }));
    const found = item.uses > 0 ? await this.places(item) : null;
    const places = (found?.places ?? []).map((place, at): Node => ({ kind: 'place', item, at, place }));
    const quotes = (found?.quotes ?? []).map((quote): Node => ({ kind: 'quote', item, quote }));
    return [...marks, ...quotes, ...places.filter((place) => place.kind === 'place' && place.place.kind === 'use')];
  }

  /** Where an item stands in the draft as it is now. */
  async places(item: OverviewItem): Promise<PlacesResult | null> {
    const { document } = this.#shown;
    if (!document) return null;
    const uri = this.#client.code2ProtocolConverter.asUri(document.uri);
    const params: PlacesParams = { textDocument: { uri }, id: item.id };
    return this.#client.sendRequest<PlacesResult | null>(placesMethod, params).catch(() => null);
  }
}
