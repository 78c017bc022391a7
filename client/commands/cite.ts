import type { QuickPickItem } from 'vscode';
import { l10n, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { CiteParams, CiteResult, SourcesParams, SourcesResult } from '../requests.ts';
import { citeMethod, sourcesMethod } from '../requests.ts';
import { timesCited } from '../sources/words.ts';

/** Lets the writer pick a source of the draft and cites it at the cursor. */
export async function cite(client: BaseLanguageClient): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return;
  const { document, selection } = editor;
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  const found = await client.sendRequest<SourcesResult | null>(sourcesMethod, {
    textDocument: { uri },
  } satisfies SourcesParams);
  if (!found || found.sources.length === 0) {
    await window.showInformationMessage(
      l10n.t('This draft has no source that can be cited. List one under a heading such as “References”, as “[1] …”.'),
    );
    return;
  }
  const items = found.sources.map((source) => ({
    label: `[${source.label}] ${source.title ?? source.name}`,
    description: [source.outlet, source.date].filter((part) => part !== null).join(', '),
    detail: source.uses === 0 ? l10n.t('not cited yet') : timesCited(source.uses),
    index: source.index,
  }));
  const picked = await window.showQuickPick<QuickPickItem & { index: number }>(items, {
    title: l10n.t('Cite a source'),
    placeHolder: l10n.t('Number, title or outlet'),
    matchOnDescription: true,
  });
  if (!picked) return;
  const answer = await client.sendRequest<CiteResult>(citeMethod, {
    textDocument: { uri, version: found.version },
    range: client.code2ProtocolConverter.asRange(selection),
    index: picked.index,
  } satisfies CiteParams);
  if (!answer.applied)
    await window.showWarningMessage(answer.reason ?? l10n.t('The draft has changed; nothing was cited.'));
}
