import type { Disposable, Event, TextDocument } from 'vscode';
import { CancellationTokenSource, EventEmitter, languages, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { draftAtHand } from '../drafts.ts';
import type { Overview, OverviewParams } from '../requests.ts';
import { overviewMethod } from '../requests.ts';

/** How long (ms) the draft is left alone after a keystroke, and after anything else. */
const AFTER_TYPING = 500;
const AFTER_OTHERS = 100;

/** The draft at hand with what it cites; null for a document that is no draft with sources. */
export interface Shown {
  readonly document: TextDocument | null;
  readonly overview: Overview | null;
}

/**
 * Keeps the overview of the draft at hand. It is asked for after a pause, called off when the writer types on, and not
 * asked for at all while nobody looks.
 */
export class Feed implements Disposable {
  shown: Shown = { document: null, overview: null };
  readonly onDidChange: Event<Shown>;
  readonly #client: BaseLanguageClient;
  readonly #changed = new EventEmitter<Shown>();
  readonly #listeners: Disposable[];
  /** What is looked at now: nothing, the numbers, or the numbers and the items. */
  readonly #wanted: () => 'nothing' | 'numbers' | 'items';
  #document: TextDocument | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: CancellationTokenSource | null = null;

  constructor(client: BaseLanguageClient, wanted: () => 'nothing' | 'numbers' | 'items') {
    this.#client = client;
    this.#wanted = wanted;
    this.onDidChange = this.#changed.event;
    this.#listeners = [
      this.#changed,
      window.onDidChangeActiveTextEditor(() => this.#lookUp()),
      window.onDidChangeVisibleTextEditors(() => this.#lookUp()),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document === this.#document && contentChanges.length > 0) this.askSoon(AFTER_TYPING);
      }),
      workspace.onDidCloseTextDocument(() => this.#lookUp()),
      // Settings and ignored findings change what there is to say without a change of the text.
      languages.onDidChangeDiagnostics(({ uris }) => {
        const own = this.#document?.uri.toString();
        if (uris.some((uri) => uri.toString() === own)) this.askSoon(AFTER_TYPING);
      }),
    ];
    this.#lookUp();
  }

  /** Asks anew in a moment; what is asked already is called off. */
  askSoon(pause = AFTER_OTHERS): void {
    clearTimeout(this.#timer);
    this.#asking?.cancel();
    this.#timer = setTimeout(() => void this.#ask(), pause);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#asking?.cancel();
    for (const listener of this.#listeners) listener.dispose();
  }

  #lookUp(): void {
    const document = draftAtHand(this.#document);
    if (document === this.#document) return;
    this.#document = document;
    this.askSoon();
  }

  async #ask(): Promise<void> {
    const document = this.#document;
    const wanted = this.#wanted();
    if (wanted === 'nothing') return;
    if (!document || !this.#client.isRunning()) {
      this.#show({ document: null, overview: null });
      return;
    }
    const asking = new CancellationTokenSource();
    this.#asking = asking;
    try {
      const uri = this.#client.code2ProtocolConverter.asUri(document.uri);
      const params: OverviewParams = { textDocument: { uri }, items: wanted === 'items' };
      const overview = await this.#client.sendRequest<Overview | null>(overviewMethod, params, asking.token);
      if (asking.token.isCancellationRequested || document !== this.#document) return;
      // The writer has typed meanwhile: the next answer is on its way.
      if (overview && overview.version !== document.version) return;
      this.#show({ document, overview });
    } catch {
      // Called off, or the server is gone; the next change asks again.
    } finally {
      if (this.#asking === asking) this.#asking = null;
      asking.dispose();
    }
  }

  #show(shown: Shown): void {
    this.shown = shown;
    this.#changed.fire(shown);
  }
}
