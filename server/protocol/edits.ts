import type { TextEdit as LspTextEdit, SnippetTextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { TextEdit } from '../edits/fix.ts';
import type { OpenDraft } from '../workspace/openDraft.ts';
import type { Abilities } from './abilities.ts';
import { rangeOf } from './ranges.ts';

/** The edits as one change of the present version of the draft, with the writer's stops where the client takes them. */
export function workspaceEdit(
  open: OpenDraft,
  edits: readonly TextEdit[],
  client: Pick<Abilities, 'versionedEdits' | 'snippetEdits'>,
): WorkspaceEdit {
  const plain = (edit: TextEdit): LspTextEdit => ({ range: rangeOf(open.text, edit), newText: edit.newText });
  if (!client.versionedEdits) return { changes: { [open.uri]: edits.map(plain) } };
  const textDocument = { uri: open.uri, version: open.version };
  const withStops = (edit: TextEdit): LspTextEdit | SnippetTextEdit =>
    client.snippetEdits && edit.stops && edit.stops.length > 0
      ? { range: rangeOf(open.text, edit), snippet: { kind: 'snippet', value: snippetOf(edit) } }
      : plain(edit);
  return { documentChanges: [{ textDocument, edits: edits.map(withStops) }] };
}

/** The new text as a snippet: its words as they are, its stops as placeholders in the order of typing. */
export function snippetOf({ newText, stops = [] }: TextEdit): string {
  const inOrder = stops.map((stop, order) => ({ ...stop, number: order + 1 })).sort((a, b) => a.start - b.start);
  const isLast = stops.length === 1 && stops[0]!.start === stops[0]!.end;
  let snippet = '';
  let at = 0;
  for (const { start, end, number } of inOrder) {
    const words = escapeSnippet(newText.slice(start, end));
    // A lone empty stop is where the writing goes on, not a form to be filled in.
    const stop = isLast ? '$0' : words === '' ? `$${number}` : `\${${number}:${words}}`;
    snippet += escapeSnippet(newText.slice(at, start)) + stop;
    at = end;
  }
  return snippet + escapeSnippet(newText.slice(at));
}

function escapeSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
