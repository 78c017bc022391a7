import type { Citation, CitationLabel, Draft, Quote, Source } from '../draft/model.ts';
import { claimsCiting, quotesCiting } from '../draft/near.ts';
import { listFor } from '../edits/labels.ts';
import { oneLine } from '../text/escapeMarkdown.ts';
import type { Span } from '../text/span.ts';
import type { EvidenceLookup } from '../workspace/evidenceLookup.ts';
import { signedWords } from '../workspace/signOff.ts';
import { citedFor } from './citedFor.ts';
import { contentsOf, headline, labelOf, particulars, quoted, usesOf } from './describe.ts';
import { evidenceCard, evidenceWords, figuresCard } from './evidenceCard.ts';
import { type Place, placeAt } from './place.ts';
import type { RichText, Run } from './richText.ts';

/** A card and the span it speaks of. */
export interface Hover {
  readonly span: Span;
  readonly card: RichText;
}

/** The most sources that the card of a range such as `[2–40]` shows in full. */
const MOST_SOURCES = 5;
const MOST_QUOTES = 3;

/**
 * What is known of the citation, entry label or quote at the offset; null when there is nothing to say.
 * @param evidence what can be looked up in saved copies of this very draft
 */
export function hover(draft: Draft, offset: number, evidence: EvidenceLookup | null = null): Hover | null {
  const place = placeAt(draft, offset);
  if (!place) return null;
  const card = [...signature(draft, place, evidence), ...cardOf(draft, place, evidence?.hasCopies ? evidence : null)];
  return card.length > 0 ? { span: place.span, card } : null;
}

/** Who stands for the quote, or for what the citation covers. */
function signature(draft: Draft, place: Place, evidence: EvidenceLookup | null): RichText {
  if (!evidence?.isSigned || place.kind === 'entry') return [];
  const spans: readonly Span[] =
    place.kind === 'quote'
      ? [place.quote]
      : [...quotesCiting(draft, place.citation), ...claimsCiting(draft, place.citation)];
  const signed = spans.map((one) => evidence.signedAt(one)).find((one) => one !== null);
  if (!signed) return [];
  const { note, ...rest } = signed;
  const words = oneLine(signedWords({ ...rest, note: '' }).replace(/\.$/, ''), 200);
  return [[{ bold: words }, note === '' ? '' : `: ${oneLine(note, 500)}`]];
}

/** The card of a source by itself, as completion shows it. */
export function sourceCard(draft: Draft, source: Source): RichText {
  return [headline(source), particulars(source), [usesOf(draft, source, null)]];
}

function cardOf(draft: Draft, place: Place, evidence: EvidenceLookup | null): RichText {
  if (place.kind === 'entry') return sourceCard(draft, place.source);
  if (place.kind === 'quote') return [...quoteVerdict(place.quote, evidence), ...quoteCard(draft, place.quote)];
  const known = place.labels.filter((label) => label.source !== null);
  const missing = place.labels.filter((label) => label.source === null);
  return [
    ...known.slice(0, MOST_SOURCES).flatMap((label) => citedCard(draft, label.source!, place.citation)),
    ...(known.length > MOST_SOURCES ? [[`and ${known.length - MOST_SOURCES} more sources of this range.`]] : []),
    ...(missing.length > 0 ? missingCard(draft, place.citation, missing) : []),
    ...coveredQuotes(draft, place.citation, evidence),
    ...(evidence ? figuresCard(evidence.figures(place.citation)) : []),
  ];
}

function citedCard(draft: Draft, source: Source, here: Citation): RichText {
  return [headline(source), particulars(source), [usesOf(draft, source, here)]];
}

function missingCard(draft: Draft, citation: Citation, missing: readonly CitationLabel[]): RichText {
  const mark = citation.style === 'footnote' ? '^' : '';
  const names = missing.slice(0, MOST_SOURCES).map((label) => `[${mark}${oneLine(label.label, 40)}]`);
  const more = missing.length > names.length ? ` and ${missing.length - names.length} more` : '';
  const list = listFor(draft, citation.start, citation.style === 'footnote');
  if (!list) {
    return [
      [{ bold: `No source for ${names.join(', ')}${more}` }],
      ['This draft has no source list yet, so a reader cannot tell where this comes from.'],
    ];
  }
  // The finding at the same place says what to do; editors show both in one card.
  return [[{ bold: `There is no entry ${names.join(', ')}${more}` }], [contentsOf(list)]];
}

function coveredQuotes(draft: Draft, citation: Citation, evidence: EvidenceLookup | null): RichText {
  const quotes = quotesCiting(draft, citation).filter((quote) => citedFor(quote).includes(citation));
  if (quotes.length === 0) return [];
  const runs = quotes
    .slice(0, MOST_QUOTES)
    .map((quote): readonly Run[] => [
      'Covers ',
      quoted(quote.text),
      quote.speaker ? ` – ${oneLine(quote.speaker, 100)}` : '',
      evidence ? ` – ${evidenceWords(evidence.quote(quote))}` : '',
    ]);
  return quotes.length > MOST_QUOTES ? [...runs, [`and ${quotes.length - MOST_QUOTES} more quotes.`]] : runs;
}

function quoteVerdict(quote: Quote, evidence: EvidenceLookup | null): RichText {
  return evidence && quote.cited ? evidenceCard(evidence.quote(quote)) : [];
}

// A quote of which nothing is known gets no card: words in marks are everywhere, and a card over each would grate.
function quoteCard(draft: Draft, quote: Quote): RichText {
  const citations = citedFor(quote);
  const labels = citations.flatMap((citation) => citation.labels);
  const sources = [...new Set(labels.flatMap((label) => (label.source ? [label.source] : [])))];
  if (!quote.speaker && labels.length === 0) return [];
  const card: (readonly Run[])[] = [];
  if (quote.speaker) card.push(['Said by ', { bold: oneLine(quote.speaker, 100) }]);
  for (const source of sources.slice(0, MOST_SOURCES)) {
    card.push([`[${oneLine(labelOf(source), 40)}] `, ...headline(source)], particulars(source));
  }
  if (sources.length > MOST_SOURCES) card.push([`and ${sources.length - MOST_SOURCES} more sources.`]);
  if (labels.length === 0) card.push(['No source is cited for this quote.']);
  else if (sources.length === 0) {
    const citation = citations[0]!;
    const list = listFor(draft, citation.start, citation.style === 'footnote');
    card.push([`The source it cites is not in the list. ${list ? contentsOf(list) : ''}`]);
  }
  return card;
}
