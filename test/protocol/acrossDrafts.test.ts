import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Location, SymbolInformation } from 'vscode-languageserver-protocol';
import { Client, pulling } from './client.ts';

const folder = mkdtempSync(join(tmpdir(), 'well-sourced-across-'));
const uri = (name: string) => pathToFileURL(join(folder, name)).href;
const here = `The wall holds [1].

## References

[1] Harbour Times. “The Wall That Holds.” https://harbour.example/wall
[2] Coast Review. “Only Here.” https://coast.example/here
`;

let client: Client;
beforeAll(async () => {
  const write = (name: string, text: string) => {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  write('here.md', 'An older text of the draft that is open.\n');
  write(
    'old/last year.md',
    'First.\n\nIt held [1, 2].\n\n## Sources\n\n1. Bay Radio. “Else.”\n2. The Wall. http://www.harbour.example/wall/?utm_source=x\n',
  );
  write('港.md', '潮が満ちた［１］。\n\n## 参考文献\n\n[1] 「潮汐表」 港新聞 https://minato.example/x\n');
  write('keys.qmd', 'Fog [@fog].\n\n## References\n\n[@fog] Bay Radio. “Fog.” https://bay.example/fog\n');
  write('node_modules/x/README.md', here);
  write('.hidden/x.md', here);
  write('plain.txt', 'It stood [4].\n\nReferences\n\n[4] Harbour Times. https://harbour.example/wall\n');
  client = await Client.start({ folder: pathToFileURL(folder).href });
  client.open(uri('here.md'), 'markdown', here);
});
afterAll(() => {
  client.kill();
  rmSync(folder, { recursive: true });
});

const ask = (before: string, includeDeclaration: boolean) =>
  client.request<Location[]>('textDocument/references', {
    textDocument: { uri: uri('here.md') },
    position: client.after(uri('here.md'), before),
    context: { includeDeclaration },
  });
const short = ({ uri: where, range }: Location) =>
  `${decodeURIComponent(where.slice(pathToFileURL(folder).href.length + 1))}:${range.start.line}:${range.start.character}`;

test('references of a source are found in all drafts that list the same page', async () => {
  expect((await ask('holds [', false)).map(short)).toEqual(['here.md:0:16', 'plain.txt:0:10', 'old/last year.md:2:12']);
  expect((await ask('holds [', true)).map(short)).toEqual([
    'here.md:0:16',
    'here.md:4:1',
    'plain.txt:0:10',
    'plain.txt:4:1',
    'old/last year.md:2:12',
    'old/last year.md:7:0',
  ]);
  expect((await ask('\n[2', true)).map(short)).toEqual(['here.md:5:1']);
});

test('a draft that changed on the disk is read again when the editor tells of it', async () => {
  expect(client.watched).toContain('**/*.{md,markdown,qmd,rmd,mdx,txt}');
  writeFileSync(join(folder, 'plain.txt'), 'Nothing is cited here any more.\n');
  expect((await ask('holds [', false)).map(short)).toContain('plain.txt:0:10');
  client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: uri('plain.txt'), type: 2 }] });
  expect((await ask('holds [', false)).map(short)).toEqual(['here.md:0:16', 'old/last year.md:2:12']);
});

test('sources of all drafts are found by name', async () => {
  const found = await client.request<SymbolInformation[]>('workspace/symbol', { query: 'wall' });
  expect(found.map(({ name, containerName }) => `${containerName}: ${name}`)).toEqual([
    'here.md: [1] Harbour Times: The Wall That Holds',
    expect.stringMatching(/^last year\.md: \[2\] The Wall/),
  ]);
  const names = async (query: string) =>
    (await client.request<SymbolInformation[]>('workspace/symbol', { query })).map(({ name }) => name);
  expect(await names('fog')).toEqual(['[@fog] Bay Radio: Fog']);
  // One sign of such a script is a word.
  expect(await names('潮')).toEqual(['[1] 港新聞: 潮汐表']);
  // Without a query only what is open.
  const open = await client.request<SymbolInformation[]>('workspace/symbol', { query: '' });
  expect(open.map(({ containerName }) => containerName)).toEqual(['here.md', 'here.md']);
});

test('an editor that watches nothing gets what stands on the disk', async () => {
  const capabilities = structuredClone(pulling);
  capabilities.workspace!.didChangeWatchedFiles = {};
  const other = await Client.start({ folder: pathToFileURL(folder).href, capabilities });
  other.open(uri('here.md'), 'markdown', here);
  const found = async () =>
    (await other.request<SymbolInformation[]>('workspace/symbol', { query: 'wall' })).map(
      ({ containerName }) => containerName,
    );
  expect(await found()).toEqual(['here.md', 'last year.md']);
  writeFileSync(join(folder, 'new.md'), here);
  expect(await found()).toEqual(['here.md', 'new.md', 'last year.md']);
  rmSync(join(folder, 'new.md'));
  expect(await found()).toEqual(['here.md', 'last year.md']);
  other.kill();
});

test('an editor that lists the drafts itself is asked', async () => {
  client.tell('workspace/didChangeConfiguration', { settings: {} });
  client.connection.onRequest('wellSourced/listDrafts', () => ({ uris: [uri('.hidden/x.md')] }));
  expect((await ask('holds [', false)).map(short)).toEqual(['here.md:0:16', '.hidden/x.md:0:16']);
});
