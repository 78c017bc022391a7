import type { WorkDoneProgressCancelParams } from 'vscode-languageserver-protocol';
import type { State } from './state.ts';

/** A piece of work that the writer watches and can call off. */
export interface Work {
  readonly signal: AbortSignal;
  /** What is being done now; `share` of the whole, from 0 to 1, where it is known. */
  report(message: string, share?: number): void;
}

/** Shows the server's work where the client can show it. */
export class Progress {
  readonly #state: State;
  readonly #running = new Map<string, AbortController>();
  #count = 0;

  constructor(state: State) {
    this.#state = state;
    state.desk.hear<WorkDoneProgressCancelParams>('window/workDoneProgress/cancel', ({ token }) => {
      this.#running.get(String(token))?.abort();
    });
  }

  /** Does a piece of work; the title stands over it as long as it runs. */
  async run<R>(title: string, work: (work: Work) => Promise<R>): Promise<R> {
    const { desk, client } = this.#state;
    const controller = new AbortController();
    const token = `well-sourced-${++this.#count}`;
    const tell = (value: object) => {
      if (client.showsProgress) desk.tell('$/progress', { token, value });
    };
    if (client.showsProgress) await desk.ask('window/workDoneProgress/create', { token });
    this.#running.set(token, controller);
    tell({ kind: 'begin', title, cancellable: true });
    try {
      return await work({
        signal: controller.signal,
        report: (message, share) =>
          tell({ kind: 'report', message, ...(share === undefined ? {} : { percentage: Math.round(share * 100) }) }),
      });
    } finally {
      this.#running.delete(token);
      tell({ kind: 'end' });
    }
  }
}
