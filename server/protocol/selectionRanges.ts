import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver-protocol';
import { selectionRanges } from '../features/selectionRanges.ts';
import { rangeOf } from './ranges.ts';
import type { State } from './state.ts';

/** Serves growing selections, one for each cursor. */
export function serveSelectionRanges({ desk, workspace }: State): void {
  desk.answer<SelectionRangeParams, SelectionRange[] | null>(
    'textDocument/selectionRange',
    null,
    ({ textDocument, positions }) => {
      const open = workspace.get(textDocument.uri);
      if (!open) return null;
      return positions.map((position) => {
        let range: SelectionRange | undefined;
        for (const span of [...selectionRanges(open.draft, open.text.offsetAt(position))].reverse()) {
          range = range ? { range: rangeOf(open.text, span), parent: range } : { range: rangeOf(open.text, span) };
        }
        // Each cursor has to have one.
        return range ?? { range: { start: position, end: position } };
      });
    },
  );
}
