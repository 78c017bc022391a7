import type { TextEdit as LspTextEdit, SnippetTextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { TextEdit } from '../edits/fix.ts';
import type { DraftText } from '../text/draftText.ts';
import type { OpenDraft } from '../workspace/openDraft.ts';
import type { Abilities } from './abilities.ts';
import { rangeOf } from './ranges.ts';

/** An editor takes a second for each ten thousand edits, so more than this (and none with stops) are made in larger pieces. */
const MOST_EDITS = 1000;

/**
 * The same change in at most `most` edits: neighbours are joined over the text between them, which stays as it is.
 * @param edits sorted by start, not overlapping
 */
export function joined(text: DraftText, edits: readonly TextEdit[], most: number = MOST_EDITS): readonly TextEdit[] {
  if (edits.length <= most || edits.some(({ stops }) => stops && stops.length > 0)) return edits;
  const size = Math.ceil(edits.length / most);
  const out: TextEdit[] = [];
  for (let first = 0; first < edits.length; first += size) {
    const group = edits.slice(first, first + size);
    const parts: string[] = [];
    let at = group[0]!.start;
    for (const { start, end, newText } of group) {
      parts.push(text.slice(at, start), newText);
      at = end;
    }
    out.push({ start: group[0]!.start, end: at, newText: parts.join('') });
  }
  return out;
}

/**
 * What is inserted in front of text that is replaced becomes part of that edit: an editor that makes edits from the end
 * may put such two in the wrong order.
 * @param edits sorted by start, not overlapping
 */
export function apart(edits: readonly TextEdit[]): readonly TextEdit[] {
  const out: TextEdit[] = [];
  for (const edit of edits) {
    const before = out.at(-1);
    if (before?.start !== edit.start) {
      out.push(edit);
      continue;
    }
    const { length } = before.newText;
    const behind = edit.stops?.map(({ start, end }) => ({ start: start + length, end: end + length }));
    const stops = [...(before.stops ?? []), ...(behind ?? [])];
    const newText = before.newText + edit.newText;
    out[out.length - 1] = { start: edit.start, end: edit.end, newText, ...(stops.length > 0 ? { stops } : {}) };
  }
  return out;
}

/** The edits as one change of the present version of the draft, with the writer's stops where the client takes them. */
export function workspaceEdit(
  open: OpenDraft,
  all: readonly TextEdit[],
  client: Pick<Abilities, 'versionedEdits' | 'snippetEdits'>,
): WorkspaceEdit {
  const edits = joined(open.text, apart(all));
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
