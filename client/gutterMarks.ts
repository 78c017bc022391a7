import type { Disposable, TextDocument, TextEditor, TextEditorDecorationType } from 'vscode';
import { Range, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { isDraft } from './drafts.ts';
import type { EvidenceNews } from './evidenceNews.ts';
import type { QuoteMarksParams, QuoteMarksResult, Standing } from './requests.ts';
import { quoteMarksMethod } from './requests.ts';

/** How long (ms) a draft is left alone after a keystroke. */
const AFTER_TYPING = 600;
const AFTER_OTHERS = 50;
const SETTING = 'wellSourced.gutterMarks';
/** The gravest first. */
const standings: readonly Standing[] = ['missing', 'altered', 'unchecked', 'checked'];

/**
 * A mark in the margin beside each quote that was compared with its source; off until the writer asks for it. Each kind
 * has a shape of its own, in a grey or colour that shows on light, dark and high-contrast backgrounds. What it says stands
 * in words in the hover of the quote and in the view of the sources, which screen readers read.
 */
export class GutterMarks implements Disposable {
  readonly #client: BaseLanguageClient;
  readonly #media: Uri;
  readonly #listening: Disposable[];
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #kinds: Readonly<Record<Standing, TextEditorDecorationType>> | null = null;

  constructor(client: BaseLanguageClient, news: EvidenceNews, extension: Uri) {
    this.#client = client;
    this.#media = Uri.joinPath(extension, 'client', 'media', 'gutter');
    this.#listening = [
      news.onDidChange((uri) => this.#soon(uri, AFTER_OTHERS)),
      window.onDidChangeVisibleTextEditors(() => this.#all()),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0 && isDraft(document)) this.#soon(document.uri.toString(), AFTER_TYPING);
      }),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('wellSourced')) this.#switch();
      }),
    ];
    this.#switch();
  }

  dispose(): void {
    this.#off();
    for (const part of this.#listening) part.dispose();
  }

  #switch(): void {
    this.#off();
    if (!workspace.getConfiguration().get(SETTING, false)) return;
    const kind = (standing: Standing) => {
      const icon = (theme: string) => Uri.joinPath(this.#media, `${standing}-${theme}.svg`);
      return window.createTextEditorDecorationType({
        gutterIconSize: 'contain',
        light: { gutterIconPath: icon('light') },
        dark: { gutterIconPath: icon('dark') },
      });
    };
    this.#kinds = {
      checked: kind('checked'),
      altered: kind('altered'),
      missing: kind('missing'),
      unchecked: kind('unchecked'),
    };
    this.#all();
  }

  #off(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    // With the kind its marks go.
    for (const standing of standings) this.#kinds?.[standing].dispose();
    this.#kinds = null;
  }

  #all(): void {
    const drafts = new Set(window.visibleTextEditors.filter(({ document }) => isDraft(document)).map(uriOf));
    for (const uri of drafts) this.#soon(uri, AFTER_OTHERS);
  }

  #soon(uri: string, pause: number): void {
    if (!this.#kinds) return;
    clearTimeout(this.#timers.get(uri));
    this.#timers.set(
      uri,
      setTimeout(() => {
        this.#timers.delete(uri);
        void this.#draw(uri);
      }, pause),
    );
  }

  async #draw(uri: string): Promise<void> {
    const editors = window.visibleTextEditors.filter((editor) => uriOf(editor) === uri);
    const document: TextDocument | undefined = editors[0]?.document;
    if (!document || !this.#client.isRunning()) return;
    const params: QuoteMarksParams = { textDocument: { uri: this.#client.code2ProtocolConverter.asUri(document.uri) } };
    const found = await this.#client
      .sendRequest<QuoteMarksResult | null>(quoteMarksMethod, params)
      .catch(() => undefined);
    // The writer has typed meanwhile: the next answer is on its way.
    if (found === undefined || (found && found.version !== document.version) || !this.#kinds) return;
    // A line has room for one mark: the gravest. A quote of several lines has its mark on the first.
    const lines = new Map<number, Standing>();
    for (const { standing, range } of found?.quotes ?? []) {
      const { line } = range.start;
      const known = lines.get(line);
      if (known === undefined || standings.indexOf(standing) < standings.indexOf(known)) lines.set(line, standing);
    }
    for (const standing of standings) {
      const own = [...lines].filter(([, one]) => one === standing);
      const marks = own.map(([line]) => new Range(line, 0, line, 0));
      for (const editor of editors) editor.setDecorations(this.#kinds[standing], marks);
    }
  }
}

const uriOf = ({ document }: TextEditor): string => document.uri.toString();
