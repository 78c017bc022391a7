import { type CancellationToken, type MessageConnection, ResponseError } from 'vscode-jsonrpc';

/** Codes of LSP and JSON-RPC for a request that was called off, too early, too late, or unknown. */
const REQUEST_CANCELLED = -32800;
const NOT_INITIALIZED = -32002;
const INVALID_REQUEST = -32600;
const METHOD_NOT_FOUND = -32601;

/** A request that takes longer than this (ms) is written to the log. */
const SLOW = 500;

export type Severity = 'error' | 'warning' | 'info' | 'log';
const MESSAGE_TYPES: Readonly<Record<Severity, number>> = { error: 1, warning: 2, info: 3, log: 4 };

interface Request {
  /** What a failing one answers. */
  readonly empty: unknown;
  handle(params: unknown, token: CancellationToken): unknown;
}

/**
 * The one place where messages come in: calling off, failures, timing and the log are handled here, so that features
 * stay plain functions. A failing request answers empty; nothing takes the server down.
 */
export class Desk {
  readonly #connection: MessageConnection;
  readonly #requests = new Map<string, Request>();
  readonly #notifications = new Map<string, (params: unknown) => void | Promise<void>>();
  readonly #firsts = new Map<string, () => void>();
  #phase: 'new' | 'open' | 'closing' = 'new';
  #opened: Promise<void> = Promise.resolve();

  constructor(connection: MessageConnection) {
    this.#connection = connection;
  }

  listen(): void {
    this.#connection.onRequest((method, params, token) => this.#serve(method, params, token));
    this.#connection.onNotification((method, params) => this.#take(method, params));
    this.#connection.listen();
  }

  /** Serves a request. `empty` is what a failing one answers. */
  answer<P, R>(method: string, empty: R, handle: (params: P, token: CancellationToken) => R | Promise<R>): void {
    this.#requests.set(method, { empty, handle: (params, token) => handle(params as P, token) });
  }

  /** Takes a notification. */
  hear<P>(method: string, handle: (params: P) => void | Promise<void>): void {
    this.#notifications.set(method, (params) => handle(params as P));
  }

  /** Runs `run` once, when the first notification of this method has been taken. */
  once(method: string, run: () => void): void {
    this.#firsts.set(method, run);
  }

  /**
   * Lets everything else in. `load` brings what serves it; it is called when the present answer is out, and what comes
   * before it has ended waits, in order.
   */
  open(load: () => Promise<void>): void {
    this.#phase = 'open';
    this.#opened = new Promise((resolve) => setTimeout(resolve, 0)).then(() => this.guard('start', load));
  }

  /** Lets nothing in any more but the end. */
  close(): void {
    this.#phase = 'closing';
  }

  get isClosing(): boolean {
    return this.#phase === 'closing';
  }

  async #serve(method: string, params: unknown, token: CancellationToken): Promise<unknown> {
    if (this.#phase === 'closing') throw new ResponseError(INVALID_REQUEST, 'The server is shutting down.');
    if (this.#phase === 'open') await this.#opened;
    else if (method !== 'initialize') throw new ResponseError(NOT_INITIALIZED, 'The server is not initialized yet.');
    if (token.isCancellationRequested) throw cancelled();
    const request = this.#requests.get(method);
    if (!request) throw new ResponseError(METHOD_NOT_FOUND, `There is no ${method} here.`);
    const started = Date.now();
    let result: unknown;
    try {
      result = await request.handle(params, token);
    } catch (error) {
      if (isAnswer(error)) throw new ResponseError(error.code, error.message);
      this.log('error', `${method} failed: ${describe(error)}`);
      return request.empty;
    } finally {
      const took = Date.now() - started;
      if (took > SLOW) this.log('log', `${method} took ${Math.round(took)} ms`);
    }
    if (token.isCancellationRequested) throw cancelled();
    return result;
  }

  async #take(method: string, params: unknown): Promise<void> {
    if (method === 'exit') return this.guard(method, () => this.#notifications.get(method)?.(params));
    if (this.#phase === 'new') return;
    await this.#opened;
    await this.guard(method, () => this.#notifications.get(method)?.(params));
    this.#firsts.get(method)?.();
    this.#firsts.delete(method);
  }

  /** Runs something that nobody waits for; a failure goes to the log. */
  async guard(what: string, run: () => void | Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.log('error', `${what} failed: ${describe(error)}`);
    }
  }

  /** Asks the client; null when it cannot answer. */
  async ask<R>(method: string, params: unknown): Promise<R | null> {
    try {
      return (await this.#connection.sendRequest<R>(method, params)) ?? null;
    } catch (error) {
      if (!this.isClosing) this.log('log', `${method} was not answered: ${describe(error)}`);
      return null;
    }
  }

  tell(method: string, params: unknown): void {
    // A client that has hung up cannot be told anything, and that is no failure of ours.
    this.#connection.sendNotification(method, params).catch(() => {});
  }

  log(severity: Severity, message: string): void {
    this.tell('window/logMessage', { type: MESSAGE_TYPES[severity], message });
  }

  show(severity: Severity, message: string): void {
    this.tell('window/showMessage', { type: MESSAGE_TYPES[severity], message });
  }
}

function cancelled(): ResponseError<void> {
  return new ResponseError(REQUEST_CANCELLED, 'The request was called off.');
}

/**
 * An error that is meant for the writer and carries a number of the protocol. Not told by its class: the parts of the
 * server are bundled apart, each with a class of its own.
 */
const isAnswer = (error: unknown): error is Error & { readonly code: number } =>
  error instanceof Error && typeof (error as { code?: unknown }).code === 'number';

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
