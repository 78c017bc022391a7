import { describe, expect, test } from 'vitest';
import type { CodeAction, Diagnostic, SnippetTextEdit, TextDocumentEdit } from 'vscode-languageserver-protocol';
import { Client, pulling, pushed } from './client.ts';

const uri = 'file:///drafts/harbor.md';
const draft = `The wall held [1]. Nobody expected the storm [9].

## References

[1] Harbor Times. “The Wall That Holds.” https://example.org/wall
`;

async function actions(client: Client, at: string, diagnostics: Diagnostic[] = [], only?: string[]) {
  const position = client.after(uri, at);
  return (
    (await client.request<CodeAction[] | null>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics, ...(only ? { only } : {}) },
    })) ?? []
  );
}

const resolve = (client: Client, action: CodeAction) => client.request<CodeAction>('codeAction/resolve', action);

test('open, find, mend, and it is mended', async () => {
  const client = await Client.start();
  client.open(uri, 'markdown', draft);
  const found = await client.pull(uri);
  const offered = await actions(client, 'storm [', found);
  const remove = offered.find(({ title }) => /^Remove/.test(title))!;
  expect(remove.kind).toBe('quickfix');
  expect(remove.diagnostics).toEqual([found[0]]);
  expect(offered.filter(({ isPreferred }) => isPreferred)).toHaveLength(1);
  expect(remove.edit).toBeUndefined();
  const { edit } = await resolve(client, remove);
  expect((edit!.documentChanges![0] as TextDocumentEdit).textDocument).toEqual({ uri, version: 1 });
  expect(client.apply(edit!)).toBe(true);
  expect(client.text(uri).split('\n')[0]).toBe('The wall held [1]. Nobody expected the storm.');
  expect(await client.pull(uri)).toEqual([]);
  expect(await client.stop()).toBe(0);
});

test('the missing entry is added in the list’s own style, the cursor where the writer types on', async () => {
  const snippets = structuredClone(pulling);
  snippets.workspace!.workspaceEdit!.snippetEditSupport = true;
  const client = await Client.start({ capabilities: snippets });
  client.open(uri, 'markdown', draft);
  const add = (await actions(client, 'storm [')).find(({ isPreferred }) => isPreferred)!;
  const change = (await resolve(client, add)).edit!.documentChanges![0] as TextDocumentEdit;
  const [edit] = change.edits as SnippetTextEdit[];
  expect(edit!.snippet.kind).toBe('snippet');
  expect(edit!.snippet.value).toMatch(/\[9\].*\$\{?\d/);
  client.kill();

  const plain = await Client.start();
  plain.open(uri, 'markdown', draft);
  const same = (await actions(plain, 'storm [')).find(({ isPreferred }) => isPreferred)!;
  expect(plain.apply((await resolve(plain, same)).edit!)).toBe(true);
  expect(plain.text(uri)).toMatch(/wall\n\[9\] /);
  expect(plain.text(uri)).not.toContain('$');
  expect((await plain.pull(uri)).map(({ code }) => code)).not.toContain('undefined-citation');
  plain.kill();
});

describe('a stale edit is never applied', () => {
  test('a fix that was offered for an older draft resolves to no edit', async () => {
    const client = await Client.start();
    client.open(uri, 'markdown', draft);
    const remove = (await actions(client, 'storm [')).find(({ title }) => /^Remove/.test(title))!;
    client.type(uri, 'The wall', ' indeed');
    expect((await resolve(client, remove)).edit).toBeUndefined();
    client.close(uri);
    expect((await resolve(client, remove)).edit).toBeUndefined();
    client.kill();
  });

  test('an edit that was resolved in time names its version, so the editor can refuse it', async () => {
    const client = await Client.start();
    client.open(uri, 'markdown', draft);
    const remove = (await actions(client, 'storm [')).find(({ title }) => /^Remove/.test(title))!;
    const { edit } = await resolve(client, remove);
    client.type(uri, 'The wall', ' indeed');
    expect(client.apply(edit!)).toBe(false);
    client.kill();
  });

  test('a source is not cited in an older draft', async () => {
    const client = await Client.start();
    client.open(uri, 'markdown', draft);
    const position = client.after(uri, 'expected');
    client.type(uri, 'The wall', ' indeed');
    const params = { textDocument: { uri, version: 1 }, range: { start: position, end: position }, index: 0 };
    expect(await client.request('wellSourced/cite', params)).toMatchObject({ applied: false });
    client.kill();
  });
});

test('only quick fixes are offered, and only where they are wanted', async () => {
  const client = await Client.start();
  client.open(uri, 'markdown', draft);
  expect(await actions(client, 'storm [', [], ['refactor'])).toEqual([]);
  expect((await actions(client, 'storm [', [], ['quickfix'])).length).toBeGreaterThan(2);
  expect(await actions(client, 'Nobody')).toEqual([]);
  client.kill();
});

test('a simple client gets the edits at once', async () => {
  const client = await Client.start({ capabilities: pushed });
  client.open(uri, 'markdown', draft);
  const remove = (await actions(client, 'storm [')).find(({ title }) => /^Remove/.test(title))!;
  expect(Object.keys(remove.edit!.changes!)).toEqual([uri]);
  client.apply(remove.edit!);
  expect(client.text(uri)).toContain('the storm.\n');
  client.kill();
});

test('a CRLF draft keeps its line ends', async () => {
  const client = await Client.start();
  client.open(uri, 'markdown', draft.replaceAll('\n', '\r\n'));
  const add = (await actions(client, 'storm [')).find(({ isPreferred }) => isPreferred)!;
  client.apply((await resolve(client, add)).edit!);
  expect(client.text(uri)).not.toMatch(/(?<!\r)\n/);
  client.kill();
});

describe('citing a source', () => {
  const cite = async (at: string, index: number) => {
    const client = await Client.start();
    client.open(uri, 'markdown', `${draft}[2] Coast Review. “Repairs.” https://example.org/repairs\n`);
    const sources = await client.request<{ version: number; sources: { label: string; index: number }[] }>(
      'wellSourced/sources',
      { textDocument: { uri } },
    );
    const position = client.after(uri, at);
    const result = await client.request('wellSourced/cite', {
      textDocument: { uri, version: sources.version },
      range: { start: position, end: position },
      index: sources.sources[index]!.index,
    });
    const line = client.text(uri).split('\n')[0];
    client.kill();
    return { sources: sources.sources, result, line };
  };

  test('the pick list has every source with its uses', async () => {
    expect((await cite('expected', 0)).sources).toMatchObject([
      { label: '1', outlet: 'Harbor Times', title: 'The Wall That Holds', uses: 1 },
      { label: '2', outlet: 'Coast Review', title: 'Repairs', uses: 0 },
    ]);
  });

  test('a new citation at the cursor', async () => {
    const { result, line } = await cite('expected', 1);
    expect(result).toEqual({ applied: true });
    expect(line).toBe('The wall held [1]. Nobody expected [2] the storm [9].');
  });

  test('one more number in the citation at the cursor', async () => {
    expect((await cite('held [1', 1)).line).toBe('The wall held [1, 2]. Nobody expected the storm [9].');
  });

  test('a source is not cited in its own entry, which is said', async () => {
    const { result, line } = await cite('Coast Review.', 1);
    expect(result).toMatchObject({ applied: false, reason: expect.stringContaining('in the entry of this source') });
    expect(line).toBe('The wall held [1]. Nobody expected the storm [9].');
  });

  test('a source that is there already is not cited twice', async () => {
    expect((await cite('held [1', 0)).result).toMatchObject({ applied: false });
  });
});
