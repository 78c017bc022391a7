import type { Disposable, Event } from 'vscode';
import { EventEmitter } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { EvidenceChangedParams } from './requests.ts';
import { evidenceChangedMethod } from './requests.ts';

/** Tells of which draft the quotes stand in another way now. */
export class EvidenceNews implements Disposable {
  /** The draft's URI as VS Code writes it. */
  readonly onDidChange: Event<string>;
  readonly #changed = new EventEmitter<string>();
  readonly #listening: Disposable;

  constructor(client: BaseLanguageClient) {
    this.onDidChange = this.#changed.event;
    this.#listening = client.onNotification(evidenceChangedMethod, ({ uri }: EvidenceChangedParams) =>
      this.#changed.fire(client.protocol2CodeConverter.asUri(uri).toString()),
    );
  }

  dispose(): void {
    this.#listening.dispose();
    this.#changed.dispose();
  }
}
