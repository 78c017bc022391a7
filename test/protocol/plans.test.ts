import { describe, expect, test } from 'vitest';
import type { CodeAction, MessageActionItem, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { Client, pulling, pushed } from './client.ts';

const uri = 'file:///drafts/harbor.md';
const list = (...entries: string[]) => `\n\n## References\n\n${entries.join('\n')}\n`;
const wall = 'Harbor Times. “The Wall.” https://example.org/wall';
const nets = 'Pier Weekly. “Nets.” https://example.org/nets';
const draft = `Nets tore [2]. The wall held [1].${list(`[1] ${wall}`, `[2] ${nets}`)}`;
const renumbered = `Nets tore [1]. The wall held [2].${list(`[1] ${nets}`, `[2] ${wall}`)}`;

interface PlanAnswer {
  readonly kind: string;
  readonly title: string;
  readonly edit: WorkspaceEdit;
  readonly version: number;
  readonly reason: string;
  readonly preview: boolean;
  readonly notes: readonly string[];
  readonly selection: { start: { line: number; character: number } } | null;
}

async function started(text = draft, options: Parameters<typeof Client.start>[0] = {}): Promise<Client> {
  const client = await Client.start(options);
  client.open(uri, 'markdown', text);
  return client;
}

const plan = (client: Client, command: string, at: string, version = client.version(uri), options = {}) => {
  const position = client.after(uri, at);
  const range = { start: position, end: position };
  return client.request<PlanAnswer>('wellSourced/plan', {
    textDocument: { uri, version },
    command: `wellSourced.${command}`,
    range,
    options,
  });
};

const run = (client: Client, command: string, at: string, version?: number, options?: object) =>
  client.request('workspace/executeCommand', {
    command: `wellSourced.${command}`,
    arguments: [{ textDocument: { uri, version }, position: client.after(uri, at), options }],
  });

const organize = (client: Client, kind = 'source.organizeSources.wellSourced') =>
  client.request<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri },
    range: { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } },
    context: { diagnostics: [], only: [kind] },
  });

describe('a client that asks for plans', () => {
  const asking = { initializationOptions: { plans: true } };

  test('gets one versioned edit, what it does in words, and runs no such command by name', async () => {
    const client = await started(draft, asking);
    expect(client.initialized.capabilities.executeCommandProvider!.commands).not.toContain('wellSourced.renumber');
    const answer = await plan(client, 'renumber', 'Nets');
    expect(answer).toMatchObject({
      kind: 'change',
      preview: true,
      places: 4,
      version: 1,
      notes: ['2 of 2 sources get another number.'],
    });
    expect((answer.edit.documentChanges![0] as TextDocumentEdit).textDocument).toEqual({ uri, version: 1 });
    expect(client.apply(answer.edit)).toBe(true);
    expect(client.text(uri)).toBe(renumbered);
    expect(await plan(client, 'renumber', 'Nets')).toMatchObject({ kind: 'refusal', satisfied: true });
    client.kill();
  });

  test('learns where the cursor goes in the new text', async () => {
    const client = await started(`Fog came. The wall held [1].${list(`[1] ${wall}`)}`, asking);
    const answer = await plan(client, 'insertSource', 'Fog came');
    expect(client.apply(answer.edit)).toBe(true);
    expect(answer.selection!.start).toEqual(client.after(uri, '\n[1] '));
    client.kill();
  });

  test('is refused for an older version, and its edit for a newer one', async () => {
    const client = await started(draft, asking);
    const late = await plan(client, 'renumber', 'Nets');
    client.type(uri, 'The wall', ' indeed');
    expect(await plan(client, 'renumber', 'Nets', 1)).toMatchObject({
      kind: 'refusal',
      satisfied: false,
      reason: expect.stringContaining('has changed in the meantime'),
    });
    expect(client.apply(late.edit)).toBe(false);
    client.kill();
  });

  test('is told of an unknown document', async () => {
    const client = await started(draft, asking);
    client.close(uri);
    const answer = await client.request<PlanAnswer>('wellSourced/plan', {
      textDocument: { uri, version: 1 },
      command: 'wellSourced.renumber',
    });
    expect(answer.kind).toBe('refusal');
    client.kill();
  });
});

describe('any other client runs the commands', () => {
  test('the server applies them, after what is to be known was agreed to', async () => {
    const client = await started(draft, { answer: 'Apply' });
    expect(client.initialized.capabilities.executeCommandProvider!.commands).toContain('wellSourced.renumber');
    await run(client, 'renumber', 'Nets');
    expect(client.text(uri)).toBe(renumbered);
    client.kill();
  });

  test('without a yes nothing happens', async () => {
    const client = await started(draft, { answer: null });
    await run(client, 'renumber', 'Nets');
    expect(client.text(uri)).toBe(draft);
    client.kill();
  });

  test('a question is put, and its answer taken', async () => {
    const client = await started(draft, { answer: '[1] (“The Wall”)' });
    await run(client, 'swapNumbers', 'tore [2');
    expect(client.text(uri)).toBe(renumbered);
    client.kill();
  });

  test('a stale command changes nothing and says so', async () => {
    const client = await started(draft, { answer: 'Apply' });
    client.type(uri, 'The wall', ' indeed');
    const before = client.text(uri);
    await run(client, 'renumber', 'Nets', 1);
    expect(client.text(uri)).toBe(before);
    expect(client.messages.join()).toContain('has changed in the meantime');
    client.kill();
  });

  test('a draft that changes while the writer thinks is left alone', async () => {
    const client = await started(draft);
    client.connection.onRequest('window/showMessageRequest', (): MessageActionItem => {
      client.type(uri, 'The wall', ' indeed');
      return { title: 'Apply' };
    });
    await run(client, 'renumber', 'Nets');
    expect(client.text(uri)).toBe(draft.replace('The wall', 'The wall indeed'));
    client.kill();
  });
});

describe('on saving', () => {
  test('the draft is renumbered at once, without asking', async () => {
    const client = await started();
    const [action, ...more] = await organize(client);
    expect(more).toEqual([]);
    const { edit } = await client.request<CodeAction>('codeAction/resolve', action);
    expect(client.apply(edit!)).toBe(true);
    expect(client.text(uri)).toBe(renumbered);
    client.kill();
  });

  test('a draft that needs an answer is left alone, and so is one that moved on', async () => {
    const client = await started(draft.replace('[2] Pier', '[1] Pier'));
    const [doubtful] = await organize(client);
    expect((await client.request<CodeAction>('codeAction/resolve', doubtful)).edit).toBeUndefined();
    client.kill();
    const other = await started();
    const [action] = await organize(other);
    other.type(uri, 'The wall', ' indeed');
    expect((await other.request<CodeAction>('codeAction/resolve', action)).edit).toBeUndefined();
    other.kill();
  });

  test('fix all takes the safe fixes and no other', async () => {
    const tracked = `Nets tore [1], fog [7].${list('[1] Pier. “Nets.” https://example.org/nets?utm_source=chatgpt.com')}`;
    const client = await started(tracked);
    const [action] = await organize(client, 'source.fixAll');
    const { edit } = await client.request<CodeAction>('codeAction/resolve', action);
    expect(client.apply(edit!)).toBe(true);
    expect(client.text(uri)).toBe(tracked.replace('?utm_source=chatgpt.com', ''));
    client.kill();
  });

  test('neither is offered at every cursor, and a simple client gets the edit with the action', async () => {
    const client = await started();
    const position = client.after(uri, 'tore');
    const all = await client.request<CodeAction[] | null>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    expect(all ?? []).toEqual([]);
    client.kill();
    const simple = await started(draft, { capabilities: pushed });
    const [action] = await organize(simple);
    simple.apply(action!.edit!);
    expect(simple.text(uri)).toBe(renumbered);
    simple.kill();
  });
});

describe('renaming a label', () => {
  const rename = (client: Client, at: string, newName: string) =>
    client.request<WorkspaceEdit | null>('textDocument/rename', {
      textDocument: { uri },
      position: client.after(uri, at),
      newName,
    });

  test('F2 selects the label and renames it everywhere, for one version', async () => {
    const capabilities = structuredClone(pulling);
    capabilities.textDocument!.rename = { prepareSupport: true };
    const client = await started(draft, { capabilities });
    expect(client.initialized.capabilities.renameProvider).toEqual({ prepareProvider: true });
    const at = { textDocument: { uri }, position: client.after(uri, 'tore [2') };
    const prepared = await client.request<{ range: never; placeholder: string }>('textDocument/prepareRename', at);
    expect([client.words(uri, prepared.range), prepared.placeholder]).toEqual(['2', '2']);
    const edit = await rename(client, 'tore [2', '5');
    expect(client.apply(edit!)).toBe(true);
    expect(client.text(uri)).toBe(draft.replaceAll('[2]', '[5]'));
    expect(await client.request('textDocument/prepareRename', { ...at, position: client.after(uri, 'wall h') })).toBe(
      null,
    );
    client.kill();
  });

  test('to a taken number it fails with a sentence; a late answer is refused', async () => {
    const client = await started();
    await expect(rename(client, 'tore [2', '1')).rejects.toThrow('1 already stands for [1] (“The Wall”)');
    const edit = await rename(client, 'tore [2', '5');
    client.type(uri, 'The wall', ' indeed');
    expect(client.apply(edit!)).toBe(false);
    client.kill();
  });

  test('the light bulb at a number offers to swap, to shift and to remove', async () => {
    const client = await started();
    const position = client.after(uri, 'tore [2');
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    const byTitle = (title: string) => actions.find((action) => action.title.startsWith(title))!;
    expect(byTitle('Remove source [2] (“Nets”), cited once').kind).toBe('refactor.rewrite');
    expect(byTitle('Insert as [1] and shift').edit).toBeUndefined();
    const swap = byTitle('Swap with [1] (“The Wall”)');
    const { edit } = await client.request<CodeAction>('codeAction/resolve', swap);
    client.apply(edit!);
    expect(client.text(uri)).toBe(renumbered);
    expect((await client.request<CodeAction>('codeAction/resolve', swap)).edit, 'stale').toBeUndefined();
    client.kill();
  });
});
