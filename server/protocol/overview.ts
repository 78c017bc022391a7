import { excerptAt } from '../features/excerpt.ts';
import { isShown, overview, overviewCounts, placesOf, sourceNamed } from '../features/overview.ts';
import { type QuoteStanding, quoteStandings, quotesSource } from '../features/quoteStanding.ts';
import { oneLine } from '../text/escapeMarkdown.ts';
import type { OpenDraft } from '../workspace/openDraft.ts';
import { rangeOf } from './ranges.ts';
import {
  OVERVIEW,
  type OverviewParams,
  type OverviewResult,
  PLACES,
  type PlacesParams,
  type PlacesResult,
  QUOTE_MARKS,
  type QuoteMark,
  type QuoteMarksResult,
} from './requests.ts';
import type { InDocument, State } from './state.ts';

/** A source that is cited more often is shown with this many of its places. */
const MOST_PLACES = 1000;

/** A draft with more quotes has marks beside the first ones alone. */
const MOST_MARKS = 5000;

/** Serves what a view of the sources and a status bar show. */
export function serveOverview({ desk, workspace }: State): void {
  const standingsOf = async (open: OpenDraft) => {
    const { signed } = await workspace.policyOf(open);
    return quoteStandings(open.draft, workspace.evidence.last(open), signed);
  };

  desk.answer<OverviewParams, OverviewResult | null>(OVERVIEW, null, async ({ textDocument, items }) => {
    const open = workspace.get(textDocument.uri);
    if (!open) return null;
    const { settings } = await workspace.policyOf(open);
    if (!isShown(open.draft, settings.draft)) return null;
    const findings = await workspace.findings(open);
    const standings = await standingsOf(open);
    const { draft, version } = open;
    return items
      ? { version, ...overview(draft, findings, standings) }
      : { version, ...overviewCounts(draft, findings, standings), missing: [], lists: [] };
  });

  desk.answer<PlacesParams, PlacesResult | null>(PLACES, null, async ({ textDocument, id }) => {
    const open = workspace.get(textDocument.uri);
    if (!open) return null;
    const findings = await workspace.findings(open);
    const standings = await standingsOf(open);
    const { draft, text, version } = open;
    const places = placesOf(draft, findings, id);
    const source = sourceNamed(draft, findings, id);
    const quotes = source ? standings.filter(({ quote }) => quotesSource(quote, source)) : [];
    return {
      version,
      total: places.length,
      places: places.slice(0, MOST_PLACES).map((place) => ({
        kind: place.kind,
        range: rangeOf(text, place),
        excerpt: excerptAt(draft, place),
      })),
      quotes: quotes.slice(0, MOST_PLACES).map((one) => quoteMark(open, one)),
    };
  });

  desk.answer<InDocument, QuoteMarksResult | null>(QUOTE_MARKS, null, async ({ textDocument }) => {
    const open = workspace.get(textDocument.uri);
    if (!open) return null;
    const { settings } = await workspace.policyOf(open);
    if (!isShown(open.draft, settings.draft)) return null;
    const standings = await standingsOf(open);
    return { version: open.version, quotes: standings.slice(0, MOST_MARKS).map((one) => quoteMark(open, one)) };
  });
}

const quoteMark = ({ text }: OpenDraft, { quote, standing, said }: QuoteStanding): QuoteMark => ({
  range: rangeOf(text, quote),
  words: oneLine(quote.text, 160),
  standing,
  said: oneLine(said, 300),
});
