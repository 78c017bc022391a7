import type { Finding } from '../checks/check.ts';
import { isDraftWithSources } from '../checks/index.ts';
import type { Citation, CitationLabel, Draft, Source, SourceList } from '../draft/model.ts';
import { oneLine } from '../text/escapeMarkdown.ts';
import { overlaps, type Span } from '../text/span.ts';
import { labelOf, nameOf } from './describe.ts';
import { lastFrom } from './place.ts';
import { countStandings, type QuoteStanding, quotesSource, type StandingCounts } from './quoteStanding.ts';

/** Why an item of the overview deserves a look. Open for more kinds: a reader shows an unknown one by its message. */
export interface Mark {
  /** `unused`: never cited; `missing`: cited without an entry; `doubtful`: a finding speaks of it. */
  readonly kind: 'unused' | 'missing' | 'doubtful';
  /** The check that speaks, or null. */
  readonly code: string | null;
  /** In plain words. */
  readonly message: string;
}

/** A source of the draft, or a number that is cited and has no entry. */
export interface OverviewItem {
  readonly kind: 'source' | 'missing';
  /** Names the item in later questions; stays the same while its label and its words do. */
  readonly id: string;
  /** As citations write it, without brackets; empty for an entry without a label. */
  readonly label: string;
  /** Outlet and title, or the entry's beginning. Never empty for a source, empty for a missing one. */
  readonly name: string;
  readonly outlet: string | null;
  readonly title: string | null;
  readonly date: string | null;
  readonly uses: number;
  readonly marks: readonly Mark[];
  /** Index into `Draft.sources`; -1 for a missing one. */
  readonly index: number;
  /** How the quotes that cite it stand in the saved copies; null where none was looked up. */
  readonly quotes: StandingCounts | null;
}

export interface OverviewList {
  /** The heading's words, or null for a list without one. */
  readonly heading: string | null;
  readonly items: readonly OverviewItem[];
}

/** What a draft cites and lists. */
export interface Overview {
  /** Entries, citations in the prose, and findings above the level of a hint. */
  readonly sources: number;
  readonly citations: number;
  readonly problems: number;
  /** How its quotes stand in the saved copies; null where none was looked up. */
  readonly quotes: StandingCounts | null;
  readonly missing: readonly OverviewItem[];
  readonly lists: readonly OverviewList[];
}

/** Whether a document counts as a draft with sources under this setting: there is nothing to show of another one. */
export function isShown(draft: Draft, mode: 'auto' | 'on' | 'off'): boolean {
  return mode === 'on' || (mode === 'auto' && isDraftWithSources(draft));
}

/**
 * The whole overview. `findings` are those of this version of the draft, as they are reported; `standings` is how its
 * quotes stand in the saved copies.
 */
export function overview(
  draft: Draft,
  findings: readonly Finding[],
  standings: readonly QuoteStanding[] = [],
): Overview {
  const counts = overviewCounts(draft, findings, standings);
  const ids = new Ids();
  const doubts = new Doubts(findings);
  const citesByMark = draft.citationStyles.size > 0 && !draft.citationStyles.has('digit');
  return {
    ...counts,
    missing: missingLabels(draft, findings).map((missing) => missingItem(missing, ids)),
    lists: shownLists(draft).map((list) => ({
      heading: list.heading ? oneLine(list.heading.title.replace(/[:：]\s*$/, ''), 60) : null,
      items: list.sources.map((source) => sourceItem(source, ids, doubts, citesByMark, standings)),
    })),
  };
}

/** The numbers alone: what a status bar shows. */
export function overviewCounts(
  draft: Draft,
  findings: readonly Finding[],
  standings: readonly QuoteStanding[] = [],
): Pick<Overview, 'sources' | 'citations' | 'problems' | 'quotes'> {
  return {
    quotes: standings.length === 0 ? null : countStandings(standings),
    sources: shownLists(draft).reduce((sum, list) => sum + list.sources.length, 0),
    citations: draft.citations.reduce((sum, citation) => sum + (citation.within === null ? 1 : 0), 0),
    problems: findings.reduce((sum, finding) => sum + (finding.level === 'hint' ? 0 : 1), 0),
  };
}

/** A place that an item of the overview leads to. */
export interface ItemPlace extends Span {
  /** `entry`: the entry's label (or its words where it has none); `use`: a citation's number. */
  readonly kind: 'entry' | 'use';
}

/** Where the item stands: its entry first, then its uses in text order. Empty when the draft has no such item now. */
export function placesOf(draft: Draft, findings: readonly Finding[], id: string): readonly ItemPlace[] {
  const ids = new Ids();
  for (const missing of missingLabels(draft, findings)) {
    if (missingItem(missing, ids).id === id) return usePlaces(missing.labels);
  }
  for (const list of shownLists(draft)) {
    for (const source of list.sources) {
      if (ids.of('source', labelOf(source), nameOf(source)) !== id) continue;
      const { start, end } = source.labelSpan ?? source.body;
      return [{ kind: 'entry', start, end }, ...usePlaces(source.uses.map(({ label }) => label))];
    }
  }
  return [];
}

/** The source that an item of the overview is; null for a missing one or when the draft has no such item now. */
export function sourceNamed(draft: Draft, findings: readonly Finding[], id: string): Source | null {
  const ids = new Ids();
  for (const missing of missingLabels(draft, findings)) missingItem(missing, ids);
  for (const { sources } of shownLists(draft)) {
    for (const source of sources) if (ids.of('source', labelOf(source), nameOf(source)) === id) return source;
  }
  return null;
}

function usePlaces(labels: readonly CitationLabel[]): readonly ItemPlace[] {
  return labels.map((label) => {
    const { start, end } = label.range ?? label;
    return { kind: 'use', start, end };
  });
}

/** The link definitions of a page are no list of sources, unless they are numbered or stand under a heading. */
export function shownLists(draft: Draft): readonly SourceList[] {
  return draft.sourceLists.filter(
    (list) =>
      list.form !== 'definition' || list.heading !== null || list.sources.some((source) => source.number !== null),
  );
}

function sourceItem(
  source: Source,
  ids: Ids,
  doubts: Doubts,
  citesByMark: boolean,
  standings: readonly QuoteStanding[],
): OverviewItem {
  const own = standings.filter(({ quote }) => quotesSource(quote, source));
  const label = labelOf(source);
  const name = nameOf(source);
  const { outlet, title, date } = source.details;
  const short = (text: string | null, limit: number) =>
    text === null || source.catchAll ? null : oneLine(text, limit);
  const marks: Mark[] = [];
  if (citesByMark && source.useCount === 0 && source.label !== null && !source.catchAll) {
    marks.push({ kind: 'unused', code: 'unused-source', message: 'This source is never cited.' });
  }
  for (const finding of doubts.of(source)) {
    if (finding.code !== 'unused-source') {
      marks.push({ kind: 'doubtful', code: finding.code, message: finding.message });
    }
  }
  return {
    kind: 'source',
    id: ids.of('source', label, name),
    label: oneLine(label, 40),
    name,
    outlet: short(outlet, 100),
    title: short(title, 200),
    date: short(date, 40),
    uses: source.useCount,
    marks,
    index: source.index,
    quotes: own.length === 0 ? null : countStandings(own),
  };
}

interface Missing {
  readonly label: string;
  readonly labels: CitationLabel[];
  readonly messages: string[];
}

/** The labels without an entry of which the draft's findings speak, each with its citations, in text order. */
function missingLabels(draft: Draft, findings: readonly Finding[]): readonly Missing[] {
  const told = findings.filter((finding) => finding.code === 'undefined-citation');
  if (told.length === 0) return [];
  const found = new Map<string, Missing>();
  // A draft without any list is told of once, at its first citation, and means all of them.
  const once = draft.sourceLists.length === 0 ? told[0]! : null;
  for (const citation of draft.unresolved) {
    for (const label of citation.labels) {
      if (label.source !== null) continue;
      const finding = once ?? told[lastFrom(told, (label.range ?? label).start)];
      if (!finding || (!once && !overlaps(finding, label.range ?? label))) continue;
      const name = writtenLabel(citation, label);
      const missing = found.get(name) ?? { label: name, labels: [], messages: [] };
      missing.labels.push(label);
      if (missing.messages.length === 0) missing.messages.push(finding.message);
      found.set(name, missing);
    }
  }
  return [...found.values()];
}

const writtenLabel = (citation: Citation, { label }: CitationLabel): string =>
  citation.style === 'footnote' && !label.startsWith('^') ? `^${label}` : label;

function missingItem({ label, labels, messages }: Missing, ids: Ids): OverviewItem {
  return {
    kind: 'missing',
    id: ids.of('missing', label, ''),
    label: oneLine(label, 40),
    name: '',
    outlet: null,
    title: null,
    date: null,
    uses: labels.length,
    marks: [{ kind: 'missing', code: 'undefined-citation', message: messages[0]! }],
    index: -1,
    quotes: null,
  };
}

/** Gives each item a name of its own: the second of two that look the same is told by its order. */
class Ids {
  readonly #seen = new Map<string, number>();

  of(kind: string, label: string, name: string): string {
    const words = `${kind} ${label} ${name}`;
    const before = this.#seen.get(words) ?? 0;
    this.#seen.set(words, before + 1);
    return before === 0 ? words : `${words} #${before + 1}`;
  }
}

/** The findings that stand in an entry, found without looking through all of them for each. */
class Doubts {
  readonly #findings: readonly Finding[];

  constructor(findings: readonly Finding[]) {
    this.#findings = findings;
  }

  of(source: Source): readonly Finding[] {
    const found: Finding[] = [];
    for (let at = lastFrom(this.#findings, source.end); at >= 0; at--) {
      const finding = this.#findings[at]!;
      if (finding.start < source.start) break;
      if (finding.start < source.end || finding.end <= source.end) found.unshift(finding);
    }
    return found;
  }
}
