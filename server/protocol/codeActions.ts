import type { CodeAction, CodeActionParams } from 'vscode-languageserver-protocol';
import type { Finding } from '../checks/check.ts';
import { codeActions } from '../features/codeActions.ts';
import type { OpenDraft } from '../workspace/openDraft.ts';
import { diagnosticOf } from './diagnostics.ts';
import { workspaceEdit } from './edits.ts';
import { spanOf } from './ranges.ts';
import { COMMANDS, type IgnoreParams } from './requests.ts';
import type { State } from './state.ts';

const QUICK_FIX = 'quickfix';

/** Finds a fix again when it is chosen. */
interface FixData {
  readonly uri: string;
  readonly version: number;
  readonly code: string;
  readonly start: number;
  readonly end: number;
  readonly title: string;
}

export function serveCodeActions({ desk, workspace, client }: State): void {
  desk.answer<CodeActionParams, CodeAction[] | null>('textDocument/codeAction', null, async (params) => {
    const open = workspace.get(params.textDocument.uri);
    const only = params.context.only;
    if (!open || (only && !only.some((kind) => kind === '' || kind === QUICK_FIX))) return null;
    const { version } = open;
    const findings = await workspace.findings(open);
    // The range belongs to the version that the client asked about.
    if (open.version !== version) return null;
    return codeActions(open.draft, findings, spanOf(open.text, params.range)).map((offered) => {
      const { finding, title, edits, preferred } = offered;
      const action: CodeAction = {
        title,
        kind: QUICK_FIX,
        diagnostics: [diagnosticOf(open.text, open.uri, finding, client)],
        ...(preferred && client.preferredActions ? { isPreferred: true } : {}),
      };
      if (edits === null) return { ...action, command: ignoreCommand(open, finding, title) };
      if (!client.lateEdits) return { ...action, edit: workspaceEdit(open, edits, client) };
      const { code, start, end } = finding;
      const data: FixData = { uri: open.uri, version: open.version, code, start, end, title };
      return { ...action, data };
    });
  });

  desk.answer<CodeAction, CodeAction | null>('codeAction/resolve', null, async (action) => {
    const data = action.data as FixData | undefined;
    const open = data && workspace.get(data.uri);
    // The draft has moved on: no edit, rather than one in the wrong place.
    if (!open || open.version !== data.version) return action;
    const findings = await workspace.findings(open);
    if (open.version !== data.version) return action;
    const chosen = codeActions(open.draft, findings, data).find(
      ({ finding, title }) =>
        title === data.title && finding.code === data.code && finding.start === data.start && finding.end === data.end,
    );
    return chosen?.edits ? { ...action, edit: workspaceEdit(open, chosen.edits, client) } : action;
  });
}

function ignoreCommand(open: OpenDraft, finding: Finding, title: string) {
  const { code, start, end } = finding;
  const params: IgnoreParams = { uri: open.uri, version: open.version, code, start, end };
  return { title, command: COMMANDS.ignore, arguments: [params] };
}
