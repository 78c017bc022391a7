import type { TextDocument } from 'vscode';
import { type CodeAction, commands, Selection, WorkspaceEdit, window, workspace } from 'vscode';
import { AbstractMessageReader, AbstractMessageWriter } from 'vscode-jsonrpc';
import type { ApplyWorkspaceEditResult, Message, MessageTransports } from 'vscode-languageclient';
import { BaseLanguageClient } from 'vscode-languageclient';
import { ask, closeAll, inside, openMarkdown, rangeOf, same, until } from './editing.ts';

type Letter = Message & { id?: number | string; method?: string; result?: unknown };

class Reader extends AbstractMessageReader {
  deliver: (message: Message) => void = () => {};
  listen(callback: (message: Message) => void) {
    this.deliver = callback;
    return { dispose() {} };
  }
}

class Writer extends AbstractMessageWriter {
  readonly #read: (message: Letter) => void;
  constructor(read: (message: Letter) => void) {
    super();
    this.#read = read;
  }
  async write(message: Message) {
    this.#read(message);
  }
  end() {}
}

/** The client library with a server that the test plays, so that an edit comes at a moment of its choice. */
class PlayedClient extends BaseLanguageClient {
  readonly #reader = new Reader();
  readonly #answers = new Map<unknown, (result: unknown) => void>();

  protected override async createMessageTransports(): Promise<MessageTransports> {
    const writer = new Writer(({ id, method, result }) => {
      if (method === undefined) this.#answers.get(id)?.(result);
      else if (id !== undefined) this.#send({ id, result: method === 'initialize' ? { capabilities: {} } : null });
    });
    return { reader: this.#reader, writer };
  }

  /** What the server asks for: an edit of the draft as it was in a version. */
  edit(document: TextDocument, version: number, newText: string): Promise<ApplyWorkspaceEditResult> {
    const start = { line: 0, character: 0 };
    const textDocument = { uri: this.code2ProtocolConverter.asUri(document.uri), version };
    const documentChanges = [{ textDocument, edits: [{ range: { start, end: start }, newText }] }];
    return new Promise((resolve) => {
      const id = `edit-${version}-${this.#answers.size}`;
      this.#answers.set(id, (result) => resolve(result as ApplyWorkspaceEditResult));
      this.#send({ id, method: 'workspace/applyEdit', params: { edit: { documentChanges } } });
    });
  }

  #send(letter: object): void {
    queueMicrotask(() => this.#reader.deliver({ jsonrpc: '2.0', ...letter }));
  }
}

suite('an edit that the server sends by itself', () => {
  teardown(closeAll);

  test('is refused for a draft that has moved on, and taken for the draft as it stands', async () => {
    const document = await openMarkdown('It rose [1].\n');
    const client = new PlayedClient('played', 'Played', { documentSelector: [{ language: 'markdown' }] });
    await client.start();
    const old = document.version;
    const typed = new WorkspaceEdit();
    typed.insert(document.uri, document.positionAt(0), 'Freight: ');
    await workspace.applyEdit(typed);
    same((await client.edit(document, old, 'STALE ')).applied, false);
    same(document.getText(), 'Freight: It rose [1].\n');
    same((await client.edit(document, document.version, 'Fresh. ')).applied, true);
    same(document.getText(), 'Fresh. Freight: It rose [1].\n');
    await client.stop();
  });
});

// Reading it anew takes the server longer than the editor needs for a word at its beginning.
const long = `Ropes held [2]. Nets tore [1].\n\n${'The wall stands where the river bends and boats pass by [2]. '.repeat(12_000)}\n\n## References\n\n[1] Harbour Times. “The Wall.”\n[2] Pier Weekly. “Nets.”\n`;
const word = 'Indeed, all of it is true, says everybody on the quay: ';

suite('an answer for a draft that has moved on', () => {
  teardown(closeAll);

  /** Asks, and types while the answer is on its way. */
  async function typedMeanwhile<Answer>(document: TextDocument, question: () => Thenable<Answer>): Promise<Answer> {
    const typing = new WorkspaceEdit();
    typing.insert(document.uri, document.positionAt(0), word);
    const answer = question();
    same(await workspace.applyEdit(typing), true);
    return await answer;
  }

  test('a rename is dropped', async () => {
    const document = await openMarkdown(long);
    const place = inside(document, '[2]');
    const edit = await typedMeanwhile(document, () =>
      ask<WorkspaceEdit>('executeDocumentRenameProvider', document, place, '7'),
    );
    same(edit.size, 0);
    same(document.getText() === word + long, true);
  }).timeout(40_000);

  test('a light bulb is not shown', async () => {
    const document = await openMarkdown(long);
    // Not resolved: the edits of a draft this long are large.
    const look = async () => {
      const range = rangeOf(document, '[2]');
      const actions = await ask<CodeAction[]>('executeCodeActionProvider', document, range);
      return actions.filter(({ title }) => title.startsWith('Swap with [1]')).length;
    };
    // VS Code calls the question off itself, or the answer comes too late.
    const stale = await typedMeanwhile(document, () =>
      look().catch((error) => {
        if (error instanceof Error && error.name === 'Canceled') return 0;
        throw error;
      }),
    );
    same(stale, 0);
    same(await look(), 1);
    same(document.getText() === word + long, true);
  }).timeout(40_000);

  test('a command leaves the draft alone', async () => {
    const document = await openMarkdown(long);
    const { start } = rangeOf(document, '[2]');
    window.activeTextEditor!.selection = new Selection(start, start);
    await typedMeanwhile(document, () => commands.executeCommand('wellSourced.swapNumbers', { with: 1 }));
    await new Promise((resolve) => setTimeout(resolve, 500));
    same(document.getText() === word + long, true);
  }).timeout(40_000);

  test('on saving, the numbers are either those of before or all right', async () => {
    const document = await openMarkdown(long);
    const settings = workspace.getConfiguration('editor', document);
    await settings.update('codeActionsOnSave', { 'source.organizeSources.wellSourced': 'explicit' });
    try {
      const typing = new WorkspaceEdit();
      typing.insert(document.uri, document.positionAt(0), 'So: ');
      await workspace.applyEdit(typing);
      const text = `${word}So: ${long}`;
      const renumbered = text
        .replaceAll(/(?<!\n)\[([12])\]/g, (_, label) => `[${3 - Number(label)}]`)
        .replace(
          '[1] Harbour Times. “The Wall.”\n[2] Pier Weekly. “Nets.”',
          '[1] Pier Weekly. “Nets.”\n[2] Harbour Times. “The Wall.”',
        );
      await typedMeanwhile(document, () => document.save());
      await until('an end of saving', () => [text, renumbered].includes(document.getText()));
      await new Promise((resolve) => setTimeout(resolve, 1000));
      same([text, renumbered].includes(document.getText()), true);
    } finally {
      await settings.update('codeActionsOnSave', undefined);
    }
  }).timeout(60_000);
});
