import type { InlayHint, InlayHintParams, MarkupContent } from 'vscode-languageserver-protocol';
import { hintCard, inlayHints } from '../features/inlayHints.ts';
import { render } from '../features/richText.ts';
import type { OpenDraft } from '../workspace/openDraft.ts';
import { spanOf } from './ranges.ts';
import type { State } from './state.ts';

interface HintData {
  readonly uri: string;
  readonly version: number;
  readonly offset: number;
}

/** Serves the outlets' names behind citations, for writers who have switched them on. */
export function serveInlayHints({ desk, workspace, client }: State): void {
  desk.answer<InlayHintParams, InlayHint[] | null>('textDocument/inlayHint', null, async ({ textDocument, range }) => {
    const open = workspace.get(textDocument.uri);
    if (!open) return null;
    const { version } = open;
    const { settings } = await workspace.policyOf(open);
    if (!settings.inlayHints || open.version !== version) return null;
    return inlayHints(open.draft, spanOf(open.text, range)).map(({ offset, label }) => {
      const data: HintData = { uri: open.uri, version, offset };
      const hint = { position: open.text.positionAt(offset), label, paddingLeft: true };
      return client.lateHintTooltips ? { ...hint, data } : { ...hint, ...tooltip(open, offset) };
    });
  });

  desk.answer<InlayHint, InlayHint | null>('inlayHint/resolve', null, (hint) => {
    const data = hint.data as HintData | undefined;
    const open = data && workspace.get(data.uri);
    return open && open.version === data.version ? { ...hint, ...tooltip(open, data.offset) } : hint;
  });
}

function tooltip(open: OpenDraft, offset: number): { readonly tooltip?: MarkupContent } {
  const card = hintCard(open.draft, offset);
  return card ? { tooltip: { kind: 'markdown', value: render(card, 'markdown') } } : {};
}
