import type { Citation, Draft, EntryForm, Source } from '../draft/model.ts';
import { canBeRaised, LONGEST_RAISED, raised } from '../draft/styles/superscript.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from './fix.ts';

/** How the draft sets its citations beside the full stop. */
export interface CitationHabit {
  /** `rose [1].` or `rose.[1]` */
  readonly beforeStop: boolean;
  /** Whether a blank stands in front of the mark. */
  readonly spaced: boolean;
  /** Whether the brackets are full-width. */
  readonly wide: boolean;
  /** Whether the numbers are raised: `rose².` */
  readonly raised: boolean;
}

const STOP = /[.!?…。！？]/;
const CLOSERS = /[”"“»’)\]）」』›]/;

/** What most citations of the draft do; looks at the first 200 and falls back to `rose [1].` */
export function citationHabit(draft: Draft): CitationHabit {
  let before = 0;
  let after = 0;
  let spaced = 0;
  let tight = 0;
  let wide = 0;
  let high = 0;
  let seen = 0;
  for (const citation of draft.citations) {
    if (citation.within || seen >= 200) continue;
    seen++;
    const left = draft.text.slice(citation.start - 2, citation.start);
    const right = draft.text.slice(citation.end, citation.end + 1);
    if (STOP.test(right)) before++;
    else if (STOP.test(left.trimEnd().at(-1) ?? '')) after++;
    if (/\s$/.test(left)) spaced++;
    else if (!/[\]］]$/.test(left)) tight++;
    if (draft.text.slice(citation.start, citation.start + 1) === '［') wide++;
    if (citation.style === 'superscript') high++;
  }
  return {
    beforeStop: before >= after,
    spaced: spaced === tight ? draft.language !== 'ja' && draft.language !== 'zh' : spaced > tight,
    wide: wide * 2 > seen,
    raised: high * 2 > seen,
  };
}

/** Whether a raised number at the offset is read as a mark, and not as an exponent. */
const mayBeRaised = (draft: Draft, offset: number): boolean =>
  canBeRaised(draft.text.slice(Math.max(0, offset - 4), offset));

/**
 * The draft's habit, but for a raised number that could not be told from an exponent there: it stands behind a blank
 * where the list has raised numbers, too (a bracket would not lead into it), and in brackets elsewhere.
 */
export function habitAt(
  draft: Draft,
  offset: number,
  form: EntryForm,
  habit: CitationHabit = citationHabit(draft),
): CitationHabit {
  if (!habit.raised || mayBeRaised(draft, offset)) return habit;
  return form === 'superscript' ? { ...habit, spaced: true } : { ...habit, raised: false };
}

/** The citation of a source as this draft writes it. */
export function writeCitation(draft: Draft, source: Source, habit: CitationHabit = citationHabit(draft)): string {
  const style = draft.citations.find((citation) => !citation.within)?.style;
  if (source.form === 'footnote') return `[^${source.label}]`;
  if (source.form === 'pandoc') return `[@${source.label}]`;
  if (style === 'pandoc' && source.number === null) return `[@${source.label}]`;
  if (habit.raised && source.number !== null && source.label!.length <= LONGEST_RAISED) return raised(source.label!);
  return habit.wide ? `［${source.label}］` : `[${source.label}]`;
}

/**
 * Cites the source for the sentence that ends with `sentence.end`, beside its full stop as the draft's other citations
 * stand. A stop inside closing quotation marks stays where it is and the citation follows the marks.
 */
export function insertCitation(draft: Draft, sentence: Span, source: Source): TextEdit[] {
  if (source.label === null) return [];
  const habit = citationHabit(draft);
  const text = draft.text.slice(sentence.start, sentence.end).trimEnd();
  let at = sentence.start + text.length;
  const next = draft.text.slice(at, at + 1);
  const last = text.at(-1) ?? '';
  if (habit.beforeStop && STOP.test(last)) {
    at = sentence.start + text.replace(/[.!?…。！？]+$/, '').length;
    // `Inc.` and `…` are no stop to stand in front of, but one stop after another is.
  } else if (habit.beforeStop && !CLOSERS.test(last) && STOP.test(next)) {
    at = sentence.start + text.length;
  }
  const left = draft.text.slice(at - 1, at);
  const beside = draft.citations.find((citation) => citation.end === at);
  // Two raised numbers side by side would be one.
  if (beside?.style === 'superscript') return [{ start: at, end: at, newText: `,${writeCitation(draft, source)}` }];
  const touching = /[\]］]/.test(left) && beside !== undefined;
  const here = habitAt(draft, at, source.form, habit);
  const blank = here.spaced && !touching && !/\s/.test(left) ? ' ' : '';
  return [{ start: at, end: at, newText: blank + writeCitation(draft, source, here) }];
}

/** The sources to offer for a place: those that the paragraph cites first, then the nearest used in front of it. */
export function sourcesNear(draft: Draft, place: Span, block: number, most = 4): Source[] {
  const here: Source[] = [];
  const before: Source[] = [];
  let index = firstAfter(draft.citations, place.start);
  for (let i = index; i < draft.citations.length && draft.citations[i]!.block === block; i++)
    push(here, draft.citations[i]!);
  for (index -= 1; index >= 0 && before.length < 8; index--) {
    const citation = draft.citations[index]!;
    push(citation.block === block ? here : before, citation);
  }
  const rest = draft.sources.slice(0, most);
  const all = new Set([...here, ...before, ...rest]);
  return [...all].filter((source) => isCitable(source) && !source.details.empty).slice(0, most);
}

/** Whether a citation can name the entry: `[Source]` among numbers is an entry still without one. */
function isCitable(source: Source): boolean {
  if (source.label === null || source.catchAll) return false;
  return source.number !== null || source.form === 'footnote' || source.list.sources.every((s) => s.number === null);
}

function push(sources: Source[], citation: Citation): void {
  for (const { source } of citation.labels) if (source) sources.push(source);
}

function firstAfter(citations: readonly Citation[], offset: number): number {
  let low = 0;
  let high = citations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (citations[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
