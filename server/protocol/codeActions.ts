import type { CodeAction, CodeActionParams } from 'vscode-languageserver-protocol';
import type { Finding } from '../checks/check.ts';
import type { TextEdit } from '../edits/fix.ts';
import { codeActions } from '../features/codeActions.ts';
import type { Command, Offer } from '../features/commands/command.ts';
import { commandNamed, commands } from '../features/commands/index.ts';
import { type Span, touches } from '../text/span.ts';
import type { OpenDraft } from '../workspace/openDraft.ts';
import { copyAction } from './copies.ts';
import { diagnosticOf } from './diagnostics.ts';
import { workspaceEdit } from './edits.ts';
import { QUICK_FIX, REFACTOR, wanted } from './kinds.ts';
import { spanOf } from './ranges.ts';
import { COMMANDS, type IgnoreParams, type SaveCopyParams, SHOW_IN_SOURCE } from './requests.ts';
import type { Signing } from './signing.ts';
import { sourceActions } from './sourceActions.ts';
import type { State } from './state.ts';

/** Finds an action again when it is chosen. */
interface ActionData extends Span {
  readonly uri: string;
  readonly version: number;
  /** Of the finding, or empty. */
  readonly code: string;
  readonly title: string;
  /** Of the command, or empty. */
  readonly command: string;
}

/** Findings of words that stand in a copy, though not as the draft has them. */
const SHOWN: ReadonlySet<string> = new Set(['altered-quote', 'elided-quote']);

export function serveCodeActions(state: State, signing: Signing): void {
  const { desk, workspace, client } = state;
  /** The action with its edit, or with what the edit is found by later. */
  const complete = (open: OpenDraft, action: CodeAction, data: ActionData, edits: () => readonly TextEdit[]) => {
    if (client.lateEdits) return { ...action, data };
    const made = edits();
    return made.length > 0 ? { ...action, edit: workspaceEdit(open, made, client) } : null;
  };

  const fixes = (open: OpenDraft, findings: readonly Finding[], selection: Span) =>
    codeActions(open.draft, findings, selection).map((offered) => {
      const { finding, title, edits, preferred } = offered;
      const action: CodeAction = {
        title,
        kind: QUICK_FIX,
        diagnostics: [diagnosticOf(open.text, open.uri, finding, client)],
        ...(preferred && client.preferredActions ? { isPreferred: true } : {}),
      };
      if (edits === null) return { ...action, command: ignoreAction(open, finding, title) };
      const { code, start, end } = finding;
      const data = { uri: open.uri, version: open.version, code, start, end, title, command: '' };
      return complete(open, action, data, () => edits);
    });

  /** Leads from words that differ to the place where the source has them. */
  const passages = (open: OpenDraft, findings: readonly Finding[], selection: Span): CodeAction[] =>
    findings
      .filter((finding) => client.showsPassages && SHOWN.has(finding.code) && meets(finding, selection))
      .slice(0, 1)
      .map((finding) => {
        const title = 'Show the passage in the saved copy';
        const params: SaveCopyParams = {
          textDocument: { uri: open.uri },
          position: open.text.positionAt(finding.start + 1),
        };
        return {
          title,
          kind: QUICK_FIX,
          diagnostics: [diagnosticOf(open.text, open.uri, finding, client)],
          command: { title, command: SHOW_IN_SOURCE, arguments: [params] },
        };
      });

  const offers = (open: OpenDraft, selection: Span, only: readonly string[] | undefined) =>
    offered(open, selection)
      .filter(({ offer }) => wanted(only, offer.kind))
      .map(({ command, offer: { title, kind, options } }) => {
        const data = { uri: open.uri, version: open.version, code: '', ...selection, title, command: command.name };
        return complete(open, { title, kind }, data, () => editsOf(open, command, selection, options));
      });

  const bySource = (open: OpenDraft, findings: readonly Finding[], only: readonly string[] | undefined) =>
    sourceActions
      .filter(({ kind }) => only && wanted(only, kind))
      .map(({ title, kind, edits }) => {
        const data = { uri: open.uri, version: open.version, code: '', start: 0, end: 0, title, command: kind };
        return complete(open, { title, kind }, data, () => edits(open.draft, findings));
      });

  desk.answer<CodeActionParams, CodeAction[] | null>('textDocument/codeAction', null, async (params) => {
    const open = workspace.get(params.textDocument.uri);
    if (!open) return null;
    const { only } = params.context;
    const { version } = open;
    const findings = await workspace.findings(open);
    const copy = wanted(only, REFACTOR) ? await copyAction(state, open, open.text.offsetAt(params.range.end)) : null;
    // The range belongs to the version that the client asked about.
    if (open.version !== version) return null;
    const selection = spanOf(open.text, params.range);
    const signed = await signing.actions(open, findings, selection, only);
    if (open.version !== version) return null;
    const actions = [
      ...(wanted(only, QUICK_FIX) ? [...fixes(open, findings, selection), ...passages(open, findings, selection)] : []),
      ...signed,
      ...offers(open, selection, only),
      copy,
      // Those for the whole draft are not listed at every cursor; an editor asks for them by their kind.
      ...bySource(open, findings, only),
    ];
    return actions.filter((action) => action !== null);
  });

  desk.answer<CodeAction, CodeAction | null>('codeAction/resolve', null, async (action) => {
    const data = action.data as ActionData | undefined;
    const open = data && workspace.get(data.uri);
    // The draft has moved on: no edit, rather than one in the wrong place.
    if (!open || open.version !== data.version) return action;
    const findings = await workspace.findings(open);
    if (open.version !== data.version) return action;
    const edits = editsFor(open, findings, data);
    return edits.length > 0 ? { ...action, edit: workspaceEdit(open, edits, client) } : action;
  });
}

const meets = (a: Span, b: Span): boolean => touches(a, b.start) || touches(b, a.start);

function editsFor(open: OpenDraft, findings: readonly Finding[], data: ActionData): readonly TextEdit[] {
  const { code, start, end, title } = data;
  if (data.command === '') {
    const chosen = codeActions(open.draft, findings, data).find(
      ({ finding, title }) =>
        title === data.title && finding.code === code && finding.start === start && finding.end === end,
    );
    return chosen?.edits ?? [];
  }
  const bySource = sourceActions.find(({ kind }) => kind === data.command);
  if (bySource) return bySource.edits(open.draft, findings);
  const command = commandNamed(data.command);
  const selection = { start, end };
  const offer = command && offered(open, selection).find((one) => one.command === command && one.offer.title === title);
  return offer ? editsOf(open, offer.command, selection, offer.offer.options) : [];
}

const offered = (open: OpenDraft, selection: Span): { command: Command; offer: Offer }[] =>
  commands.flatMap((command) => (command.offers?.(open.draft, selection) ?? []).map((offer) => ({ command, offer })));

function editsOf(open: OpenDraft, command: Command, selection: Span, options: Offer['options']): readonly TextEdit[] {
  const plan = command.plan(open.draft, selection, options);
  return plan.kind === 'change' ? plan.edits : [];
}

function ignoreAction(open: OpenDraft, finding: Finding, title: string) {
  const { code, start, end } = finding;
  const params: IgnoreParams = { uri: open.uri, version: open.version, code, start, end };
  return { title, command: COMMANDS.ignore, arguments: [params] };
}
