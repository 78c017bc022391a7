import type { ExtensionContext } from 'vscode';
import { Uri } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { extension } from './extension.ts';

/** The entry on the desktop and on remote machines: the server runs as a process of its own. */
export const { activate, deactivate } = extension((context: ExtensionContext, options) => {
  const module = Uri.joinPath(context.extensionUri, 'dist/node.js').fsPath;
  return new LanguageClient('wellSourced', 'Well-Sourced', { module, transport: TransportKind.ipc }, options);
});
