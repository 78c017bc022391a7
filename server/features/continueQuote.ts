import type { Draft, Source } from '../draft/model.ts';
import { citationsOver, entryAt } from '../draft/near.ts';
import { citationHabit, writeCitation } from '../edits/insertCitation.ts';
import { exactPlaces } from '../evidence/exact.ts';
import { type IndexedCopy, pageAt } from '../evidence/indexCopy.ts';
import { oneLine } from '../text/escapeMarkdown.ts';
import type { Span } from '../text/span.ts';
import { wordsOf } from '../text/words.ts';
import type { EvidenceLookup } from '../workspace/evidenceLookup.ts';
import type { Offer } from './completion.ts';
import { type AtCursor, atCursor, blockAt, isNoProse } from './completionContext.ts';
import { labelOf, nameOf } from './describe.ts';
import { type QuoteRequest, quoteRequest } from './quoteRequest.ts';

/** Fewer words begin a passage in any source. */
const FEWEST_WORDS = 2;
const MOST_OFFERS = 20;
const MOST_OF_ONE = 5;
/** A passage ends with its sentence, but not later. In UTF-16 units. */
const LONGEST = 400;
/** Where a sentence or somebody's words end. */
const END = /[.!?…](?=[\s”“»’"')\]]|$)|[。！？”»」\f]|\n\s*\n|"(?=[\s,.;:)]|$)/g;

/**
 * The passages of the saved copies that go on, word for word, from what was typed behind the opening mark: those of
 * the sources that the paragraph cites first. None before a few words were typed.
 */
export const continueQuote = (draft: Draft, at: AtCursor, request: QuoteRequest, lookup: EvidenceLookup): Offer[] =>
  continuations(draft, at, request, lookup).map(({ source, passage }) => offerOf(draft, at, request, source, passage));

/**
 * What comes behind the words typed so far, up to the closing mark and the citation: what an editor shows in grey behind
 * the cursor. Only while the passage is the same wherever it stands: two that differ are a choice to be made in a list.
 */
export function continuedInline(
  draft: Draft,
  offset: number,
  lookup: EvidenceLookup,
): (Span & { readonly newText: string }) | null {
  const at = atCursor(draft.text, offset);
  const request = quoteRequest(at);
  // In front of words the quotation goes on already.
  if (!request || !/^\s*(?:$|\p{P})/u.test(at.after)) return null;
  if (isNoProse(draft, at) || entryAt(draft, offset)) return null;
  const found = continuations(draft, at, request, lookup);
  const [first] = found;
  if (!first || found.some(({ passage }) => passage.rest !== first.passage.rest)) return null;
  const closed = at.after.startsWith(request.closing) ? request.closing.length : 0;
  const newText = `${first.passage.rest}${request.closing}${citationFor(draft, at, request, first.source)}`;
  return { start: offset, end: offset + closed, newText };
}

function continuations(
  draft: Draft,
  at: AtCursor,
  request: QuoteRequest,
  lookup: EvidenceLookup,
): { readonly source: Source; readonly passage: Passage }[] {
  const typed = wordsOf(request.typed);
  const { words } = typed;
  if (words.length < FEWEST_WORDS) return [];
  // The last word may still be growing.
  const open = typed.ends[words.length - 1] === request.typed.length;
  const whole = open ? words.slice(0, -1) : words;
  const growing = open ? words[words.length - 1]! : '';
  const found: { readonly source: Source; readonly passage: Passage }[] = [];
  const seen = new Set<string>();
  for (const source of sourcesFor(draft, at)) {
    for (const { indexed } of lookup.readyCopiesOf(source)) {
      for (const passage of passagesIn(indexed, whole, growing)) {
        if (seen.has(passage.words) || found.length >= MOST_OFFERS) continue;
        seen.add(passage.words);
        found.push({ source, passage });
      }
    }
  }
  return found;
}

interface Passage {
  /** On one line. */
  readonly words: string;
  /** What comes behind the words that were typed. */
  readonly rest: string;
  readonly page: number | null;
}

function* passagesIn(copy: IndexedCopy, whole: readonly string[], growing: string): Iterable<Passage> {
  const { text } = copy.copy;
  let count = 0;
  for (const place of exactPlaces(whole, copy)) {
    const last = growing === '' ? place + whole.length - 1 : place + whole.length;
    if (last >= copy.ids.length || !copy.spelling[copy.ids[last]!]!.startsWith(growing)) continue;
    const start = copy.starts[place]!;
    const end = passageEnd(text, copy.ends[last]!);
    const typedEnd = growing === '' ? copy.ends[last]! : copy.starts[last]! + growing.length;
    if (!/[\p{L}\p{N}]/u.test(text.slice(typedEnd, end)) || ++count > MOST_OF_ONE) continue;
    yield {
      words: flat(text.slice(start, end)),
      rest: flat(text.slice(typedEnd, end)),
      page: pageAt(copy, start),
    };
  }
}

/** Behind the last word before the end of the sentence; its stop belongs to the sentence of the draft. */
function passageEnd(text: string, from: number): number {
  const ahead = text.slice(from, from + LONGEST);
  END.lastIndex = 0;
  const stop = END.exec(ahead);
  if (!stop) return from + (ahead.length < LONGEST ? ahead : ahead.replace(/\s\S*$/, '')).trimEnd().length;
  const kept = /[!?！？]/.test(stop[0]) ? stop.index + 1 : stop.index;
  return from + ahead.slice(0, kept).replace(/[\s,;:.–—-]+$/, '').length;
}

const flat = (text: string): string => text.replace(/\s+/g, ' ');

function offerOf(draft: Draft, at: AtCursor, request: QuoteRequest, source: Source, passage: Passage): Offer {
  const label = labelOf(source);
  const page = passage.page === null ? '' : `, page ${passage.page}`;
  return {
    kind: 'quote',
    label: oneLine(passage.words, 60),
    detail: oneLine(`${label === '' ? '' : `[${label}] `}${nameOf(source)}${page}`, 80),
    // Begins with the very signs that were typed, so that an editor that compares letters keeps it.
    filterText: oneLine(request.typed + passage.rest, 128),
    newText: `${passage.words}${request.closing}${citationFor(draft, at, request, source)}`,
    index: -1,
  };
}

const citationFor = (draft: Draft, at: AtCursor, { closing }: QuoteRequest, source: Source): string =>
  citationBehind(
    draft,
    { start: at.offset, end: at.after.startsWith(closing) ? at.offset + closing.length : at.offset },
    source,
  );

/**
 * What cites the source behind a quote that is put in place of the span. Nothing where the place cites it already, or
 * where the source has no label to cite.
 */
export function citationBehind(draft: Draft, { start, end }: Span, source: Source): string {
  if (source.label === null) return '';
  const cites = citationsOver(draft, { start, end: end + 2 }).some(
    (citation) =>
      citation.start >= start && citation.start <= end + 2 && citation.labels.some((label) => label.source === source),
  );
  const habit = citationHabit(draft);
  return cites ? '' : `${source.form === 'footnote' || !habit.spaced ? '' : ' '}${writeCitation(draft, source, habit)}`;
}

/** Those that the paragraph cites, then the others of the draft. */
export function sourcesFor(draft: Draft, at: AtCursor): Iterable<Source> {
  const block = blockAt(draft, at.offset);
  const here = (block ? citationsOver(draft, block) : [])
    .filter((citation) => block && citation.start >= block.start && citation.end <= block.end)
    .flatMap((citation) => citation.labels.flatMap(({ source }) => source ?? []));
  return new Set([...here, ...draft.sources]);
}
