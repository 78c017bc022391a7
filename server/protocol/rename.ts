import type { PrepareRenameResult, RenameParams, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { renamable, rename } from '../features/rename.ts';
import { workspaceEdit } from './edits.ts';
import { rangeOf } from './ranges.ts';
import type { AtPosition, State } from './state.ts';

/** LSP's code for a request that is right and cannot be done; editors show its sentence. */
const REQUEST_FAILED = -32803;

/** Serves F2 on a label. A name that cannot be given fails with a sentence that says why. */
export function serveRename({ desk, workspace, client }: State): void {
  desk.answer<AtPosition, PrepareRenameResult | null>('textDocument/prepareRename', null, (params) => {
    const open = workspace.get(params.textDocument.uri);
    const found = open && renamable(open.draft, open.text.offsetAt(params.position));
    return found ? { range: rangeOf(open.text, found.span), placeholder: found.label } : null;
  });

  desk.answer<RenameParams, WorkspaceEdit | null>('textDocument/rename', null, (params) => {
    const open = workspace.get(params.textDocument.uri);
    if (!open) return null;
    const plan = rename(open.draft, open.text.offsetAt(params.position), params.newName);
    if (plan.kind === 'change') return workspaceEdit(open, plan.edits, { ...client, snippetEdits: false });
    if (plan.kind === 'refusal' && plan.satisfied) return null;
    const message = plan.kind === 'refusal' ? plan.reason : plan.question;
    // The library's own error class would come along a second time, for this alone.
    throw Object.assign(new Error(message), { code: REQUEST_FAILED });
  });
}
