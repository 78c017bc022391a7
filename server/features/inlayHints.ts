import { journalOf } from '../bibliography/journal.ts';
import type { Citation, Draft, Source } from '../draft/model.ts';
import { citationAt, citationsOver } from '../draft/near.ts';
import { oneLine } from '../text/escapeMarkdown.ts';
import type { Span } from '../text/span.ts';
import { sourceCard } from './hover.ts';
import { lastFrom } from './place.ts';
import type { RichText } from './richText.ts';

/** The longest name behind a citation, and the most names. */
const LONGEST_NAME = 30;
const MOST_NAMES = 3;
const MOST_CARDS = 5;

/** Words that are shown behind a citation and are no part of the text. */
export interface InlayHint {
  readonly offset: number;
  readonly label: string;
}

/** The outlet of what is cited behind each citation of the prose that begins in the span. */
export function inlayHints(draft: Draft, within: Span): readonly InlayHint[] {
  const hints: InlayHint[] = [];
  const citations = citationsOver(draft, within);
  // Of two that touch where the span begins the second is in it.
  for (const citation of citations.slice(Math.max(0, lastFrom(citations, within.start)))) {
    if (citation.within !== null) continue;
    const names = [...new Set(sourcesOf(citation).map(shortName))].filter((name) => name !== '');
    if (names.length === 0) continue;
    const more = names.length > MOST_NAMES ? ' …' : '';
    hints.push({ offset: citation.end, label: names.slice(0, MOST_NAMES).join(', ') + more });
  }
  return hints;
}

/** The cards of what the citation that ends at the offset cites; null where none ends. */
export function hintCard(draft: Draft, offset: number): RichText | null {
  // Of two that touch (`[1][2]`) the second begins here.
  const citation = citationAt(draft, offset - 1);
  if (citation?.end !== offset) return null;
  return sourcesOf(citation)
    .slice(0, MOST_CARDS)
    .flatMap((source) => sourceCard(draft, source));
}

const sourcesOf = (citation: Citation): readonly Source[] => [
  ...new Set(citation.labels.flatMap(({ source }) => (source ? [source] : []))),
];

function shortName({ details, catchAll }: Source): string {
  const { outlet, title, authors } = details;
  const name = outlet && (journalOf(outlet)['container-title'] ?? outlet);
  return catchAll ? '' : oneLine(name ?? authors[0] ?? title ?? '', LONGEST_NAME);
}
