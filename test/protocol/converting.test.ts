import { describe, expect, test } from 'vitest';
import type { CodeAction } from 'vscode-languageserver-protocol';
import { Client } from './client.ts';

const uri = 'file:///drafts/wall.md';
const other = 'file:///drafts/notes.md';
const draft = `The wall held [1], as https://pier.example/boats says.

## References

[1] Harbour Times. “The Wall.” https://harbour.example/wall
`;

interface Planned {
  readonly kind: string;
  readonly reason?: string;
  readonly question?: string;
  readonly choices?: readonly { readonly title: string; readonly options: object }[];
  readonly notes?: readonly string[];
  readonly preview?: boolean;
  readonly edit?: Parameters<Client['apply']>[0];
}

const plan = (client: Client, command: string, options: object = {}, at = 'wall', version = client.version(uri)) =>
  client.request<Planned>('wellSourced/plan', {
    textDocument: { uri, version },
    command: `wellSourced.${command}`,
    position: client.after(uri, at),
    options,
  });

describe('converting the style', () => {
  test('asks for the style, shows the whole, and makes it in one edit; there and back', async () => {
    const client = await Client.start();
    client.open(uri, 'markdown', draft);
    const asked = await plan(client, 'convertStyle');
    expect(asked).toMatchObject({
      kind: 'question',
      choices: expect.arrayContaining([expect.objectContaining({ title: 'Footnotes' })]),
    });
    const planned = await plan(client, 'convertStyle', { style: 'footnote' });
    expect(planned).toMatchObject({ kind: 'change', preview: true });
    expect(planned.notes!.join(' ')).toContain('“References” stays');
    expect(client.apply(planned.edit!)).toBe(true);
    expect(client.text(uri)).toBe(draft.replace('held [1]', 'held [^1]').replace('\n[1] H', '\n[^1]: H'));
    const back = await plan(client, 'convertStyle', { style: 'bracket' });
    expect(client.apply(back.edit!)).toBe(true);
    expect(client.text(uri)).toBe(draft);
    expect(await client.stop()).toBe(0);
  });

  test('a plan is refused for another version, and its edit by the editor when the draft moves on', async () => {
    const client = await Client.start();
    client.open(uri, 'markdown', draft);
    const planned = await plan(client, 'convertStyle', { style: 'pandoc' });
    client.type(uri, 'The wall', ' indeed');
    expect(client.apply(planned.edit!)).toBe(false);
    expect(await plan(client, 'convertStyle', { style: 'pandoc' }, 'wall', 1)).toMatchObject({ kind: 'refusal' });
    expect(client.text(uri)).toContain('indeed held [1]');
    client.kill();
  });

  test('other editors run it as a command', async () => {
    const client = await Client.start({ answer: 'Apply' });
    client.open(uri, 'markdown', draft);
    const argument = { textDocument: { uri }, position: client.after(uri, 'wall'), options: { style: 'superscript' } };
    await client.request('workspace/executeCommand', { command: 'wellSourced.convertStyle', arguments: [argument] });
    expect(client.text(uri)).toContain('The wall held¹, as');
    client.kill();
  });
});

describe('a link becomes a source', () => {
  test('by the light bulb on it, and by the command for all', async () => {
    const client = await Client.start();
    client.open(uri, 'markdown', draft);
    const position = client.after(uri, 'https://pier');
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [], only: ['refactor'] },
    });
    expect(actions.map(({ title }) => title)).toContain('Turn this link into a source');
    const all = await plan(client, 'addressesToSources');
    expect(client.apply(all.edit!)).toBe(true);
    expect(client.text(uri)).toBe(
      `${draft.replace('https://pier.example/boats', '[2]')}[2] https://pier.example/boats\n`,
    );
    expect(await plan(client, 'addressesToSources')).toMatchObject({ kind: 'refusal', satisfied: true });
    client.kill();
  });
});

test('sorting asks what by, and renumbers list and text', async () => {
  const client = await Client.start();
  client.open(uri, 'markdown', `${draft}[2] Aft News. “Boats.” https://aft.example\n`);
  expect(await plan(client, 'sortList')).toMatchObject({ kind: 'question' });
  expect(client.apply((await plan(client, 'sortList', { by: 'outlet' }, 'The')).edit!)).toBe(true);
  expect(client.text(uri)).toContain('held [2],');
  expect(client.text(uri)).toContain('[1] Aft News');
  client.kill();
});

describe('pasting words of another draft', () => {
  const paste = (client: Client, text: string, version = client.version(uri)) => {
    const position = client.after(uri, 'says. ');
    const params = { textDocument: { uri, version }, range: { start: position, end: position }, text };
    return client.request<{ text: string; edits: { newText: string }[]; title: string } | null>(
      'wellSourced/paste',
      params,
    );
  };
  const target = draft.replace('says.', 'says. ');

  test('brings the entries along, from an open draft only', async () => {
    const client = await Client.start();
    client.open(uri, 'markdown', target);
    expect(await paste(client, 'it rose [1]')).toBe(null);
    client.open(other, 'markdown', 'Here it rose [1].\n\n## Sources\n\n1. Dock, https://dock.example\n');
    expect(await paste(client, 'it rose [1]')).toMatchObject({
      ...{ text: 'it rose [2]', title: 'Paste with its source' },
      edits: [{ newText: '\n[2] Dock, https://dock.example' }],
    });
    expect(await paste(client, 'it rose [1]', 0)).toBe(null);
    client.close(other);
    expect(await paste(client, 'it rose [1]')).toBe(null);
    client.kill();
  });
});
