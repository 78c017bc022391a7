import { quotesCiting } from '../draft/near.ts';
import { placeAt } from '../features/place.ts';
import { sourceAt } from '../features/sourceAt.ts';
import { DraftText } from '../text/draftText.ts';
import type { StoredCopy } from '../workspace/copies.ts';
import { rangeOf } from './ranges.ts';
import { PASSAGE, type PassageResult } from './requests.ts';
import type { AtPosition, State } from './state.ts';

/** Serves where the words at a position stand in the saved copies, so that an editor can open that place. */
export function servePassages({ desk, workspace }: State): void {
  desk.answer<AtPosition, PassageResult | null>(PASSAGE, null, async ({ textDocument, position }) => {
    const open = workspace.get(textDocument.uri);
    if (!open) return null;
    const { version } = open;
    const lookup = await workspace.lookup(open);
    if (open.version !== version) return null;
    const { draft } = open;
    const offset = open.text.offsetAt(position);
    const place = placeAt(draft, offset);
    const quotes =
      place?.kind === 'quote' ? [place.quote] : place?.kind === 'citation' ? quotesCiting(draft, place.citation) : [];
    const found = quotes.map((quote) => lookup.quote(quote));
    const best = found.find(({ stored }) => stored !== null) ?? found[0];
    const { evidence, stored } = best ?? { evidence: null, stored: null };
    if (best && evidence && stored && evidence.span) {
      const text = DraftText.of(stored.copy.text);
      const words = text.slice(evidence.span.start, evidence.span.end);
      return {
        ...openAt(stored),
        range: inFile(stored, rangeOf(text, evidence.span)),
        passage: words,
        quote: best.quote.text,
      };
    }
    // Words that were not found: the copy is opened where it begins, to be looked through.
    const source = best?.checked[0] ?? sourceAt(draft, { start: offset, end: offset });
    const first = source ? lookup.copiesOf(source)[0] : undefined;
    return first ? { ...openAt(first), range: null, passage: '', quote: best?.quote.text ?? '' } : null;
  });
}

const openAt = (stored: StoredCopy) => ({ uri: stored.uri, name: stored.copy.meta.title ?? stored.name });

/** The text of a copy begins behind the head of its file. */
function inFile({ copy }: StoredCopy, { start, end }: ReturnType<typeof rangeOf>) {
  const below = (at: typeof start) => ({ line: at.line + copy.firstLine, character: at.character });
  return { start: below(start), end: below(end) };
}
