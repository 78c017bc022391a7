import { BrowserMessageReader, BrowserMessageWriter, createMessageConnection } from 'vscode-jsonrpc/browser';
import { FetchError } from '../lookup/page.ts';
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
  serve(connection, {
    files: clientFiles(connection),
    fetch: fetchInBrowser,
    exit: () => scope.close(),
    watchClient: () => {},
  });
}

/** A browser lets a page of another site be read only where that site allows it, and does not say which it was. */
async function fetchInBrowser(address: string, options: RequestInit): Promise<Response> {
  try {
    return await fetch(address, options);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new FetchError(
      'could not be read: most sites give their pages to no other one. Save the page and attach that file',
    );
  }
}
