import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  CodeLens,
  InlayHint,
  Location,
  MarkupContent,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
} from 'vscode-languageserver-protocol';
import { Client, pulling } from './client.ts';

const uri = 'file:///drafts/harbor.md';
const draft = `# The harbor wall

“The wall will hold for a century,” said Mara Lind, the chief engineer [1]. Repairs took two years [1, 2].
Nobody expected the storm of 2019 [9].

## References

[1] Harbor Times. “The Wall That Holds.” 4 May 2021. https://example.org/wall
[2] Coast Review. “Two Years of Repairs.” https://example.org/repairs
[3] Bay Radio. “Nobody Cites This.” https://example.org/nobody
`;
const full = {
  ...pulling,
  textDocument: {
    ...pulling.textDocument,
    inlayHint: { resolveSupport: { properties: ['tooltip'] } },
    semanticTokens: {
      requests: { full: { delta: true }, range: true },
      tokenTypes: ['number', 'string', 'citation', 'undefinedCitation', 'sourceLabel', 'quotation'],
      tokenModifiers: [],
      formats: ['relative' as const],
    },
  },
  workspace: {
    ...pulling.workspace,
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
  },
  window: { showDocument: { support: true } },
};
const textDocument = { uri };
const everything = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

interface OverviewAnswer {
  version: number;
  sources: number;
  citations: number;
  problems: number;
  missing: { id: string; label: string }[];
  lists: { items: { id: string; label: string; index: number }[] }[];
}

describe('a client that knows what we show', () => {
  let client: Client;
  const refreshed: string[] = [];
  const shown: unknown[] = [];
  beforeAll(async () => {
    client = await Client.start({
      capabilities: full,
      initializationOptions: { showsUses: true },
      settings: { inlayHints: true },
    });
    for (const what of ['codeLens', 'inlayHint', 'semanticTokens']) {
      client.connection.onRequest(`workspace/${what}/refresh`, () => {
        refreshed.push(what);
        return null;
      });
    }
    client.connection.onRequest('window/showDocument', (params) => {
      shown.push(params);
      return { success: true };
    });
    client.open(uri, 'markdown', draft);
  });
  afterAll(() => client.kill());

  const tokens = (data: readonly number[]) => {
    const { tokenTypes } = client.initialized.capabilities.semanticTokensProvider!.legend;
    const found: string[] = [];
    let [line, character] = [0, 0];
    for (let at = 0; at < data.length; at += 5) {
      character = data[at]! === 0 ? character + data[at + 1]! : data[at + 1]!;
      line += data[at]!;
      const end = { line, character: character + data[at + 2]! };
      found.push(`${tokenTypes[data[at + 3]!]} ${client.words(uri, { start: { line, character }, end })}`);
    }
    return found;
  };

  test('gets the overview, the numbers alone or the items with their places', async () => {
    const numbers = await client.request<OverviewAnswer>('wellSourced/overview', { textDocument, items: false });
    expect(numbers).toMatchObject({ version: 1, sources: 3, citations: 3, problems: 1, missing: [], lists: [] });
    const { missing, lists } = await client.request<OverviewAnswer>('wellSourced/overview', {
      textDocument,
      items: true,
    });
    expect(missing.map(({ label }) => label)).toEqual(['9']);
    const { places } = await client.request<{
      places: { kind: string; range: Location['range']; excerpt: string }[];
    }>('wellSourced/places', { textDocument, id: lists[0]!.items[0]!.id });
    expect(places.map(({ kind, range }) => `${kind} ${client.words(uri, range)}`)).toEqual([
      'entry 1',
      'use 1',
      'use 1',
    ]);
    expect(places[2]!.excerpt).toBe('Repairs took two years [1, 2].');
  });

  test('gets no overview of what is no draft', async () => {
    const readme = 'file:///drafts/README.md';
    client.open(readme, 'markdown', '# A tool\n\nIt has no sources.\n');
    const params = { textDocument: { uri: readme }, items: true };
    expect(await client.request('wellSourced/overview', params)).toBe(null);
    expect(await client.request('textDocument/codeLens', params)).toBe(null);
  });

  test('gets sources as text to paste, and none of another version', async () => {
    const params = { textDocument: { uri, version: 1 }, format: 'bibtex', sources: [1] };
    const copied = await client.request<{ text: string; count: number }>('wellSourced/export', params);
    expect(copied.count).toBe(1);
    expect(copied.text).toContain('title = {{Two Years of Repairs}}');
    const late = { ...params, textDocument: { uri, version: 0 } };
    expect(await client.request('wellSourced/export', late)).toBe(null);
  });

  test('gets a lens over each entry, with its places', async () => {
    const lenses = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument });
    expect(lenses.map(({ range }) => client.words(uri, range))).toEqual(['[1]', '[2]', '[3]']);
    expect(lenses[2]!.command).toEqual({ title: 'not cited', command: '' });
    const { command } = lenses[0]!;
    expect(command).toMatchObject({ title: 'cited twice', command: 'wellSourced.showUses' });
    const [where, position, locations] = command!.arguments as [string, Location['range']['start'], Location[]];
    expect([where, position.line]).toEqual([uri, 7]);
    expect(locations.map(({ range }) => range.start)).toEqual([
      client.after(uri, 'engineer ['),
      client.after(uri, 'years ['),
    ]);
  });

  test('gets the outlets behind citations, more when pointed at', async () => {
    const hints = await client.request<InlayHint[]>('textDocument/inlayHint', { textDocument, range: everything });
    expect(hints.map(({ label }) => label)).toEqual(['Harbor Times', 'Harbor Times, Coast Review']);
    expect(hints[0]!.position).toEqual(client.after(uri, 'engineer [1]'));
    expect(hints[0]!.tooltip).toBe(undefined);
    const hint = await client.request<InlayHint>('inlayHint/resolve', hints[0]);
    expect((hint.tooltip as MarkupContent).value).toContain('**The Wall That Holds**');
  });

  test('gets growing selections, one for each cursor', async () => {
    const positions = [client.after(uri, 'years ['), { line: 1, character: 0 }];
    const [first, second] = await client.request<SelectionRange[]>('textDocument/selectionRange', {
      textDocument,
      positions,
    });
    const grown: string[] = [];
    for (let one: SelectionRange | undefined = first; one; one = one.parent) grown.push(client.words(uri, one.range));
    expect(grown.slice(0, 3)).toEqual(['1', '[1, 2]', 'Repairs took two years [1, 2].']);
    expect(second).toEqual({ range: { start: positions[1], end: positions[1] } });
  });

  test('gets colours: all, those of a part, and after a change only what is new', async () => {
    const all = await client.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
    expect(tokens(all.data)).toEqual([
      'quotation “The wall will hold for a century,”',
      'citation [1]',
      'citation [1, 2]',
      'undefinedCitation [9]',
      'sourceLabel [1]',
      'sourceLabel [2]',
      'sourceLabel [3]',
    ]);
    const range = { start: { line: 3, character: 0 }, end: { line: 4, character: 0 } };
    const part = await client.request<SemanticTokens>('textDocument/semanticTokens/range', { textDocument, range });
    expect(tokens(part.data)).toEqual(['undefinedCitation [9]']);

    client.type(uri, 'storm of 2019 [9]', ' and [3]');
    const delta = await client.request<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
      textDocument,
      previousResultId: all.resultId,
    });
    const data = [...all.data];
    for (const edit of delta.edits) data.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
    expect(tokens(data)).toContain('citation [3]');
    const again = await client.request<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
    expect(data).toEqual(again.data);
    expect(delta.edits[0]!.data!.length).toBeLessThan(again.data.length);
    const same = await client.request<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
      textDocument,
      previousResultId: again.resultId,
    });
    expect(same.edits).toEqual([]);
    const lost = await client.request<SemanticTokens>('textDocument/semanticTokens/full/delta', {
      textDocument,
      previousResultId: 'never sent',
    });
    expect(lost.data).toEqual(again.data);
  });

  test('gets the places of a long draft’s lenses when they come into sight, and none once it has moved on', async () => {
    const long = 'file:///drafts/long.md';
    client.open(long, 'markdown', `${'It holds [1]. '.repeat(2001)}\n\n## References\n\n[1] Harbor Times.\n`);
    const [lens] = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument: { uri: long } });
    expect(lens!.command).toBe(undefined);
    const { command } = await client.request<CodeLens>('codeLens/resolve', lens);
    expect(command!.title).toBe('cited 2001 times');
    expect(command!.arguments![2]).toHaveLength(2001);
    client.type(long, 'It holds', ' now');
    const late = await client.request<CodeLens>('codeLens/resolve', lens);
    expect(late.command).toEqual({ title: '', command: '' });
  });

  test('is told to ask anew when a setting changes, and gets nothing of what is off', async () => {
    client.settings = { codeLens: false, inlayHints: false };
    client.tell('workspace/didChangeConfiguration', { settings: null });
    await expect.poll(() => [...refreshed].sort()).toEqual(['codeLens', 'inlayHint', 'semanticTokens']);
    expect(await client.request('textDocument/codeLens', { textDocument })).toBe(null);
    expect(await client.request('textDocument/inlayHint', { textDocument, range: everything })).toBe(null);
  });
});

describe('a client that knows less', () => {
  let client: Client;
  const shown: { selection: Location['range'] }[] = [];
  const lensOf = async () => {
    const [first] = await client.request<CodeLens[]>('textDocument/codeLens', { textDocument });
    return first!.command!;
  };
  afterAll(() => client.kill());

  test('gets token types of LSP’s own, and a lens that leads from use to use', async () => {
    client = await Client.start({ capabilities: { ...pulling, window: { showDocument: { support: true } } } });
    client.connection.onRequest('window/showDocument', (params) => {
      shown.push(params);
      return { success: true };
    });
    client.open(uri, 'markdown', draft);
    const { capabilities } = client.initialized;
    expect(capabilities.semanticTokensProvider!.legend.tokenTypes).toEqual([
      'number',
      'keyword',
      'enumMember',
      'string',
    ]);
    const { command, arguments: args } = await lensOf();
    expect(capabilities.executeCommandProvider!.commands).toContain(command);
    for (let turn = 0; turn < 3; turn++) await client.request('workspace/executeCommand', { command, arguments: args });
    expect(shown.map(({ selection }) => selection.start)).toEqual([
      client.after(uri, 'engineer ['),
      client.after(uri, 'years ['),
      client.after(uri, 'engineer ['),
    ]);
    // Hints are off until asked for.
    expect(await client.request('textDocument/inlayHint', { textDocument, range: everything })).toBe(null);
    client.kill();
  });

  test('is told the lines where it cannot be led', async () => {
    client = await Client.start({ capabilities: {} });
    client.open(uri, 'markdown', draft);
    const { command, arguments: args } = await lensOf();
    await client.request('workspace/executeCommand', { command, arguments: args });
    expect(client.messages).toEqual(['This source is cited in line 3.']);
  });
});
