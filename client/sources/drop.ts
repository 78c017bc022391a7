import type { DataTransfer, TreeDragAndDropController } from 'vscode';
import { l10n, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { attach } from '../commands/copies.ts';
import type { Node } from './nodes.ts';
import type { SourcesView } from './view.ts';

interface DroppedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file that is dropped on a source in the view becomes its saved copy. */
export function fileDrop(client: BaseLanguageClient, view: () => SourcesView): TreeDragAndDropController<Node> {
  return {
    dragMimeTypes: [],
    dropMimeTypes: ['files', 'text/uri-list'],
    async handleDrop(target, dropped) {
      const { document, overview } = view().shown;
      if (!document || !overview) return;
      if (!target || target.kind === 'list' || target.item.index < 0) {
        await window.showInformationMessage(l10n.t('Drop the file on the source that it belongs to.'));
        return;
      }
      const files = await filesIn(dropped);
      if (files.length !== 1) {
        await window.showInformationMessage(l10n.t('Drop one file at a time: a copy is made of each source.'));
        return;
      }
      const { name, bytes } = files[0]!;
      await attach(client, {
        textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri), version: overview.version },
        index: target.item.index,
        method: 'file',
        name,
        bytes,
      });
    },
  };
}

/** From outside files come as such, from the Explorer as their addresses. */
async function filesIn(dropped: DataTransfer): Promise<DroppedFile[]> {
  const found: DroppedFile[] = [];
  for (const [, item] of dropped) {
    const file = item.asFile();
    if (file) found.push({ name: file.name, bytes: await file.data() });
  }
  if (found.length > 0) return found;
  const list = (await dropped.get('text/uri-list')?.asString()) ?? '';
  const addresses = list.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  return Promise.all(
    addresses.map(async (address) => {
      const uri = Uri.parse(address, true);
      return { name: uri.path.replace(/^.*\//, ''), bytes: await workspace.fs.readFile(uri) };
    }),
  );
}
