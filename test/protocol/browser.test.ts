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
const LIST = '\n\nReferences\n[1] Harbor Times. “The Wall.” https://example.org/w\n';
const TEXT = `It held [1]. It fell [9].${LIST}`;

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
  connection.onRequest('wellSourced/listFiles', ({ uri: folder }) =>
    [...files.keys()].filter((file) => file.startsWith(`${folder}/`)).map((file) => file.slice(folder.length + 1)),
  );
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

async function open(text = TEXT) {
  const folder = 'vscode-vfs://github/o/r';
  await connection.sendRequest('initialize', {
    processId: null,
    rootUri: folder,
    workspaceFolders: [{ uri: folder, name: 'r' }],
    capabilities: pulling,
  });
  await connection.sendNotification('initialized', {});
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

test('quotes are compared with copies, which come from the client and go to it; a PDF is refused in plain words', async () => {
  await open(`“The wall held through the whole of the second winter,” Quill said [1].${LIST}`);
  const attach = (name: string, content: Uint8Array | string) =>
    connection.sendRequest<{ message: string; failed: boolean }>('wellSourced/attach', {
      textDocument: { uri, version: 1 },
      index: 0,
      method: 'file',
      name,
      content: Buffer.from(content).toString('base64'),
    });
  expect(await attach('wall.pdf', '%PDF-1.7\n%âãÏÓ\n')).toMatchObject({
    failed: true,
    message: expect.stringContaining('cannot be read in a browser'),
  });
  const told = `Quill said: “The wall held through the whole of the first winter.” ${'It was a long one. '.repeat(30)}`;
  expect(await attach('wall.html', `<title>The Wall</title><p>${told}</p>`)).toMatchObject({ failed: false });
  expect([...files.keys()].filter((file) => file.includes('/.well-sourced/copies/'))).toHaveLength(1);
  await expect.poll(pull, { timeout: 10_000 }).toEqual([['altered-quote', 1]]);
  await connection.sendRequest('workspace/executeCommand', {
    command: 'wellSourced.signOff',
    arguments: [{ textDocument: { uri, version: 1 }, position: { line: 0, character: 5 }, note: 'heard it' }],
  });
  expect(files.get('vscode-vfs://github/o/r/.well-sourced/checked.json')).toContain('"note": "heard it"');
  await expect.poll(pull, { timeout: 10_000 }).toEqual([]);
});
