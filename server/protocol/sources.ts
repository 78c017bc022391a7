import type { ApplyWorkspaceEditResult } from 'vscode-languageserver-protocol';
import { entryAt } from '../draft/near.ts';
import { cite } from '../features/cite.ts';
import { citableSources } from '../features/sources.ts';
import { workspaceEdit } from './edits.ts';
import { spanOf } from './ranges.ts';
import { CITE, type CiteParams, type CiteResult, SOURCES, type SourcesResult } from './requests.ts';
import type { InDocument, State } from './state.ts';

/** Serves the pick list of sources and the citing of one of them. */
export function serveSources({ desk, workspace, client }: State): void {
  desk.answer<InDocument, SourcesResult | null>(SOURCES, null, ({ textDocument }) => {
    const open = workspace.get(textDocument.uri);
    return open ? { version: open.version, sources: citableSources(open.draft) } : null;
  });

  const failed: CiteResult = { applied: false, reason: 'Something went wrong; the log of Well-Sourced says what.' };
  desk.answer<CiteParams, CiteResult>(CITE, failed, async ({ textDocument, range, index }) => {
    const open = workspace.get(textDocument.uri);
    if (!open || open.version !== textDocument.version) {
      return { applied: false, reason: 'The draft has changed in the meantime. Please try again.' };
    }
    const source = open.draft.sources[index];
    const place = spanOf(open.text, range);
    if (source && entryAt(open.draft, place.end) === source) {
      return {
        applied: false,
        reason:
          'The cursor stands in the entry of this source. Put it where the text needs the source, and cite again.',
      };
    }
    const edits = source ? cite(open.draft, place, source) : [];
    if (edits.length === 0) return { applied: false, reason: 'This source is cited here already.' };
    const edit = workspaceEdit(open, edits, client);
    const result = await desk.ask<ApplyWorkspaceEditResult>('workspace/applyEdit', { label: 'Cite a source', edit });
    if (result?.applied) return { applied: true };
    return {
      applied: false,
      reason: 'The editor did not take the change; the draft may have changed in the meantime.',
    };
  });
}
