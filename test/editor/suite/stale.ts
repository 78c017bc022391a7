import type { TextDocument } from 'vscode';
import { WorkspaceEdit, workspace } from 'vscode';
import { AbstractMessageReader, AbstractMessageWriter } from 'vscode-jsonrpc';
import type { ApplyWorkspaceEditResult, Message, MessageTransports } from 'vscode-languageclient';
import { BaseLanguageClient } from 'vscode-languageclient';
import { closeAll, openMarkdown, same } from './editing.ts';

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
