import type { TextDocument } from 'vscode';
import { commands, languages, Uri, WorkspaceEdit, window, workspace } from 'vscode';
import {
  actionsAt,
  applyAction,
  closeAll,
  has,
  openFile,
  openMarkdown,
  openSample,
  rangeOf,
  same,
  until,
} from './editing.ts';

const choose = async (document: TextDocument, citation: string, title: RegExp) => {
  const actions = await actionsAt(document, rangeOf(document, citation));
  const found = actions.find((action) => title.test(action.title));
  if (!found) throw new Error(`no ${title} among: ${actions.map((action) => action.title).join(' | ')}`);
  return found;
};

const codes = (document: TextDocument): string[] =>
  languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'well-sourced')
    .map(({ code }) => String(typeof code === 'object' ? code.value : code));

suite('mending a draft', () => {
  teardown(closeAll);

  test('a missing entry is added in the form of the list, and the finding goes', async () => {
    const draft = await openMarkdown('It rose [2].\n\n## Sources\n\n[1] Harbour Office. Report.\n');
    const action = await choose(draft, '[2]', /^Add /);
    same(action.isPreferred, true);
    await applyAction(action);
    await until('the new entry', () => /\n\[1\] Harbour Office\. Report\.\n\[2\] /.test(`${draft.getText()}`));
    await until('the finding to go', () => !codes(draft).includes('undefined-citation'));
  });

  test('removing a citation leaves spaces and full stop right, in one undo step', async () => {
    const draft = await openSample();
    const before = draft.getText();
    await applyAction(await choose(draft, '[4]', /^Remove /));
    same(
      draft.getText(),
      before.replace(' closed at night [4].', ' closed at night.').replace(' at night [4].', ' at night.'),
    );

    await window.showTextDocument(draft);
    await commands.executeCommand('undo');
    same(draft.getText(), before);
  });

  test('ignoring is refused for an older version, and done for the present one', async () => {
    const draft = await openFile('ignoring.txt', 'It rose [2].\n\nReferences\n[1] Harbour Office. Report.\n');
    await until('the finding', () => codes(draft).includes('undefined-citation'));
    const params = () => {
      const start = draft.getText().indexOf('2]');
      return { uri: draft.uri.toString(), version: draft.version, code: 'undefined-citation', start, end: start + 1 };
    };
    const stale = params();
    const edit = new WorkspaceEdit();
    edit.insert(draft.uri, draft.positionAt(0), 'In May, by all accounts: ');
    await workspace.applyEdit(edit);
    const written = draft.getText();
    await commands.executeCommand('wellSourced.ignoreFinding', stale);
    await commands.executeCommand('wellSourced.ignoreFinding', { ...params(), version: stale.version });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    same(codes(draft).includes('undefined-citation'), true);
    await commands.executeCommand('wellSourced.ignoreFinding', params());
    await until('the finding to go', () => !codes(draft).includes('undefined-citation'));
    same(draft.getText(), written);
    const list = Uri.joinPath(draft.uri, '../.well-sourced/ignored.json');
    has(new TextDecoder().decode(await workspace.fs.readFile(list)), 'undefined-citation');
  });
});
