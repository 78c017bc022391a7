import type { ApplyWorkspaceEditResult } from 'vscode-languageserver-protocol';
import { insertPassage, passagesOf, quotableSources } from '../features/quoteFromCopy.ts';
import { workspaceEdit } from './edits.ts';
import { spanOf } from './ranges.ts';
import {
  type CiteResult,
  QUOTABLE,
  QUOTE_PASSAGE,
  type QuotableResult,
  type QuotePassageParams,
  type SaveCopyParams,
  SEARCH_COPIES,
  type SearchCopiesParams,
  type SearchCopiesResult,
} from './requests.ts';
import type { State } from './state.ts';

const STALE = 'The draft has changed in the meantime. Please try again.';
const OTHER_COPY = 'The saved copy has changed in the meantime. Please look for the passage again.';

/** Serves the pick of a passage from a saved copy, and puts it into the draft. */
export function serveQuoting({ desk, workspace, client }: State): void {
  desk.answer<SaveCopyParams, QuotableResult | null>(QUOTABLE, null, async ({ textDocument, position }) => {
    const open = workspace.get(textDocument.uri);
    if (!open) return null;
    const { version } = open;
    const lookup = await workspace.lookup(open);
    if (open.version !== version) return null;
    return { version, sources: quotableSources(open.draft, open.text.offsetAt(position), lookup) };
  });

  desk.answer<SearchCopiesParams, SearchCopiesResult | null>(SEARCH_COPIES, null, async (params) => {
    const { textDocument, index, query } = params;
    const open = workspace.get(textDocument.uri);
    if (!open || open.version !== textDocument.version) return null;
    const lookup = await workspace.lookup(open);
    const source = open.draft.sources[index];
    if (!source || open.version !== textDocument.version) return null;
    return { passages: passagesOf(open.draft, source, query, lookup) };
  });

  const failed: CiteResult = { applied: false, reason: 'Something went wrong; the log of Well-Sourced says what.' };
  const refused = (reason: string): CiteResult => ({ applied: false, reason });
  desk.answer<QuotePassageParams, CiteResult>(QUOTE_PASSAGE, failed, async (params) => {
    const { textDocument, range, index, passage } = params;
    const open = workspace.get(textDocument.uri);
    if (!open || open.version !== textDocument.version) return refused(STALE);
    const lookup = await workspace.lookup(open);
    const source = open.draft.sources[index];
    if (!source || open.version !== textDocument.version) return refused(STALE);
    const stored = lookup.copiesOf(source).find(({ uri }) => uri === passage.copy);
    const words = stored?.copy.text.slice(passage.start, passage.end).replace(/[\s\f]+/g, ' ');
    if (words?.trim() !== passage.words) return refused(OTHER_COPY);
    const edits = insertPassage(open.draft, spanOf(open.text, range), source, passage.words);
    if (typeof edits === 'string') return refused(edits);
    const label = 'Quote from a source';
    const edit = workspaceEdit(open, edits, client);
    const result = await desk.ask<ApplyWorkspaceEditResult>('workspace/applyEdit', { label, edit });
    if (result?.applied) return { applied: true };
    return refused('The editor did not take the change; the draft may have changed in the meantime.');
  });
}
