import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Hover, TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol';
import { Client, pushed } from './client.ts';

let client: Client;
beforeAll(async () => {
  client = await Client.start();
});
afterAll(() => client.kill());

/** The number under the place behind `before`, as the server sees the text. */
async function numberAt(uri: string, before: string): Promise<string | null> {
  const position = client.after(uri, before);
  const answer = await client.request<Hover | null>('textDocument/hover', { textDocument: { uri }, position });
  return answer && client.words(uri, answer.range!);
}

const list = '\n\n## References\n[1] A, https://example.org/1\n';
const insert = (line: number, character: number, text: string): TextDocumentContentChangeEvent => ({
  range: { start: { line, character }, end: { line, character } },
  text,
});

describe('changes of one notification apply in order, each to what the one before it left', () => {
  test.each(['\n', '\r\n'])('with an emoji of two units; lines ending in %j', async (newline) => {
    const uri = `file:///drafts/order-${newline.length}.md`;
    client.open(uri, 'markdown', `A [1]${list}`.replaceAll('\n', newline));
    expect(await numberAt(uri, 'A [')).toBe('1');
    client.change(uri, [insert(0, 1, 'B'), insert(0, 2, newline), insert(1, 0, '🙂'), insert(1, 2, 'C')]);
    expect(client.text(uri)).toBe(`AB\n🙂C [1]${list}`.replaceAll('\n', newline));
    expect(await numberAt(uri, 'C [')).toBe('1');
  });

  test('a whole new text between two small changes', async () => {
    const uri = 'file:///drafts/whole.md';
    client.open(uri, 'markdown', 'nothing here');
    client.change(uri, [insert(0, 0, 'x'), { text: `Fact [1].${list}` }, insert(0, 0, 'A ')]);
    expect(client.text(uri).startsWith('A Fact [1].')).toBe(true);
    expect(await numberAt(uri, 'Fact [')).toBe('1');
  });

  test('beyond the end of a line and of the text is the end', async () => {
    const uri = 'file:///drafts/beyond.md';
    client.open(uri, 'markdown', `Fact [1].${list}`);
    client.change(uri, [insert(0, 4000, ' More [1].'), insert(4000, 0, '[2] B, https://example.org/2\n')]);
    expect(await numberAt(uri, 'More [')).toBe('1');
    expect(await client.pull(uri)).toMatchObject([{ code: 'unused-source' }]);
  });
});

test('a heading deleted and typed back: the list is looked at anew both times', async () => {
  const uri = 'file:///drafts/heading.md';
  client.open(uri, 'markdown', `Fact [1].${list}`);
  const before = await client.pull(uri);
  const line = { start: { line: 2, character: 0 }, end: { line: 3, character: 0 } };
  client.change(uri, [{ range: line, text: '' }]);
  await client.pull(uri);
  client.change(uri, [insert(2, 0, '## References\n')]);
  expect(await client.pull(uri)).toEqual(before);
  expect(await numberAt(uri, 'Fact [')).toBe('1');
});

test('a citation cut in two while typing, and put together again', async () => {
  const uri = 'file:///drafts/cut.md';
  client.open(uri, 'markdown', 'Fact [12].\n\n## References\n[12] A, https://example.org/1\n');
  const before = await client.pull(uri);
  client.type(uri, 'Fact [', '\n');
  await client.pull(uri);
  client.change(uri, [{ range: { start: { line: 0, character: 6 }, end: { line: 1, character: 0 } }, text: '' }]);
  expect(await client.pull(uri)).toEqual(before);
  expect(await numberAt(uri, 'Fact [')).toBe('12');
});

describe('addresses', () => {
  const text = 'Fact [1] and [2].\n\n## References\n[1] A, https://example.org/1\n';
  const odd = [
    'file:///c%3A/Users/Ada%20Quill/My%20Drafts/pier%20%231.md',
    'file:///C:/Users/Ada%20Quill/My%20Drafts/pier.md',
    'untitled:Untitled-1',
    'file:///home/q/%E6%B8%AF.md',
    'file://server/share/pier.md',
    'vscode-vfs://github/o/r/a.md',
    'file:///',
    'file:///%',
    'vscode-remote://wsl%2Bdebian/home/q/a.md',
  ];

  let told: Client;
  beforeAll(async () => {
    told = await Client.start({ capabilities: pushed });
  });
  afterAll(async () => expect(await told.stop()).toBe(0));

  test.each(odd)('findings go back under the very string of the client: %s', async (uri) => {
    told.open(uri, 'markdown', text);
    const report = await told.published(uri);
    expect(report.diagnostics.map(({ code }) => code)).toContain('undefined-citation');
    told.close(uri);
    expect((await told.published(uri)).diagnostics).toEqual([]);
  });

  test('one document under two spellings of its address', async () => {
    const [opened, other] = ['file:///c%3A/My%20Drafts/pier%20%231.md', 'file:///C:/My%20Drafts/pier%20%231.md'];
    client.open(opened, 'markdown', text);
    expect(await client.pull(other)).toEqual(await client.pull(opened));
    expect((await client.pull(other)).length).toBeGreaterThan(0);
  });

  test.each(['diffview://null/a.md', 'lspsaga://x y/1', 'fugitive:///home/q/.git//0/a.md', '', '%', 'file:', '::::'])(
    'an odd address does not end the server: %j',
    async (uri) => {
      client.open(uri, 'markdown', text);
      client.type(uri, 'Fact', 's');
      expect(Array.isArray(await client.pull(uri))).toBe(true);
      client.close(uri);
      expect(client.process.exitCode).toBe(null);
    },
  );
});

describe('the end', () => {
  test('exit without shutdown is exit code 1', async () => {
    const other = await Client.start();
    other.tell('exit');
    expect(await other.exited).toBe(1);
  });

  test('the server ends when its client hangs up', async () => {
    const other = await Client.start();
    await other.pull('file:///drafts/none.md');
    other.process.stdin!.end();
    expect(await other.exited).toBe(0);
  });

  test('after shutdown nothing is answered any more', async () => {
    const other = await Client.start();
    await other.request('shutdown', undefined);
    await expect(other.request('textDocument/hover', {})).rejects.toThrow('shutting down');
    other.kill();
  });

  test('a request that was called off is answered as called off, or answered', async () => {
    const { CancellationTokenSource } = await import('vscode-jsonrpc');
    const uri = 'file:///drafts/cancel.md';
    client.open(uri, 'markdown', `Fact [1].${list}`);
    const source = new CancellationTokenSource();
    const asked = Array.from({ length: 20 }, () =>
      client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri } }, source.token),
    );
    source.cancel();
    const answers = await Promise.allSettled(asked);
    const refused = answers.filter((one) => one.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    for (const one of refused) expect((one as PromiseRejectedResult).reason.code).toBe(-32800);
  });

  test('nonsense in a request is answered, logged, and no harm', async () => {
    const uri = 'file:///drafts/nonsense.md';
    client.open(uri, 'markdown', `Fact [1].${list}`);
    expect(await client.request('textDocument/hover', { textDocument: { uri } })).toBe(null);
    expect(client.logged.some((line) => line.startsWith('textDocument/hover failed'))).toBe(true);
    expect(await numberAt(uri, 'Fact [')).toBe('1');
  });
});
