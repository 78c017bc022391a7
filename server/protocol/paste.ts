import type { Range, TextEdit } from 'vscode-languageserver-protocol';
import { type PastedSources, pasteSources, placeOfWords } from '../edits/pasteSources.ts';
import { rangeOf, spanOf } from './ranges.ts';
import { PASTE, type PasteParams, type PasteResult } from './requests.ts';
import type { State } from './state.ts';

/** No one means the citations of a text so short, and none so long is looked for in every open draft. */
const SHORTEST = 3;
const LONGEST = 200_000;

/** Serves the offer to bring the entries along when words of one open draft are pasted into another. */
export function servePaste({ desk, workspace }: State): void {
  desk.answer<PasteParams, PasteResult | null>(PASTE, null, ({ textDocument, range, text }) => {
    const open = workspace.get(textDocument.uri);
    if (!open || open.version !== textDocument.version || text.length < SHORTEST || text.length > LONGEST) return null;
    const place = spanOf(open.text, range);
    for (const other of workspace.drafts) {
      if (other === open) continue;
      const words = placeOfWords(other.draft, text);
      const pasted = words && pasteSources(other.draft, words, open.draft, place.start);
      if (!pasted) continue;
      // Entries that would stand in what the paste replaces have no place.
      if (pasted.edits.some(({ start }) => place.start < start && start < place.end)) return null;
      const edits = pasted.edits.map(
        (edit): TextEdit => ({ range: rangeOf(open.text, edit) as Range, newText: edit.newText }),
      );
      return { text: pasted.text, edits, title: titleOf(pasted), version: open.version };
    }
    return null;
  });
}

function titleOf({ added, known }: PastedSources): string {
  if (added === 0)
    return known === 1 ? 'Paste and cite the entry that is here' : 'Paste and cite the entries that are here';
  return added === 1 ? 'Paste with its source' : `Paste with its ${added} sources`;
}
