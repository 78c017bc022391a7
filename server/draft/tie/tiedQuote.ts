import { type Span, shift } from '../../text/span.ts';
import type { ReadBlock } from '../blocks/block.ts';
import type { BlockSequence } from '../blocks/sequence.ts';
import { plainText } from '../inline/mask.ts';
import { refersInRound } from '../inline/roundReferences.ts';
import type { Citation, Quote } from '../model.ts';
import type { FoundQuote } from '../quotes/read.ts';
import { linkIn, type QuotedWords } from './blockQuotes.ts';
import type { TiedCitations } from './citations.ts';
import type { LongSpeech, QuoteAt } from './quotes.ts';

/** A quote at its place in one version; its spans and citations are worked out when asked for. */
export function placeQuote(blocks: BlockSequence, first: number, found: QuoteAt, tied: TiedCitations): Quote {
  const block = first + found.block;
  switch (found.kind) {
    case 'inline':
      return new InlineQuote(found.found, blocks.at(block)!, block, tied);
    case 'block':
      return new BlockQuote(blocks, block, first + found.end, found.words, tied);
    case 'long':
      return new LongQuote(blocks, block, first + found.end, found.said, tied);
  }
}

/** A quote in one block; its citations are made when asked for. */
export class InlineQuote implements Quote {
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

  /** Those of its own sentence, where it has any. */
  get citations(): readonly Citation[] {
    const all = this.#tied.of(this.block);
    const { start, end } = shift(this.#found.sentence, this.#block.start);
    const own = all.filter((citation) => start <= citation.start && citation.start < end);
    return own.length > 0 ? own : all;
  }

  get cited(): boolean {
    return this.#tied.countIn(this.block) > 0;
  }

  get linked(): boolean {
    const { end, sentence } = this.#found;
    return linkIn(this.#block) || refersInRound(this.#block.facts.masked.slice(end, sentence.end), true);
  }
}

/** A block quote whose places and citations are worked out when asked for. */
export class BlockQuote implements Quote {
  readonly #blocks: BlockSequence;
  readonly #end: number;
  readonly #words: QuotedWords;
  readonly #tied: TiedCitations;
  readonly block: number;
  readonly kind = 'block';
  readonly goesOn = false;

  constructor(blocks: BlockSequence, at: number, end: number, words: QuotedWords, tied: TiedCitations) {
    this.#blocks = blocks;
    this.block = at;
    this.#end = end;
    this.#words = words;
    this.#tied = tied;
  }

  get start(): number {
    return this.#blocks.at(this.block)!.start;
  }

  get end(): number {
    return this.#last.end;
  }

  get inner(): Span {
    return { start: this.start, end: this.#last.start + this.#words.end };
  }

  get text(): string {
    return this.#words.text;
  }

  get words(): number {
    return this.#words.count;
  }

  get attributed(): boolean {
    return this.#words.name !== null || /[:：]\s*$/.test(this.#introduction?.facts.raw ?? '');
  }

  get speaker(): string | null {
    return this.#words.name?.text ?? null;
  }

  get speakerSpan(): Span | null {
    return this.#words.name && shift(this.#words.name, this.#last.start);
  }

  get citations(): readonly Citation[] {
    return this.#covering().flatMap((number) => this.#tied.of(number));
  }

  get cited(): boolean {
    return this.#covering().some((number) => this.#tied.countIn(number) > 0);
  }

  get linked(): boolean {
    const end = this.#last.facts.masked.slice(-100);
    return this.#covering().some((number) => linkIn(this.#blocks.at(number)!)) || refersInRound(end, true);
  }

  get #last(): ReadBlock {
    return this.#blocks.at(this.#end - 1)!;
  }

  /** The paragraph before, which introduces the quotation. */
  get #introduction(): ReadBlock | null {
    const before = this.#blocks.at(this.block - 1);
    return before?.kind === 'paragraph' && before.quoteDepth === 0 ? before : null;
  }

  /** Its own blocks, the paragraph that introduces it, and the line below that says whose words they were. */
  #covering(): number[] {
    const numbers = this.#introduction ? [this.block - 1] : [];
    for (let number = this.block; number < this.#end; number++) numbers.push(number);
    const after = this.#blocks.at(this.#end);
    if (after?.kind === 'paragraph' && /^[\s\u2060]*[–—―-]/.test(after.facts.masked)) numbers.push(this.#end);
    return numbers;
  }
}

/** A quotation over several paragraphs, each of which opens it anew. */
export class LongQuote implements Quote {
  readonly #blocks: BlockSequence;
  readonly #end: number;
  readonly #tied: TiedCitations;
  readonly block: number;
  readonly kind = 'inline';
  readonly attributed = true;
  readonly #said: LongSpeech;
  #text: string | null = null;

  constructor(blocks: BlockSequence, at: number, end: number, said: LongSpeech, tied: TiedCitations) {
    this.#said = said;
    this.#blocks = blocks;
    this.block = at;
    this.#end = end;
    this.#tied = tied;
  }

  get start(): number {
    const { start, facts } = this.#blocks.at(this.block)!;
    return start + facts.quotation.strays.at(-1)!.start;
  }

  get end(): number {
    const { start, facts } = this.#blocks.at(this.#end - 1)!;
    return start + facts.quotation.pairs[0]!.end;
  }

  get inner(): Span {
    const { start, facts } = this.#blocks.at(this.#end - 1)!;
    return { start: this.start + 1, end: start + facts.quotation.pairs[0]!.inner.end };
  }

  get goesOn(): boolean {
    return this.#said.goesOn;
  }

  get speaker(): string | null {
    return this.#said.speaker?.text ?? null;
  }

  get speakerSpan(): Span | null {
    const { speaker, inLast } = this.#said;
    return speaker && shift(speaker, this.#blocks.at(inLast ? this.#end - 1 : this.block)!.start);
  }

  get text(): string {
    this.#text ??= plainText(this.#parts().join(' '));
    return this.#text;
  }

  get words(): number {
    return this.text.split(' ').length;
  }

  get citations(): readonly Citation[] {
    return this.#numbers().flatMap((number) => this.#tied.of(number));
  }

  get cited(): boolean {
    return this.#numbers().some((number) => this.#tied.countIn(number) > 0);
  }

  get linked(): boolean {
    return this.#numbers().some((number) => linkIn(this.#blocks.at(number)!));
  }

  #numbers(): number[] {
    return Array.from({ length: this.#end - this.block }, (_, index) => this.block + index);
  }

  /** The words of each paragraph, without the marks. */
  #parts(): string[] {
    return this.#numbers().map((number) => {
      const { masked, quotation } = this.#blocks.at(number)!.facts;
      const from = number === this.block ? quotation.strays.at(-1)!.start : masked.search(/[^\s\u2060]/);
      return masked.slice(from + 1, number === this.#end - 1 ? quotation.pairs[0]!.inner.end : undefined);
    });
  }
}
