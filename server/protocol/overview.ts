import { excerptAt } from '../features/excerpt.ts';
import { isShown, overview, overviewCounts, placesOf } from '../features/overview.ts';
import { rangeOf } from './ranges.ts';
import {
  OVERVIEW,
  type OverviewParams,
  type OverviewResult,
  PLACES,
  type PlacesParams,
  type PlacesResult,
} from './requests.ts';
import type { State } from './state.ts';

/** A source that is cited more often is shown with this many of its places. */
const MOST_PLACES = 1000;

/** Serves what a view of the sources and a status bar show. */
export function serveOverview({ desk, workspace }: State): void {
  desk.answer<OverviewParams, OverviewResult | null>(OVERVIEW, null, async ({ textDocument, items }) => {
    const open = workspace.get(textDocument.uri);
    if (!open) return null;
    const { settings } = await workspace.policyOf(open);
    if (!isShown(open.draft, settings.draft)) return null;
    const findings = await workspace.findings(open);
    const { draft, version } = open;
    return items
      ? { version, ...overview(draft, findings) }
      : { version, ...overviewCounts(draft, findings), missing: [], lists: [] };
  });

  desk.answer<PlacesParams, PlacesResult | null>(PLACES, null, async ({ textDocument, id }) => {
    const open = workspace.get(textDocument.uri);
    if (!open) return null;
    const findings = await workspace.findings(open);
    const { draft, text, version } = open;
    const places = placesOf(draft, findings, id);
    return {
      version,
      total: places.length,
      places: places.slice(0, MOST_PLACES).map((place) => ({
        kind: place.kind,
        range: rangeOf(text, place),
        excerpt: excerptAt(draft, place),
      })),
    };
  });
}
