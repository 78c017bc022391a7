import { fold } from '../../text/phrases.ts';
import type { Span } from '../../text/span.ts';
import type { ReadBlock } from '../blocks/block.ts';
import type { BlockSequence } from '../blocks/sequence.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { proseWords } from '../lexicon/prose.ts';
import type { StrayMark } from '../model.ts';
import { type FoundQuote, openQuoteOf, quotesOf } from '../quotes/read.ts';
import type { Name } from '../quotes/speakers.ts';
import { type QuotedWords, wordsOfBlockQuote } from './blockQuotes.ts';

/** A quote as found, told by the numbers of its first block and of the one behind its last. */
export type QuoteAt =
  | { readonly kind: 'inline'; readonly block: number; readonly found: FoundQuote }
  | { readonly kind: 'block'; readonly block: number; readonly end: number; readonly words: QuotedWords }
  | { readonly kind: 'long'; readonly block: number; readonly end: number; readonly said: LongSpeech };

/** Who speaks in a quotation over several paragraphs. */
export interface LongSpeech {
  /** Relative to the first block, or to the last one where `inLast`. */
  readonly speaker: Name | null;
  readonly inLast: boolean;
  /** Whether it goes on with the speech before it. */
  readonly goesOn: boolean;
}

export interface FoundQuotes {
  readonly quotes: readonly QuoteAt[];
  /** The quotation marks without a partner. */
  readonly strays: readonly StrayMark[];
  /** The block to go on with: a quotation can run over the end. */
  readonly next: number;
  /** The last block looked at, and one. */
  readonly looked: number;
}

/**
 * The quotes that begin in the blocks numbered `from` up to `to`.
 * @param spoken up to here the words belong to a quotation that began before: an offset into the text
 * @param isListed whether a block belongs to a source list
 */
export function findQuotes(
  blocks: BlockSequence,
  from: number,
  to: number,
  spoken: number,
  isListed: (number: number) => boolean,
  lexicon: Lexicon,
): FoundQuotes {
  const quotes: QuoteAt[] = [];
  const strays: StrayMark[] = [];
  let looked = to;
  let heard = spoken;
  let number = from;
  for (; number < to; number++) {
    const block = blocks.at(number)!;
    if (!hasProse(block) || isListed(number)) continue;
    if (block.quoteDepth > 0 && block.kind !== 'row') {
      const end = endOfGroup(blocks, number);
      looked = Math.max(looked, end + 1);
      const words = wordsOfBlockQuote(blocks, number, end, lexicon);
      if (words) {
        quotes.push({ kind: 'block', block: number, end, words });
        number = end - 1;
        continue;
      }
    }
    const run = continuedQuote(blocks, number, lexicon);
    looked = Math.max(looked, run.looked);
    const goesOn = run.end > number + 1;
    const before = heard;
    if (goesOn) {
      quotes.push({ kind: 'long', block: number, end: run.end, said: speechOf(blocks, number, run.end, lexicon) });
      const last = blocks.at(run.end - 1)!;
      heard = last.start + last.facts.quotation.pairs[0]!.end;
    }
    addStrays(blocks, number, strays, goesOn, lexicon);
    if (block.kind === 'heading') continue;
    for (const found of quotesOf(block.facts, lexicon)) {
      // The last paragraph of a long quotation is part of it.
      if (block.start + found.start >= before) quotes.push({ kind: 'inline', block: number, found });
    }
    if (goesOn) number = run.end - 2;
  }
  return { quotes, strays, next: number, looked: Math.max(looked, to + FEW_BLOCKS) };
}

const hasProse = (block: ReadBlock): boolean =>
  block.kind === 'paragraph' || block.kind === 'row' || block.kind === 'heading' || block.kind === 'html';

/** The index behind the last block of the block quote that `at` stands in. */
function endOfGroup(blocks: BlockSequence, at: number): number {
  const { group } = blocks.keptAt(at)!;
  for (let end = at + 1; ; end++) {
    const block = blocks.keptAt(end);
    if (block?.group !== group || block.quoteDepth === 0) return end;
  }
}

/**
 * A long quotation opens each of its paragraphs and closes only the last. `end` is the number behind its last block, or
 * `at + 1` when the block's quotation does not go on.
 */
function continuedQuote(blocks: BlockSequence, at: number, lexicon: Lexicon): { end: number; looked: number } {
  const first = blocks.at(at)!;
  let end = at + 1;
  if (!openAtEnd(first) || !opensSpeech(first, lexicon)) return { end, looked: end };
  for (;;) {
    const open = openAtEnd(blocks.at(end - 1)!);
    const next = blocks.at(end);
    const looked = end + 1;
    if (!open || next?.kind !== 'paragraph') return { end: at + 1, looked };
    if (!next.facts.masked.replace(/^[\s\u2060]+/, '').startsWith(open)) return { end: at + 1, looked };
    end++;
    if (openAtEnd(next)) continue;
    // The last paragraph closes what it opens.
    const closes = next.facts.quotation.pairs[0]?.start === next.facts.masked.search(/[^\s\u2060]/);
    return { end: closes ? end : at + 1, looked };
  }
}

/** Who says the quotation over the blocks `[at, end)`: told before it, else behind its end. */
function speechOf(blocks: BlockSequence, at: number, end: number, lexicon: Lexicon): LongSpeech {
  const { facts } = blocks.at(at)!;
  const opening = openQuoteOf(facts, facts.quotation.strays.at(-1)!.start, lexicon);
  const goesOn = opening?.goesOn ?? false;
  if (opening?.speaker) return { speaker: opening.speaker, inLast: false, goesOn };
  const last = blocks.at(end - 1)!.facts;
  const closing = quotesOf(last, lexicon).find((quote) => quote.start === last.quotation.pairs[0]!.start);
  return { speaker: closing?.speaker ?? null, inLast: true, goesOn };
}

/**
 * Whether the mark that the block leaves open begins speech that can go on: at the start of the paragraph or behind a
 * colon, comma or verb of saying, and with nobody “saying” something further on, where the closing mark was forgotten.
 */
function opensSpeech(block: ReadBlock, lexicon: Lexicon): boolean {
  const { masked, quotation } = block.facts;
  const { start, end } = quotation.strays.at(-1)!;
  const words = proseWords(lexicon);
  const before = fold(masked.slice(Math.max(0, start - 60), start).replace(/\u2060/g, ' '));
  if (before.trim() !== '' && !/[:,，：]\s*$/.test(before)) {
    const said = words.saying.find(before).at(-1);
    if (!said || before.length - said.end > 30) return false;
  }
  const rest = fold(masked.slice(end));
  if (!/[.!?…。！？]\s*$/.test(rest)) return false;
  return !words.saying.find(rest).some((hit) => /[,!?…]\s+(?:[\p{L}'.-]+\s+){0,3}$/u.test(rest.slice(0, hit.start)));
}

/** The sign of the quotation that the block leaves open, or null. */
function openAtEnd(block: ReadBlock): string | null {
  const { strays, pairs } = block.facts.quotation;
  const last = strays.at(-1);
  if (last?.kind !== 'opening' || (pairs.at(-1)?.start ?? -1) > last.start) return null;
  return block.facts.masked[last.start]!;
}

function addStrays(blocks: BlockSequence, at: number, into: StrayMark[], goesOn: boolean, lexicon: Lexicon): void {
  const block = blocks.at(at)!;
  const { strays } = block.facts.quotation;
  strays.forEach((stray, index) => {
    if (index === strays.length - 1 && (goesOn || closedLater(blocks, at, stray))) return;
    const by = block.start;
    const closeAt = stray.kind === 'opening' ? likelyEnd(block, stray, lexicon) : null;
    into.push({
      start: stray.start + by,
      end: stray.end + by,
      kind: stray.kind,
      partner: stray.partner,
      closeAt: closeAt === null ? null : closeAt + by,
    });
  });
}

/** How many blocks a quotation with straight marks may run over before its opening mark counts as forgotten. */
const FEW_BLOCKS = 4;

/** Whether one of the next blocks closes the straight mark, as in quotations set line by line. */
function closedLater(blocks: BlockSequence, at: number, stray: Span): boolean {
  if (blocks.keptAt(at)!.facts.masked[stray.start] !== '"') return false;
  for (let number = at + 1; number <= at + FEW_BLOCKS && number < blocks.length; number++) {
    const { closesEarlier, pairs, strays } = blocks.keptAt(number)!.facts.quotation;
    if (closesEarlier) return true;
    if (pairs.length > 0 || strays.length > 0) return false;
  }
  return false;
}

/** Where an unclosed quotation most likely ends: before the words that say who said it, else at its sentence's end. */
function likelyEnd(block: ReadBlock, stray: Span, lexicon: Lexicon): number {
  const rest = block.facts.masked.slice(stray.end);
  const said = proseWords(lexicon)
    .saying.find(fold(rest))
    .find((hit) => /[,!?…，]\s+(?:[\p{L}'’.-]+\s+){0,3}$/u.test(rest.slice(0, hit.start)));
  const comma = said
    ? Math.max(...[...rest.slice(0, said.start).matchAll(/[,!?…，]/g)].map((match) => match.index))
    : -1;
  const stop = /[.!?…。！？](?=\s|$)/.exec(rest);
  if (comma >= 0 && (!stop || comma <= stop.index)) return stray.end + comma + 1;
  if (stop) return stray.end + stop.index + 1;
  return stray.end + rest.replace(/[\s\u2060]*(?:\[[^[\]]*\])?[\s\u2060]*$/, '').length;
}
