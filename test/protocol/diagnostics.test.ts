import { describe, expect, test } from 'vitest';
import { Client, pulling, pushed } from './client.ts';

const uri = 'file:///drafts/harbor.md';
const draft = `The wall held [1]. Nobody expected the storm [9].

## References

[1] Harbor Times. “The Wall That Holds.” https://example.org/wall
[2] Coast Review. “Two Years of Repairs.” https://example.org/repairs
`;

describe('a client that asks', () => {
  test('gets the findings on its question, none unasked, and “unchanged” for an unchanged draft', async () => {
    const client = await Client.start();
    expect(client.initialized.capabilities.diagnosticProvider).toBeTruthy();
    client.open(uri, 'markdown', draft);
    const first = await client.request<{ kind: string; resultId: string }>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    const found = await client.pull(uri);
    expect(found.map(({ code, severity, source }) => [code, severity, source])).toEqual([
      ['undefined-citation', 1, 'well-sourced'],
      ['unused-source', 4, 'well-sourced'],
    ]);
    expect(client.words(uri, found[0]!.range)).toBe('9');
    expect(client.words(uri, found[1]!.range)).toBe('[2]');
    expect(found[1]!.tags).toEqual([1]);
    const again = await client.request('textDocument/diagnostic', {
      textDocument: { uri },
      previousResultId: first.resultId,
    });
    expect(again).toEqual({ kind: 'unchanged', resultId: first.resultId });
    client.type(uri, 'storm [9', '9');
    expect((await client.pull(uri))[0]!.message).toContain('99');
    expect(await client.stop()).toBe(0);
  });

  test('a level from the editor’s settings, and a changed one', async () => {
    const client = await Client.start({ settings: { checks: { 'undefined-citation': 'off' } } });
    client.open(uri, 'markdown', draft);
    expect((await client.pull(uri)).map(({ code }) => code)).toEqual(['unused-source']);
    client.settings = { checks: { 'undefined-citation': 'warning', 'unused-source': 'off' } };
    client.tell('workspace/didChangeConfiguration', { settings: null });
    expect((await client.pull(uri)).map(({ code, severity }) => [code, severity])).toEqual([['undefined-citation', 2]]);
    expect(client.refreshes).toBe(1);
    client.kill();
  });
});

describe('a letter in a plain word', () => {
  const typed = async (client: Client) => {
    client.type(uri, 'The wa', 'x');
    return client.request<{ resultId: string; items: { message: string }[] }>('textDocument/diagnostic', {
      textDocument: { uri },
    });
  };
  const quiet = draft.replace(' Nobody expected the storm [9].', '\n\nNobody expected the storm [9].');

  test('is answered with the findings moved, and nobody is asked to look again', async () => {
    const client = await Client.start();
    client.open(uri, 'markdown', quiet);
    const before = await client.pull(uri);
    const { resultId, items } = await typed(client);
    expect(resultId).toMatch(/\?$/);
    expect(items.map(({ message }) => message)).toEqual(before.map(({ message }) => message));
    expect(client.words(uri, (items as typeof before)[0]!.range)).toBe('9');
    // The reading behind it is over when this is answered.
    expect((await client.pull(uri)).map(({ code }) => code)).toEqual(before.map(({ code }) => code));
    expect(client.refreshes).toBe(0);
    client.kill();
  });

  test('and one more at another cursor leave no finding beside its place', async () => {
    const client = await Client.start();
    client.open(uri, 'markdown', quiet.replace('The wall held', 'Every wall along the harbour held'));
    await client.pull(uri);
    for (let round = 0; round < 3; round++) {
      const letters = ['Every wa', 'along the har'].map((before) => client.after(uri, before));
      // As editors send it: the last cursor first.
      client.change(
        uri,
        letters.reverse().map((position) => ({ range: { start: position, end: position }, text: 'x' })),
      );
      const found = await client.pull(uri);
      expect(found.map(({ range }) => client.words(uri, range))).toEqual(['9', '[2]']);
      client.type(uri, 'Nobody exp', 'x');
      const moved = await client.pull(uri);
      expect(moved.map(({ range }) => client.words(uri, range))).toEqual(['9', '[2]']);
    }
    client.kill();
  });

  test('that makes another finding has the client ask again', async () => {
    const client = await Client.start();
    const text = quiet.replace('The wall held [1].', 'The screen reaches 1,600 nits and the wall held.');
    client.open(uri, 'markdown', text);
    const before = await client.pull(uri);
    client.type(uri, '1,600 nits', 'a');
    const expected = await client.pull(uri);
    expect(expected.map(({ message }) => message)).toEqual(before.map(({ message }) => message));
    await expect.poll(() => client.refreshes).toBe(1);
    const after = await client.pull(uri);
    expect(after.map(({ code }) => code)).toContain('statistic-without-citation');
    client.kill();
  });

  test('is read first for a client that cannot be told to ask again', async () => {
    const { workspace, ...rest } = pulling;
    const { diagnostics: _, ...withoutRefresh } = workspace!;
    const client = await Client.start({ capabilities: { ...rest, workspace: withoutRefresh } });
    client.open(uri, 'markdown', quiet);
    await client.pull(uri);
    expect((await typed(client)).resultId).not.toMatch(/\?$/);
    client.kill();
  });
});

// Most of its words are the English ones of a report that it goes through.
test('the language is the one that the settings name, and is found again when they name none', async () => {
  const text = `Kritiker warnen vor Lecks. Rund 48 Prozent aller Planken faulen.

The chapters are: what the piers were, who built them, and what they are for [1].

## References

[1] Quay Times. “The piers.” https://example.org/1
`;
  const client = await Client.start({ settings: { language: 'de' } });
  client.open(uri, 'markdown', text);
  const codes = async () => (await client.pull(uri)).map(({ code }) => code);
  expect(await codes()).toEqual(['vague-attribution', 'statistic-without-citation']);
  client.type(uri, 'Kritiker warnen', ' stets');
  expect(await codes()).toEqual(['vague-attribution', 'statistic-without-citation']);
  client.settings = { language: 'auto' };
  client.tell('workspace/didChangeConfiguration', { settings: null });
  expect(await codes()).toEqual([]);
  client.kill();
});

describe('a client that is told', () => {
  test('gets findings with their version after opening and after a change; closing clears them', async () => {
    const client = await Client.start({ capabilities: pushed });
    expect(client.initialized.capabilities.diagnosticProvider).toBeUndefined();
    client.open(uri, 'markdown', draft);
    const first = await client.published(uri, 1);
    expect(first.diagnostics.map(({ code }) => code)).toEqual(['undefined-citation', 'unused-source']);
    expect(first.diagnostics.every(({ tags, relatedInformation }) => !tags && !relatedInformation)).toBe(true);
    client.type(uri, 'storm [9', '9');
    client.type(uri, 'storm [99', '9');
    const later = await client.published(uri);
    // One report for the pause after both, not one a key.
    expect(later.version).toBe(3);
    expect(later.diagnostics[0]!.message).toContain('999');
    client.close(uri);
    expect((await client.published(uri)).diagnostics).toEqual([]);
    expect(await client.stop()).toBe(0);
  });

  test('settings by initializationOptions, later by notification', async () => {
    const client = await Client.start({
      capabilities: pushed,
      initializationOptions: { checks: { 'undefined-citation': 'off' } },
    });
    client.open(uri, 'markdown', draft);
    expect((await client.published(uri)).diagnostics.map(({ code }) => code)).toEqual(['unused-source']);
    client.tell('workspace/didChangeConfiguration', {
      settings: { wellSourced: { checks: { 'unused-source': 'off' } } },
    });
    expect((await client.published(uri)).diagnostics.map(({ code }) => code)).toEqual(['undefined-citation']);
    client.kill();
  });
});

test('a duplicate points at the first entry of its number', async () => {
  const client = await Client.start();
  const text = `${draft}[2] Bay Post. “Another.” https://example.org/another\n`;
  client.open(uri, 'markdown', text);
  const duplicate = (await client.pull(uri)).find(({ code }) => code === 'duplicate-number');
  const related = duplicate?.relatedInformation?.[0];
  expect(related?.location.uri).toBe(uri);
  expect(client.words(uri, related!.location.range)).toContain('2');
  expect(related!.location.range.start.line).toBe(5);
  client.kill();
});

test.each([
  ['git:/drafts/harbor.md', 'markdown'],
  ['vscode-notebook-cell:/drafts/harbor.ipynb#W0', 'markdown'],
  ['output:harbor', 'plaintext'],
  ['file:///drafts/harbor.ts', 'typescript'],
])('%s (%s) is no draft and is left alone', async (other, language) => {
  const client = await Client.start();
  client.open(other, language, draft);
  expect(await client.pull(other)).toEqual([]);
  const position = client.after(other, 'held [');
  expect(await client.request('textDocument/hover', { textDocument: { uri: other }, position })).toBe(null);
  client.kill();
});

test('a draft with very many findings shows the gravest and says how many more there are', async () => {
  const client = await Client.start({ capabilities: pulling });
  const many = Array.from({ length: 1500 }, (_, n) => `Storm ${n} came [${(n % 500) + 10}].`).join('\n\n');
  client.open(uri, 'markdown', `${many}\n\n## References\n\n[1] Harbor Times. “The Wall.” https://example.org/wall\n`);
  const found = await client.pull(uri);
  expect(found).toHaveLength(1000);
  expect(found.at(-1)!.message).toMatch(/^This draft has \d+ more findings/);
  client.kill();
});
