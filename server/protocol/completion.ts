import type {
  CompletionItem,
  CompletionList,
  InlineCompletionList,
  MarkupContent,
} from 'vscode-languageserver-protocol';
import { completion, mayComplete, mayContinue, type Offer } from '../features/completion.ts';
import { continuedInline } from '../features/continueQuote.ts';
import { offerCard } from '../features/offerCard.ts';
import { render } from '../features/richText.ts';
import { rangeOf } from './ranges.ts';
import type { AtPosition, State } from './state.ts';

const PLAIN_TEXT = 1;
const AS_IS = 1;
/** Item kinds, for the icon: a source is a reference, a number a value, a quote text. */
const KINDS: Readonly<Record<Offer['kind'], 18 | 12 | 1>> = { source: 18, number: 12, quote: 1 };

/** Finds the card of an offer again, when the writer looks at it. */
interface OfferData {
  readonly uri: string;
  readonly version: number;
  readonly kind: Offer['kind'];
  readonly index: number;
}

export function serveCompletion({ desk, workspace, client }: State): void {
  desk.answer<AtPosition, CompletionList | null>(
    'textDocument/completion',
    null,
    async ({ textDocument, position }) => {
      const open = workspace.get(textDocument.uri);
      if (!open) return null;
      const offset = open.text.offsetAt(position);
      if (!mayComplete(open.text, offset)) return null;
      const { version } = open;
      const lookup = await workspace.lookup(open);
      // The place belongs to the version that the client asked about.
      if (open.version !== version) return null;
      const found = completion(open.draft, offset, lookup);
      if (!found) return null;
      const range = rangeOf(open.text, found.span);
      const items = found.offers.map((offer, rank): CompletionItem => {
        const data: OfferData = { uri: open.uri, version: open.version, kind: offer.kind, index: offer.index };
        return {
          label: offer.label,
          kind: KINDS[offer.kind],
          ...(client.labelDetails ? { labelDetails: { description: offer.detail } } : { detail: offer.detail }),
          filterText: offer.filterText,
          sortText: String(rank).padStart(4, '0'),
          // Words of the draft are inserted as they are: `$1,500` and `}` mean nothing here.
          insertTextFormat: PLAIN_TEXT,
          ...(client.insertAsIs ? { insertTextMode: AS_IS } : {}),
          textEdit: { range, newText: offer.newText },
          ...(offer.index >= 0 ? { data } : {}),
        };
      });
      return { isIncomplete: found.incomplete, items };
    },
  );

  desk.answer<AtPosition, InlineCompletionList | null>(
    'textDocument/inlineCompletion',
    null,
    async ({ textDocument, position }) => {
      const open = workspace.get(textDocument.uri);
      if (!open) return null;
      const offset = open.text.offsetAt(position);
      if (!mayContinue(open.text, offset)) return null;
      const { version } = open;
      const lookup = await workspace.lookup(open);
      if (open.version !== version || !lookup.hasCopies) return null;
      const found = continuedInline(open.draft, offset, lookup);
      return found && { items: [{ insertText: found.newText, range: rangeOf(open.text, found) }] };
    },
  );

  desk.answer<CompletionItem, CompletionItem | null>('completionItem/resolve', null, (item) => {
    const data = item.data as OfferData | undefined;
    const open = data && workspace.get(data.uri);
    // The draft may have moved on by the letters that the writer typed; a card of another source would be worse than none.
    const card = open ? offerCard(open.draft, data.kind, data.index, item.filterText ?? '') : null;
    if (!card) return item;
    const kind: MarkupContent['kind'] = client.documentationMarkdown ? 'markdown' : 'plaintext';
    return { ...item, documentation: { kind, value: render(card, kind) } };
  });
}
