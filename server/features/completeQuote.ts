import type { Draft, Quote } from '../draft/model.ts';
import { entryAt } from '../draft/near.ts';
import { oneLine } from '../text/escapeMarkdown.ts';
import type { EvidenceLookup } from '../workspace/evidenceLookup.ts';
import { citedFor } from './citedFor.ts';
import type { Completion, Offer } from './completion.ts';
import { type AtCursor, isNoProse } from './completionContext.ts';
import { continueQuote } from './continueQuote.ts';
import type { QuoteRequest } from './quoteRequest.ts';

const MOST_OFFERS = 50;
const LONGEST_FILTER = 128;

/**
 * The quotes that the draft already has, to be repeated word for word with their citation, then the passages of saved
 * copies that go on from what was typed.
 */
export function completeQuote(
  draft: Draft,
  at: AtCursor,
  request: QuoteRequest,
  lookup: EvidenceLookup | null = null,
): Completion | null {
  if (isNoProse(draft, at) || entryAt(draft, at.offset)) return null;
  const seen = new Set<string>();
  const typed = wordsFor(request.typed);
  const candidates: { readonly quote: Quote; readonly index: number; readonly distance: number }[] = [];
  draft.quotes.forEach((quote, index) => {
    const isThisOne = quote.start <= at.offset && at.offset <= quote.end && quote.kind === 'inline';
    if (isThisOne || quote.text.trim() === '' || seen.has(quote.text)) return;
    // Editors compare letter by letter: nearly any words are “in” a long quote, and Enter would take it.
    if (typed !== '' && !holds(quote.text, typed)) return;
    seen.add(quote.text);
    candidates.push({ quote, index, distance: Math.abs(quote.start - at.offset) });
  });
  const passages = lookup ? continueQuote(draft, at, request, lookup) : [];
  if (candidates.length === 0 && passages.length === 0) return null;
  candidates.sort((a, b) => a.distance - b.distance);
  const closed = at.after.startsWith(request.closing) ? request.closing.length : 0;
  return {
    span: { start: at.offset - request.typed.length, end: at.offset + closed },
    offers: [
      ...candidates.slice(0, MOST_OFFERS).map(({ quote, index }) => offerOf(draft, quote, index, request.closing)),
      ...passages,
    ],
    // Asked for again at every word: editors end a complete list at the first blank.
    incomplete: true,
  };
}

function offerOf(draft: Draft, quote: Quote, index: number, closing: string): Offer {
  const words = wordsOf(draft, quote);
  const cites = citedFor(quote);
  const citations = [...new Set(cites.map((citation) => draft.text.slice(citation.start, citation.end)))];
  const tight = cites.every((citation) => citation.style === 'footnote' || citation.style === 'superscript');
  const cited = citations.length === 0 ? '' : `${tight ? '' : ' '}${citations.join('')}`;
  return {
    kind: 'quote',
    label: oneLine(words, 60),
    detail: oneLine([quote.speaker ?? '', citations.join('')].filter((part) => part !== '').join(' '), 80),
    filterText: quoteFilterText(draft, quote),
    newText: `${words}${closing}${cited}`,
    index,
  };
}

/** What typed words are compared with: the quote's own. */
export function quoteFilterText(draft: Draft, quote: Quote): string {
  return oneLine(wordsOf(draft, quote), LONGEST_FILTER);
}

// As they stand in the draft; over several lines as the reader sees them, so that no marks of a block quote come along.
// A comma at the end belongs to the sentence around the quote, not to the quote.
function wordsOf(draft: Draft, quote: Quote): string {
  const raw = draft.text.slice(quote.inner.start, quote.inner.end);
  const words = /[\r\n]/.test(raw) || quote.kind === 'block' ? quote.text : raw;
  return words.replace(/\s+/g, ' ').trim().replace(/,$/, '');
}

// From the beginning of a word on; a script without blanks shows no beginnings.
const holds = (text: string, typed: string): boolean =>
  UNSPACED.test(typed) ? wordsFor(text).includes(typed) : ` ${wordsFor(text)}`.includes(` ${typed}`);

const UNSPACED = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;

/** Words to compare by: letters, figures and amounts alone, so that marks and blanks need not be typed alike. */
const wordsFor = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
