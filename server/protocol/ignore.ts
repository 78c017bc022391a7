import type { MessageActionItem } from 'vscode-languageserver-protocol';
import { type IgnoredFinding, ignoredEntry } from '../workspace/ignore.ts';
import type { OpenDraft } from '../workspace/openDraft.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { CheckingEvidence } from './evidence.ts';
import type { IgnoreParams } from './requests.ts';
import type { State } from './state.ts';

const BESIDE = 'Write it beside the draft';
const SESSION = 'Only until I close the editor';

/**
 * “Ignore here” where the text can hold no comment: the finding is written to the project's list.
 * @returns what the command does, its arguments being `[IgnoreParams]`
 */
export function ignoreCommand(
  state: State,
  diagnostics: Diagnostics,
  evidence: CheckingEvidence,
): (args: readonly unknown[]) => Promise<void> {
  const { desk, workspace } = state;
  /** What the writer answered for a folder, so that the question is put once. */
  const answers = new Map<string, 'beside' | 'session'>();

  const refresh = () => {
    diagnostics.refresh();
    evidence.refresh();
  };

  const entryFor = async (open: OpenDraft, params: IgnoreParams): Promise<IgnoredFinding | null> => {
    if (open.version !== params.version) return null;
    const findings = await workspace.findings(open);
    const finding = findings.find(
      ({ code, start, end }) => code === params.code && start === params.start && end === params.end,
    );
    return finding && open.version === params.version ? ignoredEntry(open.draft, finding) : null;
  };

  const place = async (open: OpenDraft, entry: IgnoredFinding): Promise<void> => {
    const list = await workspace.projects.ignoredUri(open.uri);
    if (!list) {
      workspace.ignoreForSession(open, entry);
      refresh();
      desk.show('info', 'This draft is not saved yet, so this is ignored only until you close it.');
      return;
    }
    const choice = list.sure ? 'beside' : (answers.get(list.uri) ?? (await ask()));
    if (choice === null) return;
    if (!list.sure) answers.set(list.uri, choice);
    if (choice === 'session') workspace.ignoreForSession(open, entry);
    else {
      try {
        await workspace.ignoreInFile(list.uri, entry);
      } catch (error) {
        workspace.ignoreForSession(open, entry);
        const reason = error instanceof Error ? error.message : String(error);
        desk.show(
          'warning',
          `The list of ignored findings could not be written (${reason}). It holds until you close the editor.`,
        );
      }
    }
    refresh();
  };

  const ask = async (): Promise<'beside' | 'session' | null> => {
    const chosen = await desk.ask<MessageActionItem>('window/showMessageRequest', {
      type: 3,
      message:
        'Plain text has no place for a comment, so what you ignore is written to “.well-sourced/ignored.json”. This draft is in no open folder: shall the file stand beside it?',
      actions: [{ title: BESIDE }, { title: SESSION }],
    });
    if (chosen?.title === BESIDE) return 'beside';
    return chosen?.title === SESSION ? 'session' : null;
  };

  return async (args) => {
    const params = args[0] as IgnoreParams | undefined;
    const open = params && workspace.get(params.uri);
    if (!open) return;
    const entry = await entryFor(open, params);
    if (entry) await place(open, entry);
    else desk.show('info', 'The draft has changed in the meantime, so nothing was ignored. Please try again.');
  };
}
