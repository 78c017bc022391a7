import type { ExtensionContext } from 'vscode';
import { Uri, workspace } from 'vscode';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { extension } from './extension.ts';

/** The entry in a browser without any machine behind it: the server runs in a web worker. */
export const { activate, deactivate } = extension((context: ExtensionContext, options) => {
  // Transports, not the worker itself: VS Code's extension host replaces the class that the library would ask for.
  const startWorker = async () => {
    const worker = new Worker(await scriptAddress(Uri.joinPath(context.extensionUri, 'dist/browser.js')));
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  return new LanguageClient('wellSourced', 'Well-Sourced', startWorker, options);
});

/** A worker starts from an address of the web alone; a script that lies elsewhere (a remote machine) is read first. */
async function scriptAddress(script: Uri): Promise<string> {
  if (script.scheme === 'http' || script.scheme === 'https') return script.toString(true);
  const code = await workspace.fs.readFile(script);
  return URL.createObjectURL(new Blob([new Uint8Array(code)], { type: 'text/javascript' }));
}
