import { env, l10n, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { draftAtHand } from '../drafts.ts';
import type { ExportParams, ExportResult } from '../requests.ts';
import { exportMethod } from '../requests.ts';
import type { ItemNode, Node } from './nodes.ts';
import type { SourcesView } from './view.ts';

/**
 * Copies sources to the clipboard: those chosen in the view; asked from the view's title or the palette, all that the
 * view shows, or all of the draft while the view is closed.
 */
export async function copySources(
  client: BaseLanguageClient,
  view: SourcesView,
  format: ExportParams['format'],
  node?: Node,
  chosen?: readonly Node[],
): Promise<void> {
  const document = view.shown.document ?? draftAtHand(null);
  if (!document) return;
  const nodes = node ? (chosen ?? [node]) : null;
  const items = nodes ? nodes.filter((one): one is ItemNode => one.kind === 'item').map(({ item }) => item) : null;
  const shown = items ?? (view.filter === 'all' ? null : view.items);
  const sources = shown?.filter(({ index }) => index >= 0).map(({ index }) => index);
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  // What was chosen is told by its place in the list that the view shows.
  const version = sources ? (view.shown.overview?.version ?? document.version) : document.version;
  const params: ExportParams = { textDocument: { uri, version }, format, ...(sources ? { sources } : {}) };
  const result = await client.sendRequest<ExportResult | null>(exportMethod, params);
  if (!result) {
    await window.showWarningMessage(l10n.t('The draft has changed in the meantime. Please try again.'));
    return;
  }
  if (result.count === 0) {
    await window.showInformationMessage(l10n.t('There is no source to copy.'));
    return;
  }
  await env.clipboard.writeText(result.text);
  const name = { text: l10n.t('text'), markdown: 'Markdown', bibtex: 'BibTeX' }[format];
  window.setStatusBarMessage(
    result.count === 1
      ? l10n.t('1 source copied as {0}', name)
      : l10n.t('{0} sources copied as {1}', result.count, name),
    4000,
  );
}
