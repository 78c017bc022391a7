import { l10n, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import type { Middleware } from 'vscode-languageclient';

/**
 * What was asked for one version of the draft must not change another. VS Code drops the version that the server states
 * for the edits of a light bulb or a rename, so it is compared here; edits that arrive by `workspace/applyEdit` are
 * compared by the client library.
 */
export const dropStaleEdits: Middleware = {
  async provideCodeActions(document, range, context, token, next) {
    const version = document.version;
    const actions = await next(document, range, context, token);
    return document.version === version ? actions : null;
  },
  async resolveCodeAction(action, token, next) {
    const made = await next(action, token);
    // The library hands the server's data through; an action of a draft that is closed has nothing to change.
    const data = (action as { data?: { uri?: unknown; version?: unknown } }).data;
    if (!made?.edit || typeof data?.uri !== 'string') return made;
    const document = workspace.textDocuments.find(({ uri }) => uri.toString() === Uri.parse(`${data.uri}`).toString());
    if (document?.version !== data.version) delete made.edit;
    return made;
  },
  async provideRenameEdits(document, position, newName, token, next) {
    const version = document.version;
    let refused: string;
    try {
      const edit = await next(document, position, newName, token);
      if (document.version === version) return edit;
      refused = l10n.t('The draft has changed in the meantime, so nothing was done. Please try again.');
    } catch (error) {
      if (token.isCancellationRequested) throw error;
      refused = error instanceof Error ? error.message : String(error);
    }
    // After a refusal VS Code would ask its own Markdown support, which renames the text alone and to any number.
    void window.showWarningMessage(refused);
    return new WorkspaceEdit();
  },
};
