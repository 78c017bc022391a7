import type { DidChangeConfigurationParams } from 'vscode-languageserver-protocol';
import { SECTION } from '../workspace/settings.ts';
import type { Abilities } from './abilities.ts';
import type { Desk } from './desk.ts';

/** The editor's own settings: asked for where the client answers, otherwise what it last sent. */
export class EditorSettings {
  readonly #desk: Desk;
  readonly #client: Abilities;
  #sent: unknown;

  /** `options` are the `initializationOptions`: the settings themselves, or an object that has them as `wellSourced`. */
  constructor(desk: Desk, client: Abilities, options: unknown) {
    this.#desk = desk;
    this.#client = client;
    this.#sent = sectionOf(options) ?? options;
  }

  /** The settings for a document, as the client gives them: not checked yet. */
  async of(uri: string): Promise<unknown> {
    if (!this.#client.configuration) return this.#sent;
    const items = [{ scopeUri: uri, section: SECTION }];
    const answers = await this.#desk.ask<unknown[]>('workspace/configuration', { items });
    return answers?.[0] ?? this.#sent;
  }

  /** Calls `changed` whenever the writer has changed a setting. */
  watch(changed: () => void): void {
    this.#desk.hear<DidChangeConfigurationParams>('workspace/didChangeConfiguration', ({ settings }) => {
      this.#sent = sectionOf(settings) ?? this.#sent;
      changed();
    });
  }
}

function sectionOf(settings: unknown): unknown {
  return typeof settings === 'object' && settings !== null ? (settings as Record<string, unknown>)[SECTION] : undefined;
}
