import { fold } from '../../text/phrases.ts';
import { type Span, shift } from '../../text/span.ts';
import type { ReadBlock } from '../blocks/block.ts';
import { plainText } from '../inline/mask.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { proseWords } from '../lexicon/prose.ts';
import type { Citation, Quote, StrayMark } from '../model.ts';
import { type FoundQuote, quotesOf } from '../quotes/read.ts';
import { linkIn, readBlockQuote } from './blockQuotes.ts';
import type { TiedCitations } from './citations.ts';
import type { SourceIndex } from './sources.ts';

export interface TiedQuotes {
  readonly quotes: readonly Quote[];
  readonly strays: readonly StrayMark[];
}

/** The quotes of a draft with the citations that cover them, and the quotation marks without a partner. */
export function tieQuotes(
  blocks: readonly ReadBlock[],
  index: SourceIndex,
  tied: TiedCitations,
  lexicon: Lexicon,
): TiedQuotes {
  const quotes: Quote[] = [];
  const strays: StrayMark[] = [];
  for (let number = 0; number < blocks.length; number++) {
    const block = blocks[number]!;
    if (!hasProse(block) || index.listOfBlock[number] !== undefined) continue;
    if (block.quoteDepth > 0 && block.kind !== 'row') {
      const end = endOfGroup(blocks, number);
      const quote = readBlockQuote(blocks, number, end, tied, lexicon);
      if (quote) {
        quotes.push(quote);
        number = end - 1;
        continue;
      }
    }
    const run = continuedQuote(blocks, number, lexicon);
    if (run > number + 1) quotes.push(joined(blocks, number, run, tied));
    addStrays(blocks, number, strays, run > number + 1, lexicon);
    if (block.kind === 'heading') continue;
    for (const found of quotesOf(block.facts, lexicon)) quotes.push(new InlineQuote(found, block, number, tied));
    if (run > number + 1) number = run - 2;
  }
  quotes.sort((a, b) => a.start - b.start);
  return { quotes, strays };
}

/** A quote in one block; its citations are made when asked for. */
class InlineQuote implements Quote {
  readonly #found: FoundQuote;
  readonly #block: ReadBlock;
  readonly #tied: TiedCitations;
  readonly block: number;
  readonly kind = 'inline';

  constructor(found: FoundQuote, block: ReadBlock, number: number, tied: TiedCitations) {
    this.#found = found;
    this.#block = block;
    this.#tied = tied;
    this.block = number;
  }

  get start(): number {
    return this.#found.start + this.#block.start;
  }

  get end(): number {
    return this.#found.end + this.#block.start;
  }

  get inner(): Span {
    return shift(this.#found.inner, this.#block.start);
  }

  get text(): string {
    return this.#found.text;
  }

  get words(): number {
    return this.#found.words;
  }

  get attributed(): boolean {
    return this.#found.attributed;
  }

  get goesOn(): boolean {
    return this.#found.goesOn;
  }

  get speaker(): string | null {
    return this.#found.speaker?.text ?? null;
  }

  get speakerSpan(): Span | null {
    return this.#found.speaker && shift(this.#found.speaker, this.#block.start);
  }

  get citations(): readonly Citation[] {
    return this.#tied.of(this.block);
  }

  get cited(): boolean {
    return this.#tied.countIn(this.block) > 0;
  }

  get linked(): boolean {
    return linkIn(this.#block);
  }
}

const hasProse = (block: ReadBlock): boolean =>
  block.kind === 'paragraph' || block.kind === 'row' || block.kind === 'heading' || block.kind === 'html';

/** The index behind the last block of the block quote that `at` stands in. */
function endOfGroup(blocks: readonly ReadBlock[], at: number): number {
  const { group } = blocks[at]!;
  let end = at + 1;
  while (end < blocks.length && blocks[end]!.group === group && blocks[end]!.quoteDepth > 0) end++;
  return end;
}

/**
 * A long quotation opens each of its paragraphs and closes only the last. The index behind its last block, or `at + 1`
 * when the block's quotation does not go on.
 */
function continuedQuote(blocks: readonly ReadBlock[], at: number, lexicon: Lexicon): number {
  let end = at + 1;
  const first = blocks[at]!;
  if (!openAtEnd(first) || !opensSpeech(first, lexicon)) return end;
  for (;;) {
    const open = openAtEnd(blocks[end - 1]!);
    const next = blocks[end];
    if (!open || !next || next.kind !== 'paragraph') return at + 1;
    if (!next.facts.masked.replace(/^[\s\u2060]+/, '').startsWith(open)) return at + 1;
    end++;
    if (openAtEnd(next)) continue;
    // The last paragraph closes what it opens.
    return next.facts.quotation.pairs[0]?.start === next.facts.masked.search(/[^\s\u2060]/) ? end : at + 1;
  }
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

function joined(blocks: readonly ReadBlock[], at: number, end: number, tied: TiedCitations): Quote {
  const first = blocks[at]!;
  const last = blocks[end - 1]!;
  const start = first.start + first.facts.quotation.strays.at(-1)!.start;
  const closing = last.facts.quotation.pairs[0]!;
  const texts = blocks.slice(at, end).map((block, index) => {
    const from = index === 0 ? start - first.start + 1 : block.facts.masked.search(/[^\s\u2060]/) + 1;
    return block.facts.masked.slice(from, block === last ? closing.inner.end : undefined);
  });
  const citations = [];
  for (let index = at; index < end; index++) citations.push(...tied.of(index));
  const text = plainText(texts.join(' '));
  return {
    start,
    end: last.start + closing.end,
    inner: { start: start + 1, end: last.start + closing.inner.end },
    kind: 'inline',
    text,
    words: text.split(' ').length,
    attributed: true,
    goesOn: false,
    speaker: null,
    speakerSpan: null,
    citations,
    cited: citations.length > 0,
    linked: blocks.slice(at, end).some(linkIn),
    block: at,
  };
}

function addStrays(
  blocks: readonly ReadBlock[],
  at: number,
  into: StrayMark[],
  goesOn: boolean,
  lexicon: Lexicon,
): void {
  const block = blocks[at]!;
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
function closedLater(blocks: readonly ReadBlock[], at: number, stray: Span): boolean {
  if (blocks[at]!.facts.masked[stray.start] !== '"') return false;
  for (const block of blocks.slice(at + 1, at + 1 + FEW_BLOCKS)) {
    const { closesEarlier, pairs, strays } = block.facts.quotation;
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
