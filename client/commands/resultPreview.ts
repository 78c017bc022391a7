import type { TextDocument } from 'vscode';
import {
  commands,
  Disposable,
  EventEmitter,
  l10n,
  languages,
  Position,
  TabInputTextDiff,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { PlannedChange } from '../requests.ts';

/** The right side of the preview; package.json shows the two buttons where it is open. */
const scheme = 'well-sourced-result';

interface Open {
  readonly uri: Uri;
  readonly draft: TextDocument;
  readonly text: string;
  readonly apply: () => Promise<boolean>;
}

/**
 * Shows what a change would make of a draft: the draft on the left, the result on the right, with Apply and Cancel. The
 * change is made as a whole or not at all.
 */
export class ResultPreview implements Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly #parts: Disposable[];
  #open: Open | null = null;
  #count = 0;

  constructor() {
    this.#parts = [
      this.#changed,
      workspace.registerTextDocumentContentProvider(scheme, {
        onDidChange: this.#changed.event,
        // A result that was left open in another session is no longer known.
        provideTextDocumentContent: (uri) => (this.#open?.uri.toString() === uri.toString() ? this.#open.text : ''),
      }),
      commands.registerCommand('wellSourced.applyPreview', () => this.#apply()),
      commands.registerCommand('wellSourced.cancelPreview', () => this.#close()),
      window.tabGroups.onDidChangeTabs(({ closed }) => {
        if (closed.some(({ input }) => isResult(input, this.#open))) this.#open = null;
      }),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        // What is shown would no longer be what is made.
        if (contentChanges.length > 0 && document === this.#open?.draft) void this.#outdated();
      }),
    ];
  }

  /** Opens the preview; `apply` makes the change and says whether it was made. */
  async show(draft: TextDocument, plan: PlannedChange, apply: () => Promise<boolean>): Promise<void> {
    await this.#close();
    const text = resultOf(draft, plan);
    // The name tells the language; the number tells one result from the next.
    const uri = Uri.from({ scheme, path: draft.uri.path, query: String(++this.#count) });
    this.#open = { uri, draft, text, apply };
    const result = await workspace.openTextDocument(uri);
    if (result.languageId !== draft.languageId) await languages.setTextDocumentLanguage(result, draft.languageId);
    const title = l10n.t('{0}: before ↔ after', plan.title);
    await commands.executeCommand('vscode.diff', draft.uri, uri, title, { preview: true });
    // Without buttons: VS Code lets nobody take a message back, and these would stay when the preview has gone.
    const how = l10n.t('Apply or cancel it by the buttons at the top right.');
    void window.showInformationMessage([`${plan.title}.`, ...plan.notes, how].join(' '));
  }

  async #apply(): Promise<void> {
    const open = this.#open;
    if (!open) return;
    await this.#close();
    await open.apply();
  }

  async #outdated(): Promise<void> {
    await this.#close();
    void window.showWarningMessage(
      l10n.t('The draft has changed, so the preview was closed. Run the command again to see the result anew.'),
    );
  }

  async #close(): Promise<void> {
    const open = this.#open;
    this.#open = null;
    if (!open) return;
    const tabs = window.tabGroups.all.flatMap((group) => group.tabs).filter(({ input }) => isResult(input, open));
    if (tabs.length > 0) await window.tabGroups.close(tabs);
  }

  dispose(): void {
    Disposable.from(...this.#parts).dispose();
  }
}

const isResult = (input: unknown, open: Open | null): boolean =>
  open !== null && input instanceof TabInputTextDiff && input.modified.toString() === open.uri.toString();

/** The text of the draft with the change made. */
function resultOf(draft: TextDocument, { edit }: PlannedChange): string {
  const before = draft.getText();
  const edits = (edit.documentChanges ?? []).flatMap((change) => ('edits' in change ? change.edits : []));
  let text = '';
  let at = 0;
  for (const one of edits) {
    const from = draft.offsetAt(new Position(one.range.start.line, one.range.start.character));
    const to = draft.offsetAt(new Position(one.range.end.line, one.range.end.character));
    text += before.slice(at, from) + ('newText' in one ? one.newText : one.snippet.value);
    at = to;
  }
  return text + before.slice(at);
}
