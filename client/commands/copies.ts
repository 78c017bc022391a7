import { env, l10n, type TextEditor, Uri, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { AttachParams, AttachResult, SourceAtParams, SourceAtResult } from '../requests.ts';
import { attachMethod, saveCopiesCommand, saveCopyCommand, sourceAtMethod } from '../requests.ts';

const ENDINGS = ['html', 'htm', 'xhtml', 'mhtml', 'mht', 'pdf', 'docx', 'epub', 'txt', 'md', 'srt', 'vtt'];
/** The server reads no larger ones. In bytes. */
const LARGEST = 64 * 1024 * 1024;

/** Fetches the page of the source at the cursor and keeps its text. The server shows its progress. */
export async function saveCopy(client: BaseLanguageClient): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor) await execute(client, saveCopyCommand, { ...placeOf(client, editor) });
}

/** The same for every source of the draft that has an address and no copy yet. */
export async function saveCopies(client: BaseLanguageClient): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor) await execute(client, saveCopiesCommand, { textDocument: placeOf(client, editor).textDocument });
}

/** Lets the writer choose a file and keeps its text as the copy of the source at the cursor. */
export async function attachFile(client: BaseLanguageClient): Promise<void> {
  await withSource(client, async (source) => {
    const [file] =
      (await window.showOpenDialog({
        title: l10n.t('A file that holds {0}', source.name),
        openLabel: l10n.t('Attach'),
        filters: { [l10n.t('Sources')]: ENDINGS, [l10n.t('All files')]: ['*'] },
      })) ?? [];
    if (!file) return null;
    const { size } = await workspace.fs.stat(file);
    if (size > LARGEST) {
      await window.showWarningMessage(l10n.t('The file is larger than 64 MB and was not read.'));
      return null;
    }
    const name = decodeURIComponent(file.path.replace(/^.*\//, ''));
    return { method: 'file', name, bytes: await workspace.fs.readFile(file) };
  });
}

/** Keeps the words on the clipboard as the copy of the source at the cursor. */
export async function pasteCopy(client: BaseLanguageClient): Promise<void> {
  await withSource(client, async (source) => {
    const text = await env.clipboard.readText();
    if (text.trim() === '') {
      await window.showWarningMessage(
        l10n.t('The clipboard holds no text. Copy the text of {0} first, then paste it as its copy.', source.name),
      );
      return null;
    }
    return { method: 'clipboard', name: 'clipboard.txt', bytes: new TextEncoder().encode(text) };
  });
}

interface Content {
  readonly method: 'file' | 'clipboard';
  readonly name: string;
  readonly bytes: Uint8Array;
}

async function withSource(
  client: BaseLanguageClient,
  contentFor: (source: SourceAtResult) => Promise<Content | null>,
): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return;
  const place: SourceAtParams = placeOf(client, editor);
  const source = await client.sendRequest<SourceAtResult | null>(sourceAtMethod, place);
  if (!source) {
    await window.showInformationMessage(
      l10n.t('Put the cursor on a citation or an entry of the source list: a copy is made of that source.'),
    );
    return;
  }
  const content = await contentFor(source);
  if (!content) return;
  await attach(client, {
    textDocument: { ...place.textDocument, version: source.version },
    index: source.index,
    ...content,
  });
}

/** Has the server make a copy of the bytes and says what came of it. */
export async function attach(
  client: BaseLanguageClient,
  { bytes, ...params }: Omit<AttachParams, 'content'> & { readonly bytes: Uint8Array },
): Promise<void> {
  if (bytes.length > LARGEST) {
    await window.showWarningMessage(l10n.t('The file is larger than 64 MB and was not read.'));
    return;
  }
  const sent: AttachParams = { ...params, content: base64(bytes) };
  const { uri, message, failed } = await client.sendRequest<AttachResult>(attachMethod, sent);
  const open = l10n.t('Open the Copy');
  const show = failed ? window.showWarningMessage : window.showInformationMessage;
  if (uri === null) await show(message);
  else if ((await show(message, open)) === open) await window.showTextDocument(Uri.parse(uri, true));
}

function placeOf(client: BaseLanguageClient, { document, selection }: TextEditor): SourceAtParams {
  const { code2ProtocolConverter: convert } = client;
  return { textDocument: { uri: convert.asUri(document.uri) }, position: convert.asPosition(selection.active) };
}

async function execute(client: BaseLanguageClient, command: string, params: object): Promise<void> {
  await client.sendRequest('workspace/executeCommand', { command, arguments: [params] });
}

/** In steps, since a function takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return btoa(parts.join(''));
}
