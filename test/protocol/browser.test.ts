import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createMessageConnection,
  type DataCallback,
  type Message,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import type { DocumentDiagnosticReport, FullDocumentDiagnosticReport, Hover } from 'vscode-languageserver-protocol';
import { DIST, pulling } from './client.ts';

class PortReader extends AbstractMessageReader {
  readonly #worker: Worker;
  constructor(worker: Worker) {
    super();
    this.#worker = worker;
  }
  listen(callback: DataCallback) {
    this.#worker.on('message', callback);
    return { dispose: () => this.#worker.off('message', callback) };
  }
}
class PortWriter extends AbstractMessageWriter {
  readonly #worker: Worker;
  constructor(worker: Worker) {
    super();
    this.#worker = worker;
  }
  async write(message: Message): Promise<void> {
    this.#worker.postMessage(message);
  }
  end(): void {}
}

const uri = 'vscode-vfs://github/o/r/draft.txt';
let worker: Worker;
let connection: MessageConnection;
const files = new Map<string, string>();

beforeEach(async () => {
  files.clear();
  worker = new Worker(fileURLToPath(new URL('./worker.mjs', import.meta.url)), {
    workerData: join(DIST, 'browser.js'),
  });
  connection = createMessageConnection(new PortReader(worker), new PortWriter(worker));
  connection.onRequest('wellSourced/readFile', ({ uri: file }) => {
    const text = files.get(file);
    return text === undefined ? null : { text };
  });
  connection.onRequest('wellSourced/writeFile', ({ uri: file, text }) => {
    files.set(file, text);
    return null;
  });
  connection.onRequest('workspace/configuration', () => [{}]);
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.listen();
});
afterEach(async () => {
  connection.dispose();
  await worker.terminate();
});

async function open() {
  const folder = 'vscode-vfs://github/o/r';
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: folder,
    workspaceFolders: [{ uri: folder, name: 'r' }],
    capabilities: pulling,
  });
  await connection.sendNotification('initialized', {});
  const text = 'It held [1]. It fell [9].\n\nReferences\n[1] Harbor Times. “The Wall.” https://example.org/w\n';
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'plaintext', version: 1, text },
  });
}

async function pull() {
  const report = await connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
    textDocument: { uri },
  });
  return (report as FullDocumentDiagnosticReport).items.map(({ code, severity }) => [code, severity]);
}

test('the worker answers as the process does', async () => {
  await open();
  expect(await pull()).toEqual([['undefined-citation', 1]]);
  const hover = await connection.sendRequest<Hover>('textDocument/hover', {
    textDocument: { uri },
    position: { line: 0, character: 9 },
  });
  expect(JSON.stringify(hover.contents)).toContain('Harbor Times');
});

test('project files come from the client and go to it', async () => {
  files.set(
    'vscode-vfs://github/o/r/.well-sourced/settings.json',
    '{ "wellSourced.checks.undefined-citation": "hint" }',
  );
  await open();
  expect(await pull()).toEqual([['undefined-citation', 4]]);
  const actions = await connection.sendRequest<
    { title: string; command?: { command: string; arguments: unknown[] } }[]
  >('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: { line: 0, character: 22 }, end: { line: 0, character: 22 } },
    context: { diagnostics: [] },
  });
  const ignore = actions.find(({ command }) => command)!.command!;
  await connection.sendRequest('workspace/executeCommand', ignore);
  expect(files.get('vscode-vfs://github/o/r/.well-sourced/ignored.json')).toContain('undefined-citation');
  expect(await pull()).toEqual([]);
});
