import type { Writable } from 'node:stream';
import { Disposable, type RAL } from 'vscode-jsonrpc/node';

/**
 * A stream that sends a message's head along with its body: sent apart, as the protocol library does, an editor is woken
 * twice for each answer, the first time for nothing.
 */
export class WholeMessages implements RAL.WritableStream {
  readonly #stream: Writable;
  #head = '';

  constructor(stream: Writable) {
    this.#stream = stream;
  }

  onClose(listener: () => void): Disposable {
    return this.#on('close', listener);
  }

  onError(listener: (error: unknown) => void): Disposable {
    return this.#on('error', listener);
  }

  onEnd(listener: () => void): Disposable {
    return this.#on('end', listener);
  }

  /** Takes the head as a string and the body as bytes, in turns. Rejects when the stream cannot be written to. */
  write(data: Uint8Array | string): Promise<void> {
    if (typeof data === 'string') {
      this.#head += data;
      return Promise.resolve();
    }
    const message = Buffer.concat([Buffer.from(this.#head, 'ascii'), data]);
    this.#head = '';
    return new Promise((resolve, reject) => {
      this.#stream.write(message, (error) => (error ? reject(error) : resolve()));
    });
  }

  end(): void {
    this.#stream.end();
  }

  #on(event: string, listener: (error: unknown) => void): Disposable {
    this.#stream.on(event, listener);
    return Disposable.create(() => this.#stream.off(event, listener));
  }
}
