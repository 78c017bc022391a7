import { BrowserMessageReader, BrowserMessageWriter, createMessageConnection } from 'vscode-jsonrpc/browser';
import { clientFiles } from './clientFiles.ts';
import { connectionOptions } from './options.ts';
import { serve } from './server.ts';

/** The worker's own global scope: the DOM's types know a page's, which has the same `postMessage`. */
type Scope = ConstructorParameters<typeof BrowserMessageReader>[0] & { close(): void };

/** Starts the language server in this web worker. It has no disk: files are asked of the client. */
export function startInWorker(): void {
  const scope = self as unknown as Scope;
  const reader = new BrowserMessageReader(scope);
  const connection = createMessageConnection(reader, new BrowserMessageWriter(scope), undefined, connectionOptions);
  serve(connection, { files: clientFiles(connection), exit: () => scope.close(), watchClient: () => {} });
}
