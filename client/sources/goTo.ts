import { Range, TextEditorRevealType, ThemeColor, Uri, window } from 'vscode';
import type { ItemNode, PlaceNode, QuoteNode } from './nodes.ts';
import type { SourcesView } from './view.ts';

/** Where the writer was led last: the same item again leads to its next place. */
let last: { readonly uri: string; readonly id: string; readonly at: number } | null = null;

/** A selection in an editor without the focus is pale, so its line is marked until the writer moves on. */
const mark = window.createTextEditorDecorationType({
  isWholeLine: true,
  backgroundColor: new ThemeColor('editor.rangeHighlightBackground'),
  border: '1px solid',
  borderColor: new ThemeColor('editor.rangeHighlightBorder'),
});

/** Takes the mark away once the selection is another one. */
export const watchMark = () =>
  window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
    if (!marked || !selections[0]?.isEqual(marked)) textEditor.setDecorations(mark, []);
  });
let marked: Range | null = null;

/**
 * Shows an item's entry; the same item again shows its first use, then the next, and after the last one the entry. The
 * focus stays in the view, so that Enter goes on. A row of a single use leads to that use.
 */
export async function goTo(view: SourcesView, node: ItemNode | PlaceNode | undefined): Promise<void> {
  const { document } = view.shown;
  if (!document || !node) return;
  const found = await view.places(node.item);
  const count = found?.places.length ?? 0;
  if (!found || count === 0) return;
  const uri = document.uri.toString();
  const { id } = node.item;
  const again = last?.uri === uri && last.id === id;
  const at = node.kind === 'place' ? Math.min(node.at, count - 1) : again ? (last!.at + 1) % count : 0;
  last = { uri, id, at };
  await reveal(uri, found.places[at]!.range);
}

/** Shows a quote. */
export async function goToQuote(view: SourcesView, node: QuoteNode | undefined): Promise<void> {
  const { document } = view.shown;
  if (document && node) await reveal(document.uri.toString(), node.quote.range);
}

async function reveal(uri: string, { start, end }: QuoteNode['quote']['range']): Promise<void> {
  const range = new Range(start.line, start.character, end.line, end.character);
  const editor = await window.showTextDocument(Uri.parse(uri), {
    preserveFocus: true,
    selection: range,
    ...columnOf(uri),
  });
  marked = range;
  editor.setDecorations(mark, [range]);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The group of editors that shows the draft already. */
function columnOf(uri: string) {
  const shown = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri);
  return shown?.viewColumn === undefined ? {} : { viewColumn: shown.viewColumn };
}
