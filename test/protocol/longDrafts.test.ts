import { expect, test } from 'vitest';
import { Client, pulling, pushed } from './client.ts';

const uri = 'file:///drafts/long.md';
/** Longer than is looked through for quotes and claims in the time of an answer. */
const PARAGRAPHS = 500;
const long = `# Boats

${Array.from({ length: PARAGRAPHS }, (_, i) => `In year ${i + 1} the quay was mended by its keepers [1].`).join('\n\n')}

“Nobody ever asked the crews about any of it,” said Mara Quill, a net maker. Around 48 percent of the planks rot.

It was not so [7].

## Sources

[1] Quay Times. “The quay.” https://example.org/1
[2] Tide Weekly. “The crews.” https://example.org/2
[3] Tide Weekly. “The tide.”
`;
const firstCodes = ['undefined-citation', 'unused-source', 'unused-source'];
const allCodes = ['quote-without-citation', 'statistic-without-citation', ...firstCodes, 'source-without-link'];
type Answer = { readonly resultId: string; readonly items: readonly { readonly code: string }[] };
const ask = (client: Client, previousResultId?: string) =>
  client.request<Answer>('textDocument/diagnostic', { textDocument: { uri }, previousResultId });
const codes = ({ items }: Answer) => items.map(({ code }) => code).sort();

test('the first answer tells of citations and lists; the client is asked to come again for the rest', async () => {
  const client = await Client.start();
  client.open(uri, 'markdown', long);
  const first = await ask(client);
  expect(codes(first)).toEqual([...firstCodes].sort());
  await expect.poll(() => client.refreshes).toBe(1);
  const all = await ask(client, first.resultId);
  expect(codes(all)).toEqual([...allCodes].sort());
  expect(await ask(client, all.resultId)).toEqual({ kind: 'unchanged', resultId: all.resultId });
  client.kill();
});

test('letters typed meanwhile lose nothing of it', async () => {
  const client = await Client.start();
  client.open(uri, 'markdown', long);
  await ask(client);
  for (let letter = 0; letter < 4; letter++) {
    client.type(uri, 'In year 9 the qu', 'x');
    expect(codes(await ask(client))).toEqual(expect.arrayContaining([...firstCodes].sort()));
  }
  await expect.poll(async () => codes(await ask(client))).toEqual([...allCodes].sort());
  client.kill();
});

test('a large paste takes no finding from the screen', async () => {
  const client = await Client.start();
  client.open(uri, 'markdown', long);
  await ask(client);
  await expect.poll(async () => codes(await ask(client))).toEqual([...allCodes].sort());
  client.type(uri, 'In year 9 the quay was mended by its keepers [1].', long.slice(0, long.indexOf('“')));
  expect(codes(await ask(client))).toEqual([...allCodes].sort());
  // Nor does a text that comes as a whole.
  const now = client.text(uri);
  client.change(uri, [{ text: now.replace('# Boats', `# Boats\n\n${now.slice(0, now.indexOf('“'))}`) }]);
  expect(codes(await ask(client))).toEqual([...allCodes].sort());
  client.kill();
});

test('a client that is sent the findings gets them in two parts', async () => {
  const client = await Client.start({ capabilities: pushed });
  client.open(uri, 'markdown', long);
  const sizes: number[] = [];
  await expect
    .poll(async () => {
      const { diagnostics } = await client.published(uri);
      if (sizes.at(-1) !== diagnostics.length) sizes.push(diagnostics.length);
      return diagnostics.length;
    })
    .toBe(allCodes.length);
  expect(sizes.every((size) => size === firstCodes.length || size === allCodes.length)).toBe(true);
  client.kill();
});

test('a client that cannot be told to come again gets all at once', async () => {
  const { workspace, ...rest } = pulling;
  const { diagnostics: _, ...withoutRefresh } = workspace!;
  const client = await Client.start({ capabilities: { ...rest, workspace: withoutRefresh } });
  client.open(uri, 'markdown', long);
  expect(codes(await ask(client))).toEqual([...allCodes].sort());
  client.kill();
});
