import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { Client, type ClientOptions, pulling } from './client.ts';

const PROSE = 'The wall was raised in the spring after the flood, and nobody on the quay expected it to hold. '.repeat(
  6,
);
let server: Server;
let base: string;
let waiting: ServerResponse[] = [];
const asked: string[] = [];
let folder: string;
let uri: string;
let client: Client;
let progress: { kind: string; message?: string; title?: string }[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url!);
    if (request.url === '/wall' || request.url === '/ropes') response.end(`<title>Page</title><p>${PROSE}</p>`);
    else if (request.url === '/slow') waiting.push(response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'well sourced '));
  uri = pathToFileURL(join(folder, 'harbour.md')).href;
  asked.length = 0;
  progress = [];
  waiting = [];
});
afterEach(() => {
  client.kill();
  rmSync(folder, { recursive: true, force: true });
});

const draft = () => `The wall held [1]. The ropes did not [2]. The log says so [3]. It is gone [4].

## References

[1] Quay Times. “The Wall.” ${base}/wall
[2] Dock Wire. “Ropes.” ${base}/ropes
[3] Log of the harbour master, 1921.
[4] Pier Post. “Gone.” ${base}/gone
`;

async function start(options: ClientOptions = { folder: pathToFileURL(folder).href }, text = draft()) {
  client = await Client.start({ capabilities: { ...pulling, window: { workDoneProgress: true } }, ...options });
  client.connection.onRequest('window/workDoneProgress/create', () => null);
  client.connection.onNotification('$/progress', ({ value, token }) => {
    progress.push(value);
    if (value.title?.includes('slow')) client.tell('window/workDoneProgress/cancel', { token });
  });
  client.open(uri, 'markdown', text);
}

const run = (command: string, more: object) =>
  client.request('workspace/executeCommand', { command, arguments: [{ textDocument: { uri }, ...more }] });
const copies = () => {
  const place = join(folder, '.well-sourced/copies');
  return existsSync(place) ? readdirSync(place).sort() : [];
};
const read = (name: string) => readFileSync(join(folder, '.well-sourced/copies', name), 'utf8');
const base64 = (text: string) => Buffer.from(text).toString('base64');

async function actionsAt(words: string, only?: string[]): Promise<string[]> {
  const position = client.after(uri, words);
  const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: position, end: position },
    context: { diagnostics: [], ...(only ? { only } : {}) },
  });
  return actions.map(({ title }) => title);
}

describe('saving a copy', () => {
  test('nothing is fetched before it is asked for; then the page of that source alone', async () => {
    await start();
    await client.pull(uri);
    expect(await actionsAt('\n[1')).toContain('Save a copy of this source');
    expect(await actionsAt('\n[1', ['quickfix'])).not.toContain('Save a copy of this source');
    expect(await actionsAt('\n[3')).not.toContain('Save a copy of this source');
    expect(await actionsAt('held [')).not.toContain('Save a copy of this source');
    expect(asked).toEqual([]);
    await run('wellSourced.saveCopyOf', { position: client.after(uri, 'held [') });
    expect(asked).toEqual(['/wall']);
    expect(client.messages).toEqual(['Saved a copy of [1] “The Wall”.']);
    expect(copies()).toHaveLength(1);
    expect(read(copies()[0]!)).toContain(`url: ${base}/wall\n`);
    expect(read(copies()[0]!)).toContain('expected it to hold');
    expect(progress.map(({ kind }) => kind).filter((kind) => kind !== 'report')).toEqual(['begin', 'end']);
    expect(await actionsAt('\n[1')).not.toContain('Save a copy of this source');
  });

  test('of all sources that have an address and no copy', async () => {
    await start();
    await run('wellSourced.saveCopyOf', { position: client.after(uri, 'held [') });
    asked.length = 0;
    await run('wellSourced.saveCopiesOf', {});
    expect(asked).toEqual(['/ropes', '/gone']);
    expect(client.messages.at(-1)).toBe(
      '1 copy saved. [4] “Gone” is gone or never was there (the server answers 404).',
    );
    expect(copies()).toHaveLength(2);
    expect(progress.some(({ message }) => message === '2 of 2: [4] “Gone”')).toBe(true);
  });

  test('is called off', async () => {
    await start(undefined, draft().replace('“The Wall.”', '“The slow wall.”').replace('/wall', '/slow'));
    await run('wellSourced.saveCopyOf', { position: client.after(uri, 'held [') });
    expect(client.messages).toEqual(['[1] “The slow wall” was not fetched: it was called off.']);
    expect(copies()).toEqual([]);
  });

  test('says why it cannot', async () => {
    await start();
    await run('wellSourced.saveCopyOf', { position: client.after(uri, 'The wall') });
    await run('wellSourced.saveCopyOf', { position: client.after(uri, 'says so [') });
    expect(client.messages[0]).toMatch(/^Put the cursor on a citation/);
    expect(client.messages[1]).toMatch(/has no address to fetch\. Attach a file to it instead\.$/);
    expect(asked).toEqual([]);
  });

  test('without a folder it asks once and writes beside the draft, or not at all', async () => {
    await start({ answer: 'Keep them beside the draft' });
    await run('wellSourced.saveCopyOf', { position: client.after(uri, 'held [') });
    expect(copies()).toHaveLength(1);
    await run('wellSourced.saveCopyOf', { position: client.after(uri, 'did not [') });
    expect(copies()).toHaveLength(2);
    expect(client.asked).toHaveLength(1);
  });

  test('a “Not now” fetches nothing', async () => {
    await start({ answer: 'Not now' });
    await run('wellSourced.saveCopyOf', { position: client.after(uri, 'held [') });
    expect(asked).toEqual([]);
    expect(copies()).toEqual([]);
  });
});

describe('attaching', () => {
  const sourceAt = (words: string) =>
    client.request<{ version: number; index: number; name: string; hasCopy: boolean } | null>('wellSourced/sourceAt', {
      textDocument: { uri },
      position: client.after(uri, words),
    });
  const attach = (index: number, version: number, more: object) =>
    client.request<{ uri: string | null; message: string; failed: boolean }>('wellSourced/attach', {
      textDocument: { uri, version },
      index,
      ...more,
    });

  test('a file, for a source with an address', async () => {
    await start({ folder: pathToFileURL(folder).href, settings: { keepOriginals: true } });
    const source = (await sourceAt('held ['))!;
    expect(source).toEqual({ version: 1, index: 0, name: '[1] “The Wall”', hasCopy: false });
    const page = base64(`<title>Kept</title><p>${PROSE}</p>`);
    const result = await attach(source.index, 1, { method: 'file', name: 'kept.html', content: page });
    expect(result).toMatchObject({ message: 'Saved a copy of [1] “The Wall”.', failed: false });
    expect(result.uri).toMatch(/\.well-sourced\/copies\/127\.0\.0\.1-kept-[0-9a-f]{8}\.txt$/);
    expect(copies()).toEqual([expect.stringMatching(/\.html$/), expect.stringMatching(/\.txt$/)]);
    expect(read(copies()[0]!)).toContain('<title>Kept</title>');
    expect(read(copies()[1]!)).toMatch(/method: file\nformat: html\n/);
    expect((await sourceAt('held ['))!.hasCopy).toBe(true);
    expect(asked).toEqual([]);
    expect(client.version(uri)).toBe(1);
  });

  test('words from the clipboard, for a source without one: the entry names its copy', async () => {
    await start();
    const source = (await sourceAt('says so ['))!;
    const result = await attach(source.index, 1, {
      method: 'clipboard',
      name: 'clipboard.txt',
      content: base64('9 May: “it held”.'),
    });
    expect(result.failed).toBe(false);
    expect(client.text(uri)).toContain(`[3] Log of the harbour master, 1921. copy: ${copies()[0]}\n`);
    expect((await sourceAt('says so ['))!.hasCopy).toBe(true);
    expect(read(copies()[0]!)).toContain('9 May: “it held”.');
  });

  test('to a draft that has moved on, or a file that holds nothing, makes no copy', async () => {
    await start();
    client.type(uri, 'The wall', ' again');
    const content = base64('x');
    expect(await attach(0, 1, { method: 'file', name: 'a.txt', content })).toMatchObject({ uri: null, failed: true });
    const picture = await attach(0, 2, { method: 'file', name: 'a.png', content: base64('GIF89a') });
    expect(picture).toEqual({ uri: null, failed: true, message: 'a.png is a picture and holds no text.' });
    expect(copies()).toEqual([]);
  });
});
