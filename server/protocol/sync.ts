import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
} from 'vscode-languageserver-protocol';
import { changeBetween } from '../text/change.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { CheckingEvidence } from './evidence.ts';
import { spanOf } from './ranges.ts';
import { Rehearsal } from './rehearse.ts';
import type { State } from './state.ts';

/** Keeps the drafts as the client has them. */
export function serveSync({ desk, workspace }: State, diagnostics: Diagnostics, evidence: CheckingEvidence): void {
  const rehearsal = new Rehearsal(desk);
  desk.hear<DidOpenTextDocumentParams>('textDocument/didOpen', ({ textDocument }) => {
    const { uri, languageId, version, text } = textDocument;
    const opened = workspace.open(uri, languageId, version, text);
    if (!opened) return;
    diagnostics.changed(opened, true);
    evidence.changed(opened);
    rehearsal.begin(opened);
  });

  desk.hear<DidChangeTextDocumentParams>('textDocument/didChange', ({ textDocument, contentChanges }) => {
    const open = workspace.get(textDocument.uri);
    if (!open) return;
    rehearsal.end();
    // In order, each against the text that the one before it left.
    for (const change of contentChanges) {
      const span = 'range' in change ? spanOf(open.text, change.range) : { start: 0, end: open.text.length };
      // Of a whole text, as formatters and some editors send it, mostly little is another one.
      const { start, end, insert } = changeBetween(open.text.slice(span.start, span.end), change.text);
      open.edit(span.start + start, span.start + end, insert);
      workspace.evidence.edited(open, span.start + start, span.start + end, insert.length);
    }
    open.settle(textDocument.version);
    diagnostics.changed(open, false);
    evidence.changed(open);
  });

  desk.hear<DidCloseTextDocumentParams>('textDocument/didClose', ({ textDocument }) => {
    const closed = workspace.close(textDocument.uri);
    if (!closed) return;
    diagnostics.closed(closed);
    evidence.closed(closed);
  });
}
