import type { Citation, CitationLabel, Draft, Source, SourceList } from '../draft/model.ts';
import { addEntry } from '../edits/addEntry.ts';
import { createList } from '../edits/createList.ts';
import type { Fix, TextEdit } from '../edits/fix.ts';
import { listFor, listName, sourceName, writtenLabel } from '../edits/labels.ts';
import { isLostExport } from '../edits/plainLabels.ts';
import { removeLabels } from '../edits/removeCitation.ts';
import { asFootnote, citeInstead, likelySources } from '../edits/replaceLabel.ts';
import type { Check, CheckFinding } from './check.ts';

export const undefinedCitation: Check = {
  code: 'undefined-citation',
  level: 'error',
  summary: 'A citation points at a source that the source list does not have.',
  example: {
    before: 'Ferry traffic rose by a third [9].',
    after: 'Ferry traffic rose by a third [2].',
  },
  *run(draft) {
    if (draft.sourceLists.length === 0) {
      yield* withoutList(draft);
      return;
    }
    const lost = draft.unresolved.filter((citation) => !isSilent(citation));
    if (lost.length === 0) return;
    const faulty = new Set(draft.oddities.filter((o) => o.kind === 'malformed-citation').map((o) => o.start));
    const lists = listFactsOf(draft);
    const shapes = lists.keyShapes;
    for (const citation of lost) {
      // A range far out of bounds is a malformed citation already.
      if (faulty.has(citation.start) && citation.labels.length > 20) continue;
      const done = new Set<number>();
      for (const label of citation.labels) {
        if (label.source !== null || (label.range && done.has(label.range.start))) continue;
        if (!/^\d+$/.test(label.label) && citation.style !== 'footnote' && !shapes.has(shapeOf(label.label))) continue;
        if (label.range) done.add(label.range.start);
        yield undefinedLabel(draft, lists, citation, label);
      }
    }
  },
};

/**
 * Marks that may well mean something else: a digit behind a stop, an exponent, a key of a library outside the draft;
 * and what an assistant left behind, which has a check of its own.
 */
const isSilent = (citation: Citation): boolean =>
  citation.style === 'digit' ||
  citation.style === 'superscript' ||
  citation.style === 'pandoc' ||
  isLostExport(citation);

/** `TIDE21` → `A9`, `Hale et al. 02` → `Aa a a. 9`: a word in brackets is a key only where such keys are defined. */
const shapeOf = (label: string): string =>
  label
    .replace(/\p{Lu}+/gu, 'A')
    .replace(/\p{Ll}+/gu, 'a')
    .replace(/\p{Lo}+/gu, 'o')
    .replace(/\d+/g, '9');

function keyShapes(sources: readonly Source[]): Set<string> {
  const keys = sources.filter((source) => source.label !== null && source.number === null);
  return new Set(keys.map((source) => shapeOf(source.label!)));
}

function undefinedLabel(draft: Draft, lists: ListFacts, citation: Citation, label: CitationLabel): CheckFinding {
  const footnote = citation.style === 'footnote';
  const gone = label.range
    ? citation.labels.filter((other) => other.source === null && other.range?.start === label.range!.start)
    : [label];
  const list = listFor(draft, citation.start, footnote);
  return {
    start: label.range?.start ?? label.start,
    end: label.range?.end ?? label.end,
    ...(list || footnote ? {} : { level: 'information' as const }),
    message: footnote
      ? footnoteMessage(draft, lists, gone)
      : list
        ? entryMessage(list, lists.lasts[draft.sourceLists.indexOf(list)] ?? 0, gone)
        : noListMessage(gone),
    fixes: () => fixesFor(draft, citation, list, gone),
  };
}

/** What the messages say of the lists, worked out once: a draft may have thousands of sources. */
interface ListFacts {
  /** What the keys that are no numbers look like. */
  readonly keyShapes: ReadonlySet<string>;
  /** The highest number of each list, 0 without numbers. */
  readonly lasts: readonly number[];
  /** The index of the entry with a label that is no footnote. */
  readonly byLabel: ReadonlyMap<string, number>;
}

const known = new WeakMap<object, ListFacts>();

function listFactsOf(draft: Draft): ListFacts {
  let facts = known.get(draft.listStamp);
  if (!facts) {
    const labelled = draft.sources.filter((source) => source.form !== 'footnote' && source.label !== null);
    facts = {
      keyShapes: keyShapes(draft.sources),
      lasts: draft.sourceLists.map(({ sources }) =>
        sources.reduce((most, { number }) => Math.max(most, number ?? 0), 0),
      ),
      byLabel: new Map(labelled.map((source) => [source.label!, source.index])),
    };
    known.set(draft.listStamp, facts);
  }
  return facts;
}

function footnoteMessage(draft: Draft, lists: ListFacts, gone: readonly CitationLabel[]): string {
  const label = inWords(gone);
  const twin = draft.source(lists.byLabel.get(gone[0]!.label) ?? -1);
  if (!twin) return `There is no footnote [^${label}], so readers find no source here. Add it, or cite another one.`;
  const name = sourceName(twin);
  return `There is no footnote [^${label}]. The list writes this entry as [${twin.label}]${name && ` (${name})`}, which is another kind of mark: write both the same way.`;
}

/** All sources of the draft are footnotes, and this is none. */
const noListMessage = (gone: readonly CitationLabel[]): string =>
  `Nothing explains [${inWords(gone)}]: the sources of this draft are footnotes. Write it as one ([^${gone[0]!.label}]), or remove it.`;

function entryMessage(list: SourceList, last: number, gone: readonly CitationLabel[]): string {
  const name = listName(list);
  const subject = name.charAt(0).toUpperCase() + name.slice(1);
  const many = gone.length > 1;
  const ends = last > 0 && Number(gone[0]!.label) > last ? ` (it ends at ${last})` : '';
  return `${subject} has no ${many ? 'entries' : 'entry'} ${inWords(gone)}${ends}, so readers find no source here. Add ${many ? 'them' : 'it'}, or cite another source.`;
}

const inWords = (labels: readonly CitationLabel[]): string =>
  labels.length > 1 ? `${labels[0]!.label} to ${labels.at(-1)!.label}` : labels[0]!.label;

function fixesFor(draft: Draft, citation: Citation, list: SourceList | null, gone: readonly CitationLabel[]): Fix[] {
  const fixes: Fix[] = [];
  const push = (title: string, edits: Fix['edits'], preferred = false) => {
    if (edits.length > 0) fixes.push(preferred ? { title, edits, preferred } : { title, edits });
  };
  const label = gone[0]!;
  const footnote = citation.style === 'footnote';
  if (gone.length === 1) {
    const twin = footnote && draft.sources.find((s) => s.form === 'definition' && s.label === label.label);
    if (twin) push(`Write the entry as a footnote: [^${twin.label}]`, asFootnote(draft, twin), true);
    else if (footnote && !list)
      push(`Add the footnote [^${label.label}]`, createList(draft, [label.label], true), true);
    else if (list) push(`Add entry ${label.label} to ${listName(list)}`, addEntry(draft, list, label.label), true);
    else if (!footnote && citation.labels.length === 1) {
      push(`Write it as a footnote: [^${label.label}]`, citeAsFootnote(draft, label), true);
    }
    for (const source of likelySources(draft, label, list?.sources ?? [])) {
      push(`Cite ${writtenLabel(source)} instead: ${sourceName(source)}`, citeInstead(draft, citation, label, source));
    }
  }
  const written = footnote ? `[^${inWords(gone)}]` : `[${inWords(gone)}]`;
  push(`Remove the citation ${written}`, removeLabels(draft, citation, gone));
  return fixes;
}

/** Turns `[9]` into `[^9]`, with the note when the draft does not have it yet. */
function citeAsFootnote(draft: Draft, label: CitationLabel): TextEdit[] {
  const notes = listFor(draft, label.start, true);
  if (!notes || draft.text.slice(label.start - 1, label.start) !== '[') return [];
  const mark = { start: label.start, end: label.start, newText: '^' };
  if (draft.sources.some((source) => source.form === 'footnote' && source.label === label.label)) return [mark];
  const note = addEntry(draft, notes, label.label);
  return note.length > 0 ? [mark, ...note].sort((a, b) => a.start - b.start) : [];
}

/** A draft that cites and has no list at all: said once, on the first citation. */
function* withoutList(draft: Draft): Iterable<CheckFinding> {
  const citations = draft.unresolved.filter(
    (c) => !isSilent(c) && c.labels.some((l) => l.source === null && (/^\d+$/.test(l.label) || c.style === 'footnote')),
  );
  const first = citations[0];
  if (!first) return;
  const footnote = first.style === 'footnote';
  // A numbering begins somewhere: a lone [20] is a size or an index more often than a citation.
  if (!footnote && !citations.some((c) => c.labels.some((l) => Number(l.label) <= 1))) return;
  const labels = [
    ...new Set(
      citations.filter((c) => (c.style === 'footnote') === footnote).flatMap((c) => c.labels.map((l) => l.label)),
    ),
  ].sort((a, b) => Number(a) - Number(b) || 0);
  const shown = labels.slice(0, 3).join(', ') + (labels.length > 3 ? ', …' : '');
  const label = first.labels[0]!;
  yield {
    start: label.range?.start ?? label.start,
    end: label.range?.end ?? label.end,
    level: 'information',
    message: `This draft cites ${labels.length === 1 ? 'source' : 'sources'} ${shown} and has no source list, so readers cannot look ${labels.length === 1 ? 'it' : 'them'} up. Add a list with ${labels.length === 1 ? 'an entry' : 'these entries'}.`,
    fixes: () => {
      const fixes: Fix[] = [];
      const edits = createList(draft, labels.slice(0, 100), footnote);
      if (edits.length > 0) {
        fixes.push({ title: footnote ? 'Add the footnotes' : 'Create the source list', edits, preferred: true });
      }
      const removal = removeLabels(draft, first, first.labels);
      if (removal.length > 0) fixes.push({ title: 'Remove this citation', edits: removal });
      return fixes;
    },
  };
}
