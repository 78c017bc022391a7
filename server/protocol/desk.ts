import { type CancellationToken, type MessageConnection, ResponseError } from 'vscode-jsonrpc';

/** Codes of LSP for a request that was called off, that came too early, and that came after the end. */
const REQUEST_CANCELLED = -32800;
const NOT_INITIALIZED = -32002;
const INVALID_REQUEST = -32600;

/** A request that takes longer than this (ms) is written to the log. */
const SLOW = 500;

export type Severity = 'error' | 'warning' | 'info' | 'log';
const MESSAGE_TYPES: Readonly<Record<Severity, number>> = { error: 1, warning: 2, info: 3, log: 4 };

/**
 * The one place where messages come in: calling off, failures, timing and the log are handled here, so that features
 * stay plain functions. A failing request answers empty; nothing takes the server down.
 */
export class Desk {
  readonly connection: MessageConnection;
  #phase: 'new' | 'open' | 'closing' = 'new';

  constructor(connection: MessageConnection) {
    this.connection = connection;
  }

  set phase(phase: 'open' | 'closing') {
    this.#phase = phase;
  }

  get isClosing(): boolean {
    return this.#phase === 'closing';
  }

  /** Serves a request. `empty` is what a failing one answers. */
  answer<P, R>(method: string, empty: R, handle: (params: P, token: CancellationToken) => R | Promise<R>): void {
    this.connection.onRequest(method, async (params: P, token: CancellationToken): Promise<unknown> => {
      if (this.#phase === 'new' && method !== 'initialize') {
        throw new ResponseError(NOT_INITIALIZED, 'The server is not initialized yet.');
      }
      if (this.#phase === 'closing') {
        throw new ResponseError(INVALID_REQUEST, 'The server is shutting down.');
      }
      if (token.isCancellationRequested) throw this.#cancelled();
      const started = performance.now();
      let result: R;
      try {
        result = await handle(params, token);
      } catch (error) {
        this.log('error', `${method} failed: ${describe(error)}`);
        return empty;
      } finally {
        const took = performance.now() - started;
        if (took > SLOW) this.log('log', `${method} took ${Math.round(took)} ms`);
      }
      if (token.isCancellationRequested) throw this.#cancelled();
      return result;
    });
  }

  /** Takes a notification. */
  hear<P>(method: string, handle: (params: P) => void | Promise<void>): void {
    this.connection.onNotification(method, async (params: P) => {
      if (this.#phase === 'new' && method !== 'exit') return;
      await this.guard(method, () => handle(params));
    });
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
      return (await this.connection.sendRequest<R>(method, params)) ?? null;
    } catch (error) {
      if (!this.isClosing) this.log('log', `${method} was not answered: ${describe(error)}`);
      return null;
    }
  }

  tell(method: string, params: unknown): void {
    // A client that has hung up cannot be told anything, and that is no failure of ours.
    this.connection.sendNotification(method, params).catch(() => {});
  }

  log(severity: Severity, message: string): void {
    this.tell('window/logMessage', { type: MESSAGE_TYPES[severity], message });
  }

  show(severity: Severity, message: string): void {
    this.tell('window/showMessage', { type: MESSAGE_TYPES[severity], message });
  }

  #cancelled(): Error {
    return new ResponseError(REQUEST_CANCELLED, 'The request was called off.');
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
