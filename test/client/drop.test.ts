import { beforeEach, expect, test, vi } from 'vitest';

const shown: string[] = [];
vi.mock('vscode', () => ({
  l10n: { t: (text: string) => text },
  window: {
    showInformationMessage: async (message: string) => void shown.push(message),
    showWarningMessage: async (message: string) => void shown.push(message),
  },
  workspace: { fs: { readFile: async (uri: { path: string }) => new TextEncoder().encode(`text of ${uri.path}`) } },
  Uri: { parse: (address: string) => ({ path: decodeURIComponent(new URL(address).pathname) }) },
  env: {},
}));
const { fileDrop } = await import('../../client/sources/drop.ts');

interface Sent {
  readonly index: number;
  readonly name: string;
  readonly content: string;
  readonly textDocument: { readonly version: number };
}
let sent: Sent[] = [];
const client = {
  code2ProtocolConverter: { asUri: String },
  sendRequest: async (_method: string, params: Sent) => {
    sent.push(params);
    return { uri: null, message: 'Saved.', failed: false };
  },
};
const view = { shown: { document: { uri: 'file:///a.md' }, overview: { version: 7 } } };
const controller = fileDrop(client as never, () => view as never);
beforeEach(() => {
  sent = [];
  shown.length = 0;
});

/** What VS Code hands over: addresses from its Explorer, or files from outside. */
const dropped = (addresses: string | null, files: readonly { name: string; text: string }[] = []) =>
  new Map<string, unknown>([
    ...(addresses === null
      ? []
      : [['text/uri-list', { asFile: () => undefined, asString: async () => addresses }] as const]),
    ...files.map(
      ({ name, text }) =>
        [
          name,
          { asFile: () => ({ name, data: async () => new TextEncoder().encode(text) }), asString: async () => '' },
        ] as const,
    ),
  ]);
const item = (index: number) => ({ kind: 'item', item: { index } });
const drop = (target: unknown, data: unknown) => controller.handleDrop!(target as never, data as never, null as never);

test('a file from the Explorer, and one from outside, go to the source they are dropped on', async () => {
  await drop(item(3), dropped('file:///p/My%20page.html\r\n'));
  await drop({ ...item(2), kind: 'mark' }, dropped(null, [{ name: 'scan.pdf', text: '%PDF' }]));
  expect(
    sent.map(({ index, name, content, textDocument }) => [index, name, atob(content), textDocument.version]),
  ).toEqual([
    [3, 'My page.html', 'text of /p/My page.html', 7],
    [2, 'scan.pdf', '%PDF', 7],
  ]);
  expect(shown).toEqual(['Saved.', 'Saved.']);
});

test('several files, a list and a number without an entry take none', async () => {
  await drop(item(1), dropped('file:///a.html\nfile:///b.html'));
  await drop({ kind: 'list' }, dropped('file:///a.html'));
  await drop(item(-1), dropped('file:///a.html'));
  await drop(undefined, dropped('file:///a.html'));
  expect(sent).toEqual([]);
  expect(shown).toHaveLength(4);
});
