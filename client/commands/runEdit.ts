import type { TextDocument, TextEditor } from 'vscode';
import { l10n, Range, Selection, TextEditorRevealType, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { PlannedChange, PlanOptions, PlanParams, PlanQuestion, PlanResult } from '../requests.ts';
import { planMethod } from '../requests.ts';
import type { ResultPreview } from './resultPreview.ts';

/** So many questions in a row are enough for any command. */
const mostQuestions = 5;
/** VS Code compares for seconds, and draws for as long, where thousands of places differ. */
const mostShown = 5000;

/**
 * Runs a command that edits: asks the server what it would do, puts its questions, shows what is to be known or the
 * whole result beforehand, and makes the change as one undo step. A draft that has moved on is left alone.
 */
export async function runEdit(
  client: BaseLanguageClient,
  preview: ResultPreview,
  command: string,
  given: PlanOptions = {},
): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return;
  const { document, selection } = editor;
  const { version } = document;
  let options = given;
  for (let asked = 0; asked <= mostQuestions; asked++) {
    const plan = await client.sendRequest<PlanResult>(planMethod, {
      textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri), version },
      command,
      range: client.code2ProtocolConverter.asRange(selection),
      options,
    } satisfies PlanParams);
    if (plan.kind === 'change') {
      await show(client, preview, editor, plan);
      return;
    }
    if (plan.kind === 'refusal') {
      // Not awaited: the message stays as long as the writer likes.
      void (plan.satisfied ? window.showInformationMessage(plan.reason) : window.showWarningMessage(plan.reason));
      return;
    }
    const answer = await choose(plan);
    if (!answer) return;
    options = { ...options, ...answer };
  }
}

async function choose({ question, choices }: PlanQuestion): Promise<PlanOptions | undefined> {
  const items = choices.map(({ title, detail, options }) => ({
    label: title,
    ...(detail === undefined ? {} : { detail }),
    options,
  }));
  // The question is a sentence: it stands over the field, where there is room for it.
  const picked = await window.showQuickPick(items, { title: question, ignoreFocusOut: true });
  return picked?.options;
}

async function show(
  client: BaseLanguageClient,
  preview: ResultPreview,
  editor: TextEditor,
  plan: PlannedChange,
): Promise<void> {
  if (plan.preview) {
    const answer = plan.places > mostShown ? await askForMany(plan) : 'show';
    if (answer === 'show') await preview.show(editor.document, plan, () => apply(client, editor.document, plan));
    else if (answer === 'apply') await apply(client, editor.document, plan);
    return;
  }
  if (plan.notes.length > 0) {
    const yes = l10n.t('Apply');
    const answer = await window.showWarningMessage(plan.title, { modal: true, detail: plan.notes.join('\n\n') }, yes);
    if (answer !== yes) return;
  }
  await apply(client, editor.document, plan);
}

/** A change of very many places is made without showing it, or shown all the same. */
async function askForMany({ title, notes, places }: PlannedChange): Promise<'show' | 'apply' | null> {
  const detail = l10n.t(
    '{0} places of the draft change. VS Code needs a long time to show so many side by side. One undo takes them all back.',
    places.toLocaleString(),
  );
  const [yes, anyway] = [l10n.t('Apply'), l10n.t('Show First')];
  const options = { modal: true, detail: [...notes, detail].join('\n\n') };
  const answer = await window.showWarningMessage(title, options, yes, anyway);
  return answer === yes ? 'apply' : answer === anyway ? 'show' : null;
}

/** Makes the change, unless the draft is another than the one it was made for; whether it was made. */
async function apply(client: BaseLanguageClient, document: TextDocument, plan: PlannedChange): Promise<boolean> {
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(plan.edit);
  if (document.isClosed || document.version !== plan.version || !edit || !(await workspace.applyEdit(edit))) {
    void window.showWarningMessage(
      l10n.t('The draft has changed in the meantime, so nothing was done. Please try again.'),
    );
    return false;
  }
  const editor = await window.showTextDocument(document, { preserveFocus: false });
  if (plan.selection) {
    const { start, end } = plan.selection;
    const range = new Range(start.line, start.character, end.line, end.character);
    editor.selection = new Selection(range.start, range.end);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  }
  return true;
}
