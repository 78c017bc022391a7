/// <reference types="mocha" />
import type { CodeAction, TextDocument } from 'vscode';
import { commands, extensions, type Position, Range, Uri, window, workspace } from 'vscode';

/** Fails with both values when they differ. */
export function same(actual: unknown, expected: unknown): void {
  const [a, e] = [JSON.stringify(actual, null, 1), JSON.stringify(expected, null, 1)];
  if (a !== e) throw new Error(`expected ${e}\n but got ${a}`);
}

/** Fails when the text lacks the part. */
export function has(text: string, part: string): void {
  if (!text.includes(part)) throw new Error(`expected “${part}” in:\n${text}`);
}

/** The sample draft that the extension brings, opened as a file. */
export async function openSample(): Promise<TextDocument> {
  const extension = extensions.getExtension('well-sourced.well-sourced');
  if (!extension) throw new Error('the extension is not installed');
  const text = await workspace.fs.readFile(Uri.joinPath(extension.extensionUri, 'client/sample/harbour-ferry.txt'));
  return openFile('harbour-ferry.txt', new TextDecoder().decode(text));
}

/** Writes a file into the open folder and shows it. */
export async function openFile(name: string, content: string): Promise<TextDocument> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  if (!folder) throw new Error('no folder is open');
  const uri = Uri.joinPath(folder, name);
  await workspace.fs.writeFile(uri, new TextEncoder().encode(content));
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document);
  return document;
}

let files = 0;
/** Writes a markdown draft under a name of its own and shows it. */
export const openMarkdown = (content: string): Promise<TextDocument> => openFile(`draft-${++files}.md`, content);

/** Shows a new draft that was never saved. */
export async function openUntitled(language: 'markdown' | 'plaintext', content: string): Promise<TextDocument> {
  const document = await workspace.openTextDocument({ language, content });
  await window.showTextDocument(document);
  return document;
}

/** The range of the n-th place where the words stand. */
export function rangeOf(document: TextDocument, words: string, nth = 0): Range {
  let offset = -1;
  for (let seen = 0; seen <= nth; seen++) offset = document.getText().indexOf(words, offset + 1);
  if (offset < 0) throw new Error(`“${words}” does not stand ${nth + 1} times in the draft`);
  return new Range(document.positionAt(offset), document.positionAt(offset + words.length));
}

/** The place inside the brackets of a citation. */
export const inside = (document: TextDocument, citation: string, nth = 0): Position =>
  rangeOf(document, citation, nth).start.translate(0, 1);

/** Calls one of VS Code's `vscode.execute…Provider` commands. */
export const ask = async <Result>(command: string, document: TextDocument, ...rest: unknown[]): Promise<Result> =>
  (await commands.executeCommand<Result>(`vscode.${command}`, document.uri, ...rest)) as Result;

/** Asks again until the answer holds; an editor needs a moment after a change. */
export async function until<Value>(what: string, look: () => Value | Promise<Value>): Promise<NonNullable<Value>> {
  const end = Date.now() + 10_000;
  for (;;) {
    const value = await look();
    if (value) return value as NonNullable<Value>;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** The light bulb's actions at a place, resolved; waits until there are any. */
export const actionsAt = (document: TextDocument, range: Range): Promise<CodeAction[]> =>
  until('a light bulb', async () => {
    const actions = await ask<CodeAction[]>('executeCodeActionProvider', document, range, undefined, 30);
    return actions.length > 0 ? actions : null;
  });

/** Does what choosing the action in the menu does. */
export async function applyAction(action: CodeAction): Promise<void> {
  if (action.edit && !(await workspace.applyEdit(action.edit))) throw new Error('the edit was refused');
  if (action.command) await commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
}

/** Throws the draft's changes away, so that no question is asked when it closes. */
export async function closeAll(): Promise<void> {
  for (const editor of window.visibleTextEditors) {
    if (!editor.document.isDirty) continue;
    await window.showTextDocument(editor.document);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await commands.executeCommand('workbench.action.closeAllEditors');
  await until('the editors to close', () => window.tabGroups.all.every(({ tabs }) => tabs.length === 0));
}
