import type { Middleware } from 'vscode-languageclient';

/**
 * A light bulb that was asked for one version of the draft must not change another. VS Code drops the version that the
 * server states for a code action's edit, so it is compared here; edits that arrive by `workspace/applyEdit` are
 * compared by the client library.
 */
export const dropStaleCodeActions: Middleware = {
  async provideCodeActions(document, range, context, token, next) {
    const version = document.version;
    const actions = await next(document, range, context, token);
    return document.version === version ? actions : null;
  },
};
