import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { Client, type ClientOptions } from './client.ts';

const draft = `The wall held [1]. Nobody expected the storm [9].

References
[1] Harbor Times. “The Wall That Holds.” https://example.org/wall
`;
let folder: string;
let folderUri: string;
let uri: string;
let client: Client;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'well sourced '));
  folderUri = pathToFileURL(folder).href;
  uri = pathToFileURL(join(folder, 'harbor.txt')).href;
});
afterEach(() => {
  client.kill();
  rmSync(folder, { recursive: true, force: true });
});

async function start(options: ClientOptions, language = 'plaintext', text = draft) {
  client = await Client.start(options);
  client.open(uri, language, text);
}

async function ignoreAction(): Promise<CodeAction> {
  const position = client.after(uri, 'storm [');
  const offered = await client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: position, end: position },
    context: { diagnostics: [] },
  });
  return offered.find(({ title }) => title.includes('undefined-citation'))!;
}

async function run(action: CodeAction) {
  const { command, arguments: args } = action.command!;
  await client.request('workspace/executeCommand', { command, arguments: args });
}

const codes = async () => (await client.pull(uri)).map(({ code }) => code);
const list = () => join(folder, '.well-sourced', 'ignored.json');

describe('ignoring in plain text', () => {
  test('is written to the list of the workspace folder and holds for the sentence, wherever it stands', async () => {
    await start({ folder: folderUri });
    expect(await codes()).toEqual(['undefined-citation']);
    await run(await ignoreAction());
    expect(client.asked).toEqual([]);
    expect(await codes()).toEqual([]);
    const { ignored } = JSON.parse(readFileSync(list(), 'utf8'));
    expect(ignored).toMatchObject([{ code: 'undefined-citation', excerpt: 'Nobody expected the storm [9].' }]);
    client.type(uri, '[1].', ' It is old.');
    expect(await codes()).toEqual([]);
    client.type(uri, 'expected', ' at all');
    expect(await codes()).toEqual(['undefined-citation']);
  });

  test('without a folder it asks once, then writes beside the draft', async () => {
    await start({ answer: 'Write it beside the draft' });
    await run(await ignoreAction());
    expect(client.asked).toHaveLength(1);
    expect(existsSync(list())).toBe(true);
    expect(await codes()).toEqual([]);
  });

  test('without a folder and without a wish to write, it holds for the session', async () => {
    await start({ answer: 'Only until I close the editor' });
    await run(await ignoreAction());
    expect(existsSync(list())).toBe(false);
    expect(await codes()).toEqual([]);
  });

  test('a question that is not answered changes nothing', async () => {
    await start({ answer: null });
    await run(await ignoreAction());
    expect(existsSync(list())).toBe(false);
    expect(await codes()).toEqual(['undefined-citation']);
  });

  test('a draft that was never saved keeps it in memory and says so', async () => {
    uri = 'untitled:Untitled-1';
    await start({});
    await run(await ignoreAction());
    expect(await codes()).toEqual([]);
    expect(client.messages.join()).toContain('not saved yet');
  });

  test('a list that cannot be written is no disaster', async () => {
    writeFileSync(join(folder, '.well-sourced'), 'a file in the way');
    await start({ folder: folderUri });
    await run(await ignoreAction());
    expect(client.messages.join()).toContain('could not be written');
    expect(await codes()).toEqual([]);
  });

  test('an action of an older draft ignores nothing', async () => {
    await start({ folder: folderUri });
    const action = await ignoreAction();
    client.type(uri, 'The wall', ' indeed');
    await run(action);
    expect(existsSync(list())).toBe(false);
    expect(await codes()).toEqual(['undefined-citation']);
  });
});

test('ignoring in markdown writes a comment in front of the paragraph', async () => {
  await start({ folder: folderUri }, 'markdown', draft.replace('References', '## References\n'));
  const { edit } = await client.request<CodeAction>('codeAction/resolve', await ignoreAction());
  client.apply(edit!);
  expect(client.text(uri)).toMatch(/^<!-- well-sourced-disable-next-line undefined-citation -->\nThe wall held/);
  expect(await codes()).toEqual([]);
});

describe('the project’s settings', () => {
  const write = (name: string, text: string) => {
    mkdirSync(join(folder, '.well-sourced'), { recursive: true });
    writeFileSync(join(folder, '.well-sourced', name), text);
  };

  test('win over the editor’s, and a change of the file is taken up', async () => {
    write('settings.json', '{ // ours\n  "wellSourced.checks.undefined-citation": "hint", }');
    await start({ folder: folderUri, settings: { checks: { 'undefined-citation': 'warning' } } });
    expect((await client.pull(uri)).map(({ severity }) => severity)).toEqual([4]);
    write('settings.json', '{}');
    client.tell('workspace/didChangeWatchedFiles', {
      changes: [{ uri: `${folderUri}/.well-sourced/settings.json`, type: 2 }],
    });
    expect((await client.pull(uri)).map(({ severity }) => severity)).toEqual([2]);
    expect(client.refreshes).toBe(1);
    expect(client.registered).toContain('workspace/didChangeWatchedFiles');
  });

  test('that cannot be used are said once, and the rest holds', async () => {
    write(
      'settings.json',
      '{ "wellSourced.checks.undefined-citation": "loud", "wellSourced.checks.unused-source": "off" }',
    );
    await start({ folder: folderUri });
    expect(await codes()).toEqual(['undefined-citation']);
    client.type(uri, 'The wall', ' indeed');
    await codes();
    expect(client.messages).toHaveLength(1);
    expect(client.messages[0]).toContain('.well-sourced/settings.json');
  });
});
