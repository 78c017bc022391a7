import { lexiconOf } from '../draft/lexicon/index.ts';
import type { Draft, Source } from '../draft/model.ts';
import { entryAt } from '../draft/near.ts';
import type { TextEdit } from '../edits/fix.ts';
import { pageAt } from '../evidence/indexCopy.ts';
import { passageAt } from '../evidence/passage.ts';
import { type Hit, searchText } from '../evidence/searchText.ts';
import { type Span, span } from '../text/span.ts';
import type { StoredCopy } from '../workspace/copies.ts';
import type { EvidenceLookup } from '../workspace/evidenceLookup.ts';
import { atCursor, isNoProse } from './completionContext.ts';
import { citationBehind, sourcesFor } from './continueQuote.ts';
import { sentencesAround } from './copySentences.ts';
import { quoteRequest } from './quoteRequest.ts';
import { pickItem, type SourceItem } from './sources.ts';

/** A passage of a copy, to be quoted. */
export interface CopyPassage extends Span {
  /** The URI of the copy; the span is one in its text. */
  readonly copy: string;
  /** On one line, as the source writes it. */
  readonly words: string;
  readonly before: string;
  readonly after: string;
  readonly page: number | null;
}

const MOST_PASSAGES = 50;
/** A longer one is hardly what a writer quotes; it is cut at a word. In UTF-16 units. */
const LONGEST = 1_000;

/** The sources of which a copy can be quoted, those that the paragraph at the offset cites first. */
export function quotableSources(draft: Draft, offset: number, lookup: EvidenceLookup): SourceItem[] {
  return [...sourcesFor(draft, atCursor(draft.text, offset))]
    .filter((source) => lookup.hasCopyOf(source))
    .map((source) => pickItem(source));
}

/** The sentences of the source's copies that hold what is looked for; without a question those that they begin with. */
export function passagesOf(draft: Draft, source: Source, query: string, lookup: EvidenceLookup): CopyPassage[] {
  const found: CopyPassage[] = [];
  for (const stored of lookup.copiesOf(source)) {
    const { indexed } = stored;
    const hits = query.trim() === '' ? openings(stored) : searchText(query, indexed, MOST_PASSAGES);
    for (const { first, last } of hits) {
      const words = span(indexed.starts[first]!, indexed.ends[last]!);
      const passage = passageFrom(stored, words, draft.language);
      if (found.some(({ copy, start, end }) => copy === stored.uri && start < passage.end && passage.start < end)) {
        continue;
      }
      found.push(passage);
      if (found.length === MOST_PASSAGES) return found;
    }
  }
  return found;
}

function passageFrom(stored: StoredCopy, words: Span, language: string): CopyPassage {
  const { indexed } = stored;
  const whole = sentencesAround(stored.copy.text, words, language);
  // What is looked for is in it, also when the sentences around it never end.
  const where = whole.end - whole.start <= LONGEST ? whole : span(words.start, Math.min(words.end, whole.end));
  const { passage, before, after } = passageAt(indexed, where);
  return { copy: stored.uri, ...where, words: passage, before, after, page: pageAt(indexed, where.start) };
}

/** The first words of the first sentences. */
function* openings({ indexed, copy }: StoredCopy): Iterable<Hit> {
  let at = 0;
  for (let count = 0; count < MOST_PASSAGES && at < indexed.ids.length; count++) {
    const words = span(indexed.starts[at]!, indexed.ends[at]!);
    if (words.start >= copy.furniture) return;
    yield { first: at, last: at };
    const { end } = sentencesAround(copy.text, words, 'en');
    do at++;
    while (at < indexed.ids.length && indexed.starts[at]! < end);
  }
}

/**
 * Puts the passage at the end of the selection: in quotation marks as the draft sets them, with the citation of its
 * source. Marks inside the passage become those of the second level; a full stop at its end is left to the sentence.
 * @returns the edits, or in plain words why there is none
 */
export function insertPassage(
  draft: Draft,
  selection: Span,
  source: Source,
  passage: string,
): readonly TextEdit[] | string {
  const offset = selection.end;
  const at = atCursor(draft.text, offset);
  if (entryAt(draft, offset)) return 'The cursor stands in the source list. Put it where the quote is to go.';
  if (isNoProse(draft, at)) return 'Nothing is quoted in code, links or comments. Put the cursor into the prose.';
  if (
    draft.quotesOver({ start: offset, end: offset }).some(({ inner }) => inner.start < offset && offset < inner.end)
  ) {
    return 'The cursor stands inside a quotation. Put it where the quote is to go.';
  }
  const request = quoteRequest(at);
  const opened = request !== null && request.typed.trim() === '';
  const marks = opened ? marksBy(draft, at.before.trimEnd().at(-1)!, request.closing) : marksOf(draft);
  const closed = opened && at.after.startsWith(marks.close) ? marks.close.length : 0;
  const place = { start: opened ? offset - request.typed.length : offset, end: offset + closed };
  const words = secondLevel(passage.replace(/(?<![.…])[\s,;:.–—-]+$/, ''), marks);
  const before = draft.text.slice(place.start - 1, place.start);
  const after = draft.text.slice(place.end, place.end + 1);
  const front = opened ? marks.blank : `${/[\p{L}\p{N}.,;:!?)\]]/u.test(before) ? ' ' : ''}${marks.open}${marks.blank}`;
  const back = `${marks.blank}${marks.close}${citationBehind(draft, place, source)}`;
  return [{ ...place, newText: `${front}${words}${back}${/[\p{L}\p{N}]/u.test(after) ? ' ' : ''}` }];
}

interface Marks {
  readonly open: string;
  readonly close: string;
  /** Between a mark and the words. */
  readonly blank: string;
  /** For a quotation in the quotation. */
  readonly inner: readonly [open: string, close: string];
}

const MOST_QUOTES = 200;
const MOST_LOOKED = 50_000;
const SINGLE = /[‘‚‹'’›]/;

/** As most quotes of the draft are set; as its language sets them where it has none. */
function marksOf(draft: Draft): Marks {
  const counts = new Map<string, number>();
  for (const quote of draft.quotes.slice(0, MOST_QUOTES)) {
    if (quote.kind !== 'inline') continue;
    const open = draft.text.slice(quote.start, quote.start + 1);
    const close = draft.text.slice(quote.end - 1, quote.end);
    counts.set(open + close, (counts.get(open + close) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  const [open, close] = most ? [...most[0]] : usualMarks(draft);
  return marksBy(draft, open!, close!);
}

/** Those of the language, or straight ones where the draft shows that its writer's keyboard has no others. */
function usualMarks(draft: Draft): readonly [open: string, close: string] {
  const usual = lexiconOf(draft.language).quote.marks[0]!;
  const written = draft.text.slice(0, MOST_LOOKED);
  return written.includes('"') && !written.includes(usual[0]) ? ['"', '"'] : usual;
}

function marksBy(draft: Draft, open: string, close: string): Marks {
  const { marks, blankInside = '' } = lexiconOf(draft.language).quote;
  const like = draft.quotes.find(
    (quote) => quote.kind === 'inline' && draft.text.slice(quote.start, quote.start + 1) === open,
  );
  const written = like && /^\s*/.exec(draft.text.slice(like.start + 1, like.start + 3))![0];
  const index = marks.findIndex((pair) => pair[0] === open);
  // In the order of a language's marks those of the second level follow, or stand in front of, those of the first.
  const inner = SINGLE.test(open) && index > 0 ? marks[index - 1]! : (marks[index + 1] ?? ['‘', '’']);
  const usual = /[«»‹›]/.test(open) ? blankInside : '';
  return { open, close, blank: written ?? usual, inner };
}

/** Quotation marks of the source as the draft sets those inside a quotation; one without a partner goes. */
function secondLevel(words: string, { inner }: Marks): string {
  const written = new Map<number, string>();
  let open = -1;
  for (const { 0: mark, index } of words.matchAll(MARK)) {
    written.set(index, '');
    const sign = mark.trim();
    const opens = sign === '"' ? index === 0 || /[\s([{—–-]/.test(words[index - 1]!) : /[“„«「]/.test(sign);
    if (open < 0) open = opens ? index : -1;
    else if (!opens || sign === '“') {
      written.set(open, inner[0]).set(index, inner[1]);
      open = -1;
    }
  }
  return words.replace(MARK, (_, index: number) => written.get(index)!);
}

/** With the blanks that French sets inside of them. */
const MARK = /«\s?|\s?»|["“”„「」]/g;
