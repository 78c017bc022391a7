import type {
  ApplyWorkspaceEditResult,
  ExecuteCommandParams,
  MessageActionItem,
  ShowDocumentParams,
} from 'vscode-languageserver-protocol';
import type { Change, Options, Question } from '../edits/plan.ts';
import type { Command } from '../features/commands/command.ts';
import { commandNamed } from '../features/commands/index.ts';
import type { OpenDraft } from '../workspace/openDraft.ts';
import { workspaceEdit } from './edits.ts';
import { planFor, STALE } from './plans.ts';
import { rangeAfter } from './ranges.ts';
import type { PlanParams } from './requests.ts';
import type { State } from './state.ts';

type Handler = (args: readonly unknown[]) => Promise<void>;

/** So many questions in a row are enough for any command. */
const MOST_QUESTIONS = 5;

/**
 * Serves `workspace/executeCommand`: the handlers given, and every command that edits for editors that do not ask for
 * plans. Those take one argument: `{ textDocument, range or position, options? }`, as editors make it for their own
 * requests.
 */
export function serveCommands(state: State, handlers: Readonly<Record<string, Handler>>): void {
  const { desk, workspace, client } = state;

  desk.answer<ExecuteCommandParams, null>(
    'workspace/executeCommand',
    null,
    async ({ command, arguments: args = [] }) => {
      if (Object.hasOwn(handlers, command)) await handlers[command]!(args);
      else {
        const edit = commandNamed(command);
        if (edit) await run(edit, args[0] as PlanParams | undefined);
      }
      return null;
    },
  );

  const run = async (command: Command, params: PlanParams | undefined): Promise<void> => {
    const open = params?.textDocument && workspace.get(params.textDocument.uri);
    if (!open) {
      desk.show('warning', `“${command.title}” needs an open draft: markdown or plain text.`);
      return;
    }
    const { version } = open;
    let options: Options = params.options ?? {};
    for (let asked = 0; asked <= MOST_QUESTIONS; asked++) {
      const textDocument = { uri: open.uri, version: params.textDocument.version ?? version };
      const plan =
        workspace.get(open.uri) === open ? planFor(open, command, { ...params, textDocument, options }) : STALE;
      if (plan.kind === 'refusal') {
        desk.show(plan.satisfied ? 'info' : 'warning', plan.reason);
        return;
      }
      if (plan.kind === 'change') {
        await make(open, plan);
        return;
      }
      const answer = await choose(plan);
      if (!answer) return;
      options = { ...options, ...answer };
    }
  };

  const choose = async ({ question, choices }: Question): Promise<Options | null> => {
    const actions = choices.map(({ title }) => ({ title }));
    const chosen = await desk.ask<MessageActionItem>('window/showMessageRequest', {
      type: 3,
      message: question,
      actions,
    });
    return choices.find(({ title }) => title === chosen?.title)?.options ?? null;
  };

  const make = async (open: OpenDraft, plan: Change): Promise<void> => {
    const { version } = open;
    if (plan.notes.length > 0) {
      const message = `${plan.title}. ${plan.notes.join(' ')}`;
      const actions = [{ title: 'Apply' }, { title: 'Cancel' }];
      const answer = await desk.ask<MessageActionItem>('window/showMessageRequest', { type: 3, message, actions });
      if (answer?.title !== 'Apply') return;
    }
    if (open.version !== version || workspace.get(open.uri) !== open) {
      desk.show('warning', STALE.reason);
      return;
    }
    const selection = plan.selection && rangeAfter(open.text, plan.edits, plan.selection);
    const edit = workspaceEdit(open, plan.edits, { ...client, snippetEdits: false });
    const result = await desk.ask<ApplyWorkspaceEditResult>('workspace/applyEdit', { label: plan.title, edit });
    if (!result?.applied) {
      desk.show('warning', 'The editor did not take the change; the draft may have changed in the meantime.');
      return;
    }
    if (selection && client.showDocument) {
      const place: ShowDocumentParams = { uri: open.uri, takeFocus: true, selection };
      await desk.ask('window/showDocument', place);
    }
  };
}
