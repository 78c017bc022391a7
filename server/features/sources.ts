import type { Draft, Source } from '../draft/model.ts';
import { oneLine } from '../text/escapeMarkdown.ts';
import { labelOf, nameOf } from './describe.ts';

/** A source as a pick list shows it. */
export interface SourceItem {
  /** As a citation writes it. */
  readonly label: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly date: string | null;
  /** Outlet and title, or the entry's beginning. Never empty. */
  readonly name: string;
  /** How often the draft cites it. */
  readonly uses: number;
  /** Index into `Draft.sources`. */
  readonly index: number;
}

/** The sources that can be cited, in list order. */
export function citableSources(draft: Draft): readonly SourceItem[] {
  return draft.sources.filter((source) => source.label !== null && !source.catchAll).map(pickItem);
}

export function pickItem(source: Source): SourceItem {
  const short = (text: string | null, limit: number) => (text === null ? null : oneLine(text, limit));
  return {
    label: labelOf(source),
    title: short(source.details.title, 200),
    outlet: short(source.details.outlet, 100),
    date: short(source.details.date, 40),
    name: nameOf(source),
    uses: source.uses.length,
    index: source.index,
  };
}
