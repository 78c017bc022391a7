import type { Source } from '../draft/model.ts';
import { bibtex } from '../export/bibtex.ts';
import { itemsOf } from '../export/itemOf.ts';
import { markdown } from '../export/markdown.ts';
import { plainText } from '../export/text.ts';
import type { OpenDraft } from '../workspace/openDraft.ts';
import { EXPORT, type ExportParams, type ExportResult } from './requests.ts';
import type { State } from './state.ts';

/** Serves the copying of sources. */
export function serveExport({ desk, workspace }: State): void {
  desk.answer<ExportParams, ExportResult | null>(EXPORT, null, ({ textDocument, format, sources }) => {
    const open = workspace.get(textDocument.uri);
    // Sources are named by their place in one version of the draft.
    if (!open || open.version !== textDocument.version) return null;
    const all = open.draft.sources;
    const chosen = sources ? sources.flatMap((index) => all[index] ?? []) : all;
    return write(open, format, chosen);
  });
}

function write({ draft }: OpenDraft, format: ExportParams['format'], sources: readonly Source[]): ExportResult {
  if (format === 'bibtex') {
    const items = itemsOf(sources);
    return { count: items.length, text: items.length > 0 ? `${bibtex(items)}\n` : '' };
  }
  const text = format === 'markdown' ? markdown(draft, sources) : plainText(draft, sources);
  return { count: sources.length, text: sources.length > 0 ? `${text}\n` : '' };
}
