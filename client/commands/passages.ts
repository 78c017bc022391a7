import type { Disposable, TextEditor } from 'vscode';
import {
  commands,
  EventEmitter,
  l10n,
  Position,
  Range,
  TextEditorRevealType,
  ThemeColor,
  Uri,
  ViewColumn,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { PassageResult, SourceAtParams } from '../requests.ts';
import { passageMethod } from '../requests.ts';

/** The two sides of a comparison. */
const scheme = 'well-sourced-words';

/** Leads from a quote to the passage of its source: beside the draft, or word against word. */
export class Passages implements Disposable {
  readonly #client: BaseLanguageClient;
  readonly #changed = new EventEmitter<Uri>();
  readonly #mark = window.createTextEditorDecorationType({
    backgroundColor: new ThemeColor('editor.findMatchHighlightBackground'),
    overviewRulerColor: new ThemeColor('editorOverviewRuler.findMatchForeground'),
  });
  readonly #parts: Disposable[];
  #words: PassageResult | null = null;

  constructor(client: BaseLanguageClient) {
    this.#client = client;
    this.#parts = [
      this.#changed,
      this.#mark,
      workspace.registerTextDocumentContentProvider(scheme, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: ({ query }) =>
          (query === 'source' ? this.#words?.passage : this.#words?.quote)?.replace(/\s+/g, ' ') ?? '',
      }),
    ];
  }

  /** Opens the copy beside the draft, at the words. `place` comes with the light bulb; without it the cursor counts. */
  async show(place?: unknown): Promise<void> {
    const found = await this.#find(isPlace(place) ? place : null);
    if (!found) return;
    const document = await workspace.openTextDocument(Uri.parse(found.uri, true));
    const range = found.range && rangeOf(found.range);
    const editor = await window.showTextDocument(document, {
      viewColumn: ViewColumn.Beside,
      preview: true,
      ...(range ? { selection: range } : {}),
    });
    if (range) this.#setOff(editor, range);
    else if (found.quote !== '') {
      window.setStatusBarMessage(l10n.t('These words are not in the copy of {0}.', found.name), 5000);
    }
  }

  /** Opens the words of the source against those of the draft. */
  async compare(): Promise<void> {
    const found = await this.#find(null);
    if (!found) return;
    if (!found.range) {
      await window.showInformationMessage(
        l10n.t('The words at the cursor are not in a saved copy, so there is nothing to compare them with.'),
      );
      return;
    }
    this.#words = found;
    const [source, draft] = ['source', 'draft'].map((query) => Uri.from({ scheme, path: `/${query}.txt`, query }));
    for (const side of [source!, draft!]) this.#changed.fire(side);
    const title = l10n.t('{0} ↔ your quote', found.name);
    await commands.executeCommand('vscode.diff', source, draft, title, { preview: true });
  }

  dispose(): void {
    for (const part of this.#parts) part.dispose();
  }

  async #find(place: SourceAtParams | null): Promise<PassageResult | null> {
    const editor = window.activeTextEditor;
    const { code2ProtocolConverter: convert } = this.#client;
    const params: SourceAtParams | null =
      place ??
      (editor
        ? {
            textDocument: { uri: convert.asUri(editor.document.uri) },
            position: convert.asPosition(editor.selection.active),
          }
        : null);
    if (!params) return null;
    const found = await this.#client.sendRequest<PassageResult | null>(passageMethod, params);
    if (!found) {
      await window.showInformationMessage(
        l10n.t('Put the cursor on a quote or citation of which there is a saved copy of the source.'),
      );
    }
    return found;
  }

  /** Colours the passage until the writer goes elsewhere in the copy. */
  #setOff(editor: TextEditor, range: Range): void {
    editor.revealRange(range, TextEditorRevealType.InCenter);
    editor.setDecorations(this.#mark, [range]);
    const listening = window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
      if (textEditor !== editor || selections[0]?.isEqual(range)) return;
      editor.setDecorations(this.#mark, []);
      listening.dispose();
    });
  }
}

const rangeOf = ({ start, end }: NonNullable<PassageResult['range']>): Range =>
  new Range(new Position(start.line, start.character), new Position(end.line, end.character));

const isPlace = (value: unknown): value is SourceAtParams =>
  typeof value === 'object' && value !== null && 'textDocument' in value && 'position' in value;
