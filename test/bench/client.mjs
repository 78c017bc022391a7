// A client over standard input and output that holds one draft, types in it and waits for what the server says.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { require, workshop } from './servers.mjs';

/** No answer takes longer (ms), or the run has failed. */
const PATIENCE = 90_000;
/** A server that uses less of a tenth of a second rests (ms). */
const IDLE = 5;

const CAPABILITIES = {
  general: { positionEncodings: ['utf-16'] },
  workspace: { configuration: true, workspaceFolders: true, diagnostics: { refreshSupport: true } },
  textDocument: {
    synchronization: {},
    publishDiagnostics: { versionSupport: true },
    diagnostic: { dynamicRegistration: true },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    completion: { completionItem: { snippetSupport: false } },
    definition: {},
    references: {},
  },
};
/** VS Code's server looks for nothing until its settings say so. */
const SETTINGS = {
  markdown: {
    suggest: { paths: { enabled: true, includeWorkspaceHeaderCompletions: 'never' } },
    occurrencesHighlight: { enabled: true },
    validate: {
      enabled: true,
      referenceLinks: { enabled: 'warning' },
      fragmentLinks: { enabled: 'warning' },
      fileLinks: { enabled: 'warning', markdownFragmentLinks: 'inherit' },
      ignoredLinks: [],
      unusedLinkDefinitions: { enabled: 'hint' },
      duplicateLinkDefinitions: { enabled: 'warning' },
    },
  },
};

export class Client {
  #child;
  #connection;
  #server;
  #folder;
  #lines;
  #version = 1;
  #waiting = [];
  /** Who must be told when the server ends before its answer. */
  #patient = new Set();
  #incremental = true;
  #pulls = false;
  #ended = null;
  #capabilities = {};
  uri;
  /** When the server last asked for another look at its findings. */
  refreshed = 0;

  /** Starts a server in a folder of its own that holds the draft. */
  constructor(name, server, text) {
    this.#server = server;
    this.#lines = text.split('\n');
    this.#folder = join(workshop, 'drafts', name);
    mkdirSync(this.#folder, { recursive: true });
    const file = join(this.#folder, 'draft.md');
    writeFileSync(file, text);
    for (const [path, content] of Object.entries(server.files ?? {})) {
      mkdirSync(dirname(join(this.#folder, path)), { recursive: true });
      writeFileSync(join(this.#folder, path), content);
    }
    this.uri = pathToFileURL(file).href;
    const [command, ...args] = server.command;
    this.#child = spawn(command, args, { cwd: this.#folder, stdio: ['pipe', 'pipe', 'ignore'] });
    this.#child.on('exit', (code, signal) => {
      this.#ended = `ended with ${code ?? signal}`;
      for (const reject of this.#patient) reject(new Error(`The server ${this.#ended}.`));
    });
    this.#connection = createMessageConnection(
      new StreamMessageReader(this.#child.stdout),
      new StreamMessageWriter(this.#child.stdin),
    );
    this.#connection.onError(() => {});
    this.#serve();
    this.#connection.listen();
  }

  async initialize() {
    const rootUri = pathToFileURL(this.#folder).href;
    const { capabilities } = await this.ask('initialize', {
      processId: process.pid,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: 'bench' }],
      initializationOptions: this.#server.options ?? {},
      capabilities: CAPABILITIES,
    });
    this.#capabilities = capabilities;
    const sync = capabilities.textDocumentSync;
    this.#incremental = (typeof sync === 'object' ? sync.change : sync) === 2;
    this.#pulls = Boolean(capabilities.diagnosticProvider);
    this.#tell('initialized', {});
    this.#tell('workspace/didChangeConfiguration', { settings: SETTINGS });
  }

  open() {
    const text = this.#lines.join('\n');
    this.#tell('textDocument/didOpen', {
      textDocument: { uri: this.uri, languageId: 'markdown', version: this.#version, text },
    });
  }

  /** Puts `insert` in the place of `remove` units at a place of the draft. */
  type({ line, character }, insert, remove = 0) {
    const before = this.#lines[line];
    this.#lines[line] = before.slice(0, character) + insert + before.slice(character + remove);
    const range = { start: { line, character }, end: { line, character: character + remove } };
    const change = this.#incremental ? { range, text: insert } : { text: this.#lines.join('\n') };
    const textDocument = { uri: this.uri, version: ++this.#version };
    this.#tell('textDocument/didChange', { textDocument, contentChanges: [change] });
  }

  /** The findings of the present text. */
  async diagnostics() {
    const textDocument = { uri: this.uri };
    if (this.#pulls) return (await this.ask('textDocument/diagnostic', { textDocument })).items ?? [];
    const version = this.#version;
    return this.#patiently(new Promise((resolve) => this.#waiting.push({ version, resolve })), 'diagnostics');
  }

  /** The findings when the server has nothing left to do. */
  async restingDiagnostics() {
    for (let idle = 0; idle < 3; ) {
      const before = this.processor;
      await sleep(before === null ? 1000 : 100);
      idle = before === null || this.processor - before < IDLE ? idle + 1 : 0;
    }
    return this.diagnostics();
  }

  /** How many findings say one of the two things that every server looks for: undefined or unused. */
  tally(diagnostics) {
    return this.#server.codes.map((code) => diagnostics.filter((one) => one.code === code).length);
  }

  /** Whether the server answers `hover`, `references` and so on. */
  answers(method) {
    const { lacks, also } = this.#server;
    return method !== lacks && (method === also || Boolean(this.#capabilities[`${method}Provider`]));
  }

  at(method, position) {
    const context = { completion: { triggerKind: 1 }, references: { includeDeclaration: true } }[method];
    return this.ask(`textDocument/${method}`, { textDocument: { uri: this.uri }, position, context });
  }

  ask(method, params) {
    if (this.#ended) throw new Error(`The server ${this.#ended}.`);
    return this.#patiently(this.#connection.sendRequest(method, params), method);
  }

  get lines() {
    return this.#lines;
  }

  /** Resident memory in MB where the system tells it, otherwise null. */
  get memory() {
    const path = `/proc/${this.#child.pid}/status`;
    return existsSync(path) ? Number(/VmRSS:\s+(\d+)/.exec(readFileSync(path, 'utf8'))?.[1] ?? 0) / 1024 : null;
  }

  /** Processor time of all its threads so far (ms) where the system tells it, otherwise null. */
  get processor() {
    const tasks = `/proc/${this.#child.pid}/task`;
    if (!existsSync(tasks)) return null;
    const times = readdirSync(tasks).map((task) => readFileSync(join(tasks, task, 'schedstat'), 'utf8').split(' ')[0]);
    return times.reduce((sum, time) => sum + Number(time), 0) / 1e6;
  }

  async end() {
    if (this.#ended) return this.#connection.dispose();
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    const late = setTimeout(() => this.#child.kill('SIGKILL'), 1000);
    await this.#connection.sendRequest('shutdown').catch(() => {});
    this.#connection.sendNotification('exit').catch(() => {});
    if (!this.#ended) await gone;
    clearTimeout(late);
    this.#connection.dispose();
  }

  #tell(method, params) {
    this.#connection.sendNotification(method, params).catch(() => {});
  }

  #patiently(answer, what) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`No ${what} within ${PATIENCE / 1000} s.`)), PATIENCE);
      this.#patient.add(reject);
      answer.then(resolve, reject).finally(() => {
        clearTimeout(timer);
        this.#patient.delete(reject);
      });
    });
  }

  /** What servers ask of an editor; VS Code's leaves parsing and the disk to it. */
  #serve() {
    const on = (method, answer) => this.#connection.onRequest(method, answer);
    const read = (uri) => (uri === this.uri ? this.#lines.join('\n') : readFileSync(fileURLToPath(uri), 'utf8'));
    let parser;
    on('markdown/parse', ({ text, uri }) => {
      parser ??= new (require('markdown-it'))({ html: true });
      return parser.parse(text ?? read(uri), {});
    });
    on('markdown/fs/readFile', ({ uri }) => [...readFileSync(fileURLToPath(uri))]);
    on('markdown/fs/readDirectory', ({ uri }) =>
      readdirSync(fileURLToPath(uri)).map((name) => [name, { isDirectory: false }]),
    );
    on('markdown/fs/stat', ({ uri }) => (existsSync(fileURLToPath(uri)) ? { isDirectory: false } : null));
    on('markdown/findMarkdownFilesInWorkspace', () =>
      readdirSync(this.#folder)
        .filter((name) => name.endsWith('.md'))
        .map((name) => pathToFileURL(join(this.#folder, name)).href),
    );
    on('workspace/configuration', ({ items }) =>
      items.map(({ section }) => (section ?? '').split('.').reduce((at, key) => at?.[key], SETTINGS) ?? {}),
    );
    on('workspace/workspaceFolders', () => [{ uri: pathToFileURL(this.#folder).href, name: 'bench' }]);
    on('workspace/diagnostic/refresh', () => {
      this.refreshed = performance.now();
      return null;
    });
    this.#connection.onRequest(() => null);
    this.#connection.onNotification('textDocument/publishDiagnostics', ({ uri, version, diagnostics }) => {
      if (uri !== this.uri) return;
      const due = (one) => version === undefined || version >= one.version;
      for (const { resolve } of this.#waiting.filter(due)) resolve(diagnostics);
      this.#waiting = this.#waiting.filter((one) => !due(one));
    });
  }
}
