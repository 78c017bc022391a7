import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  DefinitionLink,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  MarkupContent,
} from 'vscode-languageserver-protocol';
import { Client, pushed } from './client.ts';

const uri = 'file:///drafts/harbor.md';
const draft = `# The harbor wall

“The wall will hold for a century,” said Mara Lind, the harbor’s chief engineer [1]. Repairs took two years [1, 2].
Nobody expected the storm of 2019 [9].

## References

[1] Harbor Times. “The Wall That Holds.” 4 May 2021. https://example.org/wall
[2] Coast Review. “Two Years of Repairs.” https://example.org/repairs
`;

describe('a client that takes markdown', () => {
  let client: Client;
  beforeAll(async () => {
    client = await Client.start();
    client.open(uri, 'markdown', draft);
  });
  afterAll(() => client.kill());

  const hover = async (before: string, nth = 1) => {
    const position = client.after(uri, before, nth);
    const answer = await client.request<Hover | null>('textDocument/hover', { textDocument: { uri }, position });
    return answer && { text: (answer.contents as MarkupContent).value, words: client.words(uri, answer.range!) };
  };

  test('hovering a citation shows its source, where else it is cited, and the quote it covers', async () => {
    const card = await hover('engineer [');
    expect(card?.words).toBe('1');
    expect(card?.text).toContain('**Harbor Times** – **The Wall That Holds**');
    expect(card?.text).toContain('4 May 2021 · [Open source](https://example.org/wall)');
    expect(card?.text).toContain('Source 1 is cited twice');
    expect(card?.text).toContain('Covers “The wall will hold for a century,” – Mara Lind');
  });

  test('hovering one number of a group shows that source alone', async () => {
    const card = await hover('years [1, ');
    expect(card?.words).toBe('2');
    expect(card?.text).toContain('**Coast Review**');
    expect(card?.text).not.toContain('Harbor Times');
  });

  test('hovering a number without an entry says what is missing and what there is', async () => {
    const card = await hover('2019 [');
    expect(card?.words).toBe('9');
    expect(card?.text).toContain('no entry \\[9\\]');
    expect(card?.text).toContain('“References” has \\[1\\], \\[2\\].');
  });

  test('hovering the label of an entry shows its uses', async () => {
    const card = await hover('\n[');
    expect(card?.words).toBe('1');
    expect(card?.text).toContain('Source 1 is cited twice: in line 3.');
  });

  test('hovering a quote shows its speaker and source', async () => {
    const card = await hover('The wall will');
    expect(card?.text).toContain('Said by **Mara Lind**');
    expect(card?.text).toContain('**Harbor Times**');
  });

  test('hovering plain words shows nothing', async () => {
    expect(await hover('Repairs to')).toBe(null);
  });

  test('from a citation to its entry', async () => {
    const position = client.after(uri, 'years [1, ');
    const [link] = await client.request<DefinitionLink[]>('textDocument/definition', {
      textDocument: { uri },
      position,
    });
    expect(client.words(uri, link!.originSelectionRange!)).toBe('2');
    expect(client.words(uri, link!.targetRange)).toMatch(/^\[2\] Coast Review\..*repairs$/);
    expect(client.words(uri, link!.targetSelectionRange)).toBe('2');
    expect(link!.targetSelectionRange.start.line).toBe(8);
  });

  test('from an entry to its citations, and back with the entry among them', async () => {
    const ask = (includeDeclaration: boolean, before: string) =>
      client.request<Location[]>('textDocument/references', {
        textDocument: { uri },
        position: client.after(uri, before),
        context: { includeDeclaration },
      });
    expect((await ask(false, '\n[')).map(({ range }) => range.start)).toEqual([
      client.after(uri, 'engineer ['),
      client.after(uri, 'years ['),
    ]);
    expect((await ask(true, 'engineer [')).map(({ range }) => range.start.line)).toEqual([2, 2, 7]);
  });

  test('highlights of a source: read where it is cited, written where it is listed', async () => {
    const position = client.after(uri, 'engineer [');
    const found = await client.request<DocumentHighlight[]>('textDocument/documentHighlight', {
      textDocument: { uri },
      position,
    });
    expect(found.map(({ kind }) => kind)).toEqual([2, 2, 3]);
  });

  test('links: the addresses of the entries, none on a citation', async () => {
    const links = await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri } });
    expect(links.map(({ target }) => target)).toEqual(['https://example.org/wall', 'https://example.org/repairs']);
    expect(links.map(({ range }) => client.words(uri, range))).toEqual(links.map(({ target }) => target));
  });

  test('the outline of markdown has the sources and leaves headings to the editor', async () => {
    const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument: { uri } });
    expect(symbols.map(({ name, detail }) => [name, detail])).toEqual([
      ['[1] Harbor Times: The Wall That Holds', 'cited twice'],
      ['[2] Coast Review: Two Years of Repairs', 'cited once'],
    ]);
  });

  test('the source list folds', async () => {
    const ranges = await client.request<FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri } });
    expect(ranges).toEqual([{ startLine: 5, endLine: 8 }]);
  });
});

test('plain text: the outline has headings with the sources under theirs, and sections fold', async () => {
  const client = await Client.start();
  const plain = 'untitled:Untitled-1';
  client.open(
    plain,
    'plaintext',
    'THE HARBOR WALL\n\nThe wall held [1].\n  It was old.\n\nReferences\n[1] Harbor Times. “The Wall.” https://example.org/w\n[2] Coast. “Repairs.”\n',
  );
  const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', {
    textDocument: { uri: plain },
  });
  const references = symbols[0]?.children?.find(({ name }) => name === 'References');
  expect(symbols[0]?.name).toBe('THE HARBOR WALL');
  expect(references?.children?.map(({ name }) => name)).toEqual(['[1] Harbor Times: The Wall', '[2] Coast: Repairs']);
  const ranges = await client.request<FoldingRange[]>('textDocument/foldingRange', { textDocument: { uri: plain } });
  expect(ranges).toContainEqual({ startLine: 5, endLine: 7 });
  expect(ranges).toContainEqual({ startLine: 2, endLine: 3 });
  client.kill();
});

test('a client that takes plain text gets no markup', async () => {
  const client = await Client.start({ capabilities: pushed });
  client.open(uri, 'markdown', draft);
  const position = client.after(uri, 'engineer [');
  const answer = await client.request<Hover>('textDocument/hover', { textDocument: { uri }, position });
  expect((answer.contents as MarkupContent).kind).toBe('plaintext');
  expect((answer.contents as MarkupContent).value).toContain('Harbor Times – The Wall That Holds');
  expect((answer.contents as MarkupContent).value).not.toMatch(/\*\*|\\|\]\(/);
  client.kill();
});

test('words of an entry that try to be more stay words', async () => {
  const client = await Client.start();
  const entry =
    '<img src=x onerror=alert(1)> [run](command:workbench.action.terminal.new) `x` $(bug) https://example.org/1';
  client.open(uri, 'markdown', `Fact [1].\n\n## References\n[1] ${entry}\n\n${'very long words '.repeat(50_000)}\n`);
  const position = client.after(uri, 'Fact [');
  const answer = await client.request<Hover>('textDocument/hover', { textDocument: { uri }, position });
  const { value } = answer.contents as MarkupContent;
  expect(value.length).toBeLessThan(2000);
  // Every bracket, angle and dollar sign of the entry is escaped; the one link is ours, to the web.
  expect(value.replace(/\[Open source\]\(https:\/\/example\.org\/1\)/, '')).not.toMatch(/(?<!\\)[<>[\]`$]/);
  client.kill();
});
