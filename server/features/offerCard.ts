import type { Draft } from '../draft/model.ts';
import { oneLine } from '../text/escapeMarkdown.ts';
import { citedFor } from './citedFor.ts';
import { filterTextOf } from './completeLabel.ts';
import { quoteFilterText } from './completeQuote.ts';
import type { Offer } from './completion.ts';
import { quoted } from './describe.ts';
import { sourceCard } from './hover.ts';
import type { RichText } from './richText.ts';

/**
 * The card of a completion's offer. The draft may have changed since it was offered, so the offer is known again by the
 * words it is filtered by, at its old place first; null when the draft no longer has it.
 */
export function offerCard(draft: Draft, kind: Offer['kind'], index: number, filterText: string): RichText | null {
  if (kind === 'source') {
    const isIt = (source: (typeof draft.sources)[number]) => filterTextOf(source) === filterText;
    const before = draft.sources[index];
    const source = before && isIt(before) ? before : draft.sources.find(isIt);
    return source ? sourceCard(draft, source) : null;
  }
  if (kind === 'number') return null;
  const isIt = (quote: (typeof draft.quotes)[number]) => quoteFilterText(draft, quote) === filterText;
  const before = draft.quotes[index];
  const quote = before && isIt(before) ? before : draft.quotes.find(isIt);
  if (!quote) return null;
  const sources = new Set(
    citedFor(quote).flatMap((citation) => citation.labels.flatMap(({ source }) => (source ? [source] : []))),
  );
  return [
    [quoted(quote.text), quote.speaker ? ` – ${oneLine(quote.speaker, 100)}` : ''],
    ...[...sources].slice(0, 3).flatMap((source) => sourceCard(draft, source)),
  ];
}
