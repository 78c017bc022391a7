import { l10n, window, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { SignableResult, SignOffParams, SourceAtParams } from '../requests.ts';
import { signableMethod, signOffCommand, takeBackSignOffCommand } from '../requests.ts';

/**
 * Lets the writer stand for the quote or figure at the cursor, with a note if they like. `place` comes with the light
 * bulb.
 */
export async function checkedMyself(client: BaseLanguageClient, place?: unknown): Promise<void> {
  const where = isPlace(place) ? place : placeAtCursor(client);
  if (!where) return;
  const { textDocument, position } = where;
  const found = await client.sendRequest<SignableResult | null>(signableMethod, { textDocument, position });
  if (!found) {
    await window.showInformationMessage(
      l10n.t('Put the cursor on a quote, or into a sentence with a figure, that cites a source of the list.'),
    );
    return;
  }
  const note = await window.showInputBox({
    title: l10n.t('I checked this myself: {0}', found.excerpt),
    prompt: l10n.t(
      'How did you check it? A note for others and for later, e. g. “heard the recording”. It may be empty.',
    ),
    value: found.signed?.note ?? '',
  });
  // Escape: nothing is signed.
  if (note === undefined) return;
  const by = workspace.getConfiguration('wellSourced').get('signature', '');
  await run(client, signOffCommand, {
    textDocument: { uri: textDocument.uri, version: found.version },
    position,
    by,
    note,
  });
}

/** Takes back that somebody checked what stands at the cursor. */
export async function takeBackChecked(client: BaseLanguageClient): Promise<void> {
  const where = placeAtCursor(client);
  if (where) await run(client, takeBackSignOffCommand, where);
}

async function run(client: BaseLanguageClient, command: string, params: SignOffParams): Promise<void> {
  await client.sendRequest('workspace/executeCommand', { command, arguments: [params] });
}

function placeAtCursor(client: BaseLanguageClient): SourceAtParams | null {
  const editor = window.activeTextEditor;
  if (!editor) return null;
  const { code2ProtocolConverter: convert } = client;
  return {
    textDocument: { uri: convert.asUri(editor.document.uri) },
    position: convert.asPosition(editor.selection.active),
  };
}

const isPlace = (value: unknown): value is SourceAtParams =>
  typeof value === 'object' && value !== null && 'textDocument' in value && 'position' in value;
