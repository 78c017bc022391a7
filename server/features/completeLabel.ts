import type { Draft, EntryForm, Source, SourceDetails, SourceList } from '../draft/model.ts';
import { citationsOver, entryAt } from '../draft/near.ts';
import { nextFreeNumber } from '../edits/labels.ts';
import { oneLine } from '../text/escapeMarkdown.ts';
import type { Completion, Offer } from './completion.ts';
import { type AtCursor, isNoProse } from './completionContext.ts';
import { labelOf, nameOf } from './describe.ts';

/** A label that is being typed: `[`, `[hind`, `[1, `. */
export interface LabelRequest {
  /** What stands between the bracket and the label, for a further label of a group; `` for a first one. */
  readonly group: string;
  /** The label's typed part. */
  readonly typed: string;
  /** What stands before the bracket on the line. */
  readonly lead: string;
  /** How much behind the cursor belongs to the label. */
  readonly rest: number;
  /** Whether a bracket closes the citation behind the cursor. */
  readonly closed: boolean;
}

/** More sources than this are not sent at once; the list is asked for again while the writer types. */
const MOST_OFFERS = 100;
const LONGEST_TYPED = 120;
/** An editor compares no more of an offer than this. */
const LONGEST_FILTER = 128;

/** What is being typed behind an open bracket, or null when the cursor stands behind none. */
export function labelRequest(at: AtCursor): LabelRequest | null {
  const open = at.before.lastIndexOf('[');
  if (open < 0) return null;
  const inside = at.before.slice(open + 1);
  if (inside.length > LONGEST_TYPED || inside.includes(']')) return null;
  // Everything up to the last comma is a group only if it holds nothing but labels; words may have commas too.
  const cut = Math.max(inside.lastIndexOf(','), inside.lastIndexOf(';')) + 1;
  const isGroup = cut > 0 && /^[\s\d^,;–—-]+$/.test(inside.slice(0, cut)) && /\d/.test(inside.slice(0, cut));
  const group = isGroup ? inside.slice(0, cut) : '';
  const rest = /^[\p{L}\p{N}_^:.-]{0,40}(?=\s*[\],;])/u.exec(at.after)?.[0].length ?? 0;
  return {
    group,
    typed: inside.slice(group.length),
    lead: at.before.slice(0, open),
    rest,
    closed: /^[\s\d^,;–—-]{0,100}\]/.test(at.after.slice(rest)),
  };
}

/** The draft's sources for a label in prose; the next free number where an entry's own label is typed. */
export function completeLabel(draft: Draft, at: AtCursor, request: LabelRequest): Completion | null {
  if (isNoProse(draft, at)) return null;
  const { lead, group } = request;
  if (group === '' && opensSomethingElse(draft, at, request)) return null;
  const list = group === '' ? listAround(draft, at) : null;
  if (group === '' && opensLine(lead)) {
    // A line that begins with a bracket is an entry where a list of such entries is; an item, otherwise, a task.
    const isItem = /\S\s+$/.test(lead.replace(/>/g, ' ').trimStart());
    if (!list && !isItem) return sources(draft, at, request);
    const isLabel = list && LABEL_IN_FRONT.has(list.form) && !/\d[.)]\s+$/.test(lead);
    return isLabel ? nextNumbers(draft, at, request, list) : null;
  }
  const isLabelAtEnd = list?.form === 'end' && endsLine(at, request) && entryAt(draft, at.offset) !== null;
  if (isLabelAtEnd) return nextNumbers(draft, at, request, list);
  return sources(draft, at, request);
}

// An escaped bracket, an image, a wiki link, the target of a reference link, the words of a link.
function opensSomethingElse(draft: Draft, at: AtCursor, { lead, rest, closed }: LabelRequest): boolean {
  if (/\\$/.test(lead)) return true;
  if (/\[$/.test(lead)) return true;
  if (draft.format === 'plaintext') return false;
  if (/!$/.test(lead) && !/\p{L}!$/u.test(lead)) return true;
  if (closed && /^\s*\](?:\(|:)/.test(at.after.slice(rest))) return true;
  const words = /\[([^[\]]*)\]$/.exec(lead);
  if (words === null) return false;
  const end = at.lineStart + leadEnd(at, lead);
  return !citationsOver(draft, { start: end, end }).some((citation) => citation.end === end);
}

function leadEnd(at: AtCursor, lead: string): number {
  return at.offset - at.lineStart - at.before.length + lead.length;
}

const LABEL_IN_FRONT: ReadonlySet<EntryForm> = new Set(['bracket', 'footnote', 'definition', 'directive']);

// Nothing but marks of quoting and listing stands in front of the bracket.
function opensLine(lead: string): boolean {
  return /^\s*(?:>\s*)*(?:[-*+]\s+|\d{1,9}[.)]\s+|\.\.\s+)?$/.test(lead);
}

function endsLine(at: AtCursor, { rest, closed }: LabelRequest): boolean {
  return at.after.slice(rest + (closed ? 1 : 0)).trim() === '';
}

// The list that the line belongs to, or would continue.
function listAround(draft: Draft, at: AtCursor): SourceList | null {
  const line = draft.text.lineNumberAt(at.offset);
  const holds = (list: SourceList) =>
    at.offset > (list.heading?.end ?? -1) &&
    draft.text.lineNumberAt(list.start) <= line &&
    line <= draft.text.lineNumberAt(Math.max(list.end, list.heading?.end ?? 0)) + 1;
  return draft.sourceLists.find(holds) ?? null;
}

function nextNumbers(draft: Draft, at: AtCursor, request: LabelRequest, list: SourceList): Completion {
  const { form } = list;
  const numbers = new Set(list.sources.map((source) => source.number));
  const next = nextFreeNumber(draft, list);
  const missing = draft.unresolved
    .flatMap((citation) => (citation.within ? [] : citation.labels))
    .flatMap(({ label, source }) => (source === null && /^\d{1,6}$/.test(label) ? [Number(label)] : []))
    .filter((number) => !numbers.has(number) && number !== next);
  const caret = form === 'footnote' ? '^' : '';
  const tail = form === 'footnote' || form === 'definition' ? ': ' : '';
  const offer = (number: number, detail: string): Offer => ({
    kind: 'number',
    label: `${caret}${number}`,
    detail,
    filterText: `${caret}${number}`,
    newText: `${caret}${number}]${tail}`,
    index: -1,
  });
  const sorted = [...new Set(missing)].sort((a, b) => a - b).slice(0, MOST_OFFERS);
  return {
    span: labelSpan(at, request, true),
    offers: [
      offer(next, 'Next free number'),
      ...sorted.map((number) => offer(number, 'Cited in the draft, but not in the list')),
    ],
    incomplete: false,
  };
}

function sources(draft: Draft, at: AtCursor, request: LabelRequest): Completion | null {
  const first = request.group === '';
  const inGroup = new Set(
    `${request.group}${at.after.slice(0, at.after.indexOf(']') + 1)}`.match(/[\p{L}\p{N}^_.-]+/gu) ?? [],
  );
  const known = draft.sources.filter(
    (source) => source.label !== null && !source.catchAll && (first || !inGroup.has(labelOf(source))),
  );
  if (known.length === 0) return null;
  const distances = draft.useDistances(at.offset);
  const ranked = known
    .map((source) => ({ source, distance: distanceOf(source, distances), hit: matches(source, request.typed) }))
    .sort((a, b) => Number(b.hit) - Number(a.hit) || a.distance - b.distance || a.source.index - b.source.index)
    .slice(0, MOST_OFFERS);
  const tail = first || !request.closed ? ']' : '';
  return {
    span: labelSpan(at, request, first),
    offers: ranked.map(({ source }) => sourceOffer(source, lead(draft, request), tail)),
    incomplete: known.length > MOST_OFFERS,
  };
}

// A comma that was just typed gets the blank that the draft's other groups have.
function lead(draft: Draft, { group, typed }: LabelRequest): string {
  if (group === '' || typed !== '') return '';
  const other = draft.citations.find((citation) => citation.labels.length > 1 && citation.labels[0]!.range === null);
  if (!other) return ' ';
  return /[,;]\s/.test(draft.text.slice(other.start, other.end)) ? ' ' : '';
}

/** What an entry is offered with, as long as it says the same. */
const knownWords = new WeakMap<SourceDetails, Pick<Offer, 'detail' | 'filterText'>>();

function sourceOffer(source: Source, lead: string, tail: string): Offer {
  const label = labelOf(source);
  const { details } = source;
  let words = knownWords.get(details);
  if (!words) {
    words = { detail: nameOf(source, 100), filterText: filterTextOf(source) };
    knownWords.set(details, words);
  }
  return {
    kind: 'source',
    label,
    ...words,
    newText: `${lead}${label}${tail}`,
    index: source.index,
  };
}

/** What typed words are compared with: number, outlet, author and title. */
export function filterTextOf(source: Source): string {
  const { outlet, title, authors, plain } = source.details;
  const words = [outlet, ...authors.slice(0, 2), title].filter((part) => part).join(' ');
  return oneLine(`${labelOf(source)} ${words === '' ? plain : words}`, LONGEST_FILTER);
}

// In units of text; a source that is not used yet comes after those that are.
function distanceOf(source: Source, distances: readonly number[]): number {
  return Math.min(distances[source.index]!, Number.MAX_SAFE_INTEGER);
}

function matches(source: Source, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return true;
  const { outlet, title, authors } = source.details;
  return `${labelOf(source)} ${outlet ?? ''} ${title ?? ''} ${authors.join(' ')}`.toLowerCase().includes(wanted);
}

// A first label takes the bracket that the editor closed along; a further one leaves the group's own.
function labelSpan(at: AtCursor, { typed, rest, closed }: LabelRequest, whole: boolean) {
  const blanks = whole ? 0 : /^\s*/.exec(typed)![0].length;
  const closing = whole && closed && /^\]/.test(at.after.slice(rest)) ? 1 : 0;
  return { start: at.offset - typed.length + blanks, end: at.offset + rest + closing };
}
