import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type {
  ApplyWorkspaceEditParams,
  ClientCapabilities,
  Diagnostic,
  InitializeParams,
  InitializeResult,
  Position,
  PublishDiagnosticsParams,
  RegistrationParams,
  SnippetTextEdit,
  TextDocumentContentChangeEvent,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { DraftText } from '../../server/text/draftText.ts';

/** The built server; another build's folder may be named, so that several can be tried side by side. */
export const DIST = process.env.WELL_SOURCED_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));
const SERVER = join(DIST, 'node.js');
const PATIENCE = 8000;

/** A client that can do nearly everything and asks for diagnostics, as VS Code does. */
export const pulling: ClientCapabilities = {
  workspace: {
    configuration: true,
    applyEdit: true,
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    diagnostic: { relatedInformation: true, tagSupport: { valueSet: [1, 2] } },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    definition: { linkSupport: true },
    documentLink: { tooltipSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    completion: {
      completionItem: {
        labelDetailsSupport: true,
        documentationFormat: ['markdown'],
        insertTextModeSupport: { valueSet: [1, 2] },
      },
    },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } },
      isPreferredSupport: true,
      dataSupport: true,
      resolveSupport: { properties: ['edit'] },
    },
  },
};

/** A client that takes diagnostics as they are sent and little else, as Neovim 0.7 does. */
export const pushed: ClientCapabilities = {
  textDocument: {
    publishDiagnostics: {},
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } },
  },
};

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly folder?: string | null;
  readonly settings?: unknown;
  readonly initializationOptions?: unknown;
  /** What the user answers to a question of the server: the title of an action, or null. */
  readonly answer?: string | null;
}

/** The built server, spoken to over its standard streams; documents are kept as an editor keeps them. */
export class Client {
  readonly connection: MessageConnection;
  readonly process: ChildProcess;
  readonly exited: Promise<number | null>;
  readonly messages: string[] = [];
  readonly logged: string[] = [];
  readonly asked: string[] = [];
  readonly registered: string[] = [];
  /** The patterns of files that it was asked to watch. */
  readonly watched: string[] = [];
  refreshes = 0;
  initialized!: InitializeResult;
  settings: unknown;
  readonly #documents = new Map<string, { version: number; text: DraftText }>();
  readonly #published: PublishDiagnosticsParams[] = [];
  #waiting: (() => void)[] = [];

  private constructor(options: ClientOptions) {
    this.settings = options.settings ?? {};
    this.process = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.exited = new Promise((resolve) => this.process.once('exit', (code) => resolve(code)));
    this.connection = createMessageConnection(
      new StreamMessageReader(this.process.stdout!),
      new StreamMessageWriter(this.process.stdin!),
    );
    // A server that has ended takes no more; a test that is about that asks for the exit code.
    this.process.stdin!.on('error', () => {});
    const { connection } = this;
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.#published.push(params);
      for (const wake of this.#waiting.splice(0)) wake();
    });
    connection.onNotification('window/logMessage', ({ message }) => void this.logged.push(message));
    connection.onNotification('window/showMessage', ({ message }) => void this.messages.push(message));
    connection.onRequest('workspace/configuration', ({ items }) => items.map(() => this.settings));
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      return null;
    });
    connection.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
      for (const { method, registerOptions } of registrations) {
        this.registered.push(method);
        for (const { globPattern } of registerOptions?.watchers ?? []) this.watched.push(globPattern);
      }
      return null;
    });
    connection.onRequest('window/showMessageRequest', ({ message, actions }) => {
      this.asked.push(message);
      return actions?.find((action: { title: string }) => action.title === options.answer) ?? null;
    });
    connection.onRequest('workspace/applyEdit', ({ edit }: ApplyWorkspaceEditParams) => ({
      applied: this.apply(edit),
    }));
    connection.listen();
  }

  static async start(options: ClientOptions = {}): Promise<Client> {
    const client = new Client(options);
    const folder = options.folder ?? null;
    const params: InitializeParams = {
      processId: process.pid,
      rootUri: folder,
      workspaceFolders: folder === null ? null : [{ uri: folder, name: 'drafts' }],
      capabilities: options.capabilities ?? pulling,
      initializationOptions: options.initializationOptions,
    };
    client.initialized = await client.request<InitializeResult>('initialize', params);
    client.tell('initialized', {});
    return client;
  }

  request<R>(method: string, params: unknown): Promise<R> {
    const ended = this.exited.then((code) => Promise.reject(new Error(`the server ended (${code}): ${method}`)));
    return patiently(Promise.race([this.connection.sendRequest<R>(method, params), ended]), method);
  }

  /** Sends a notification; a server that is gone hears none, which is the matter of another line of the test. */
  tell(method: string, params?: unknown): void {
    this.connection.sendNotification(method, params).catch(() => {});
  }

  open(uri: string, languageId: string, text: string): void {
    this.#documents.set(uri, { version: 1, text: DraftText.of(text) });
    this.tell('textDocument/didOpen', {
      textDocument: { uri, languageId, version: 1, text },
    });
  }

  /** Changes applied in order, each against the result of the one before it. */
  change(uri: string, contentChanges: readonly TextDocumentContentChangeEvent[]): void {
    const document = this.#documents.get(uri)!;
    for (const change of contentChanges) {
      document.text =
        'range' in change
          ? document.text.replace(
              document.text.offsetAt(change.range.start),
              document.text.offsetAt(change.range.end),
              change.text,
            )
          : DraftText.of(change.text);
    }
    document.version++;
    this.tell('textDocument/didChange', {
      textDocument: { uri, version: document.version },
      contentChanges,
    });
  }

  /** Types at the first place where `before` ends. */
  type(uri: string, before: string, text: string): void {
    const position = this.after(uri, before);
    this.change(uri, [{ range: { start: position, end: position }, text }]);
  }

  close(uri: string): void {
    this.#documents.delete(uri);
    this.tell('textDocument/didClose', { textDocument: { uri } });
  }

  text(uri: string): string {
    return this.#documents.get(uri)!.text.toString();
  }

  version(uri: string): number {
    return this.#documents.get(uri)!.version;
  }

  /** The place behind the first (or `nth`, from 1) occurrence of `words`. */
  after(uri: string, words: string, nth = 1): Position {
    const { text } = this.#documents.get(uri)!;
    let at = -1;
    for (let i = 0; i < nth; i++) at = text.toString().indexOf(words, at + 1);
    if (at < 0) throw new Error(`the draft has no ${words}`);
    return text.positionAt(at + words.length);
  }

  /** The words that a range covers. */
  words(uri: string, range: { start: Position; end: Position }): string {
    const { text } = this.#documents.get(uri)!;
    return text.slice(text.offsetAt(range.start), text.offsetAt(range.end));
  }

  async pull(uri: string): Promise<Diagnostic[]> {
    const report = await this.request<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument: { uri } });
    return report.items;
  }

  /** The next report that is sent for the document, or the last one that nobody has taken yet. */
  async published(uri: string, version?: number): Promise<PublishDiagnosticsParams> {
    const find = () => {
      const at = this.#published.findIndex(
        (one) => one.uri === uri && (version === undefined || one.version === version),
      );
      return at < 0 ? null : this.#published.splice(at, 1)[0]!;
    };
    const wait = async (): Promise<PublishDiagnosticsParams> => {
      for (;;) {
        const found = find();
        if (found) return found;
        await new Promise<void>((resolve) => this.#waiting.push(resolve));
      }
    };
    return patiently(wait(), `findings of ${uri}`);
  }

  /** Applies an edit as an editor does: refused for another version than the present one. */
  apply(edit: WorkspaceEdit): boolean {
    const changes = edit.documentChanges
      ? edit.documentChanges.map((change) => {
          if (!('textDocument' in change)) throw new Error('only text is edited');
          return { ...change.textDocument, edits: change.edits as (TextEdit | SnippetTextEdit)[] };
        })
      : Object.entries(edit.changes ?? {}).map(([uri, edits]) => ({ uri, version: null, edits }));
    for (const { uri, version } of changes) if (version !== null && version !== this.version(uri)) return false;
    for (const { uri, edits } of changes) {
      const inPlace = edits.map((one) => ({
        range: one.range,
        text: 'newText' in one ? one.newText : one.snippet.value,
      }));
      // From the end, so that the places of the earlier ones stay right.
      inPlace.sort(
        (a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character,
      );
      this.change(uri, inPlace);
    }
    return true;
  }

  /** Ends the server as an editor does; the exit code. */
  async stop(): Promise<number | null> {
    await this.request('shutdown', undefined);
    this.tell('exit');
    const code = await patiently(this.exited, 'exit');
    this.connection.dispose();
    return code;
  }

  /** Ends a server that a test has not ended by itself. */
  kill(): void {
    this.connection.dispose();
    this.process.kill();
  }
}

function patiently<T>(promise: Promise<T>, what: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer: ${what}`)), PATIENCE);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
