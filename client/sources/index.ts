import type { Disposable } from 'vscode';
import { commands, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { EvidenceNews } from '../evidenceNews.ts';
import { copySources } from './copy.ts';
import { Feed } from './feed.ts';
import { chooseFilter } from './filter.ts';
import { goTo, goToQuote, watchMark } from './goTo.ts';
import type { ItemNode, Node, PlaceNode, QuoteNode } from './nodes.ts';
import { SourcesStatus } from './statusBar.ts';
import { SourcesView } from './view.ts';

const isOn = (name: string): boolean => workspace.getConfiguration('wellSourced').get(name, true);

/** The view of the sources and the item of the status bar, fed from one place. */
export function showSources(client: BaseLanguageClient, news: EvidenceNews): Disposable[] {
  const view = new SourcesView(client);
  const status = new SourcesStatus();
  const looksAtView = () => isOn('sourcesView') && view.tree.visible;
  const feed = new Feed(client, () => (looksAtView() ? 'items' : isOn('statusBar') ? 'numbers' : 'nothing'));
  const show = () => {
    status.show(feed.shown, isOn('statusBar'));
    if (looksAtView()) view.show(feed.shown);
  };
  const command = (name: string, run: (...args: never[]) => unknown) =>
    commands.registerCommand(`wellSourced.sources.${name}`, run);
  const copy = (format: 'text' | 'markdown' | 'bibtex') => (node?: Node, chosen?: readonly Node[]) =>
    copySources(client, view, format, node, chosen);
  return [
    feed,
    view,
    status,
    feed.onDidChange(show),
    watchMark(),
    view.tree.onDidChangeVisibility(() => feed.askSoon()),
    client.onDidChangeState(() => feed.askSoon()),
    news.onDidChange((uri) => {
      if (uri === feed.shown.document?.uri.toString()) feed.askSoon();
    }),
    command('goToQuote', (node?: QuoteNode) => goToQuote(view, node)),
    workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration('wellSourced')) return;
      status.show(feed.shown, isOn('statusBar'));
      feed.askSoon();
    }),
    command('open', () => openView()),
    command('goTo', (node?: ItemNode | PlaceNode) => goTo(view, node)),
    command('filter', () => chooseFilter(view)),
    command('clearFilter', () => {
      view.filter = 'all';
    }),
    command('copyText', copy('text')),
    command('copyMarkdown', copy('markdown')),
    command('copyBibtex', copy('bibtex')),
  ];
}

/** Brings the view up; where a setting keeps it away, the problems, which need no view of ours. */
async function openView(): Promise<void> {
  await commands.executeCommand(isOn('sourcesView') ? 'wellSourced.sources.focus' : 'workbench.actions.view.problems');
}
