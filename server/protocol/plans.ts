import { type Plan, refusal } from '../edits/plan.ts';
import type { Command } from '../features/commands/command.ts';
import { commandNamed } from '../features/commands/index.ts';
import type { OpenDraft } from '../workspace/openDraft.ts';
import { workspaceEdit } from './edits.ts';
import { rangeAfter, spanOf } from './ranges.ts';
import { PLAN, type PlanParams, type PlanResult } from './requests.ts';
import type { State } from './state.ts';

export const STALE = refusal('The draft has changed in the meantime, so nothing was done. Please try again.');
const UNKNOWN = refusal('This document is not open as a draft (markdown or plain text).');
const FAILED = refusal('Something went wrong, so nothing was changed; the log of Well-Sourced says what.');

/** Serves clients that show and apply plans themselves. */
export function servePlans({ desk, workspace, client }: State): void {
  desk.answer<PlanParams, PlanResult>(PLAN, FAILED, (params) => {
    const open = workspace.get(params.textDocument.uri);
    const command = commandNamed(params.command);
    if (!open || !command) return UNKNOWN;
    const plan = planFor(open, command, params);
    if (plan.kind !== 'change') return plan;
    return {
      kind: 'change',
      title: plan.title,
      // Plain text: the client sets the cursor by the selection.
      edit: workspaceEdit(open, plan.edits, { versionedEdits: client.versionedEdits, snippetEdits: false }),
      version: open.version,
      notes: plan.notes,
      selection: plan.selection && rangeAfter(open.text, plan.edits, plan.selection),
      preview: command.preview,
      places: plan.edits.length,
    };
  });
}

/** What the command would do at the place that the client names; refused for another version than the present one. */
export function planFor(open: OpenDraft, command: Command, params: Omit<PlanParams, 'command'>): Plan {
  const version = params.textDocument.version ?? open.version;
  if (version !== open.version) return STALE;
  const { range, position } = params;
  const start = { line: 0, character: 0 };
  const selection = spanOf(open.text, range ?? { start: position ?? start, end: position ?? start });
  return command.plan(open.draft, selection, params.options ?? {});
}
