import { type Span, shift } from '../../text/span.ts';
import type { KeptBlock, ReadBlock } from '../blocks/block.ts';
import { addressesOf, memo } from '../facts.ts';
import { plainText } from '../inline/mask.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { proseWords } from '../lexicon/prose.ts';
import type { Citation, Quote } from '../model.ts';
import { countWords } from '../quotes/read.ts';
import { type Name, nameOfDash } from '../quotes/speakers.ts';
import type { TiedCitations } from './citations.ts';

/** What a block quote says, kept with its first block as long as its blocks are the same. */
export interface KnownQuotation {
  readonly parts: readonly KeptBlock[];
  readonly lexicon: Lexicon;
  readonly words: QuotedWords | null;
}

interface QuotedWords {
  readonly text: string;
  readonly count: number;
  /** Who said it, relative to the last block. */
  readonly name: Name | null;
  /** Where the words end, relative to the last block. */
  readonly end: number;
}

/** Fewer words than this in a block quote are an exclamation, not a quotation. */
const SHORTEST = 4;
const CALLOUT = /^[\s\u2060>]*(?:\[![\p{L}]+\]|\uFFFC?[ℹ⚠❗💡📝🚨✅]|\p{Lu}{3,}:)/u;
/** A remark with its own label: “**Note:** …”. */
const LABELLED = /^[\s>]*(?:\*\*|__)/;

/** Whether the block links to a page itself: then its source is at hand. */
export const linkIn = ({ facts }: ReadBlock): boolean =>
  memo(facts, 'linked', () => addressesOf(facts).length > 0 || /\]\(\s*<?https?:/.test(facts.raw));

/** The blocks `[at, end)` as someone's words; null for callouts, lists, code and asides. */
export function readBlockQuote(
  blocks: readonly ReadBlock[],
  at: number,
  end: number,
  tied: TiedCitations,
  lexicon: Lexicon,
): Quote | null {
  const first = blocks[at]!;
  let known = first.kept.quotation;
  if (known?.lexicon !== lexicon || !sameParts(known.parts, blocks, at, end)) {
    const parts = blocks.slice(at, end);
    known = { parts: parts.map((part) => part.kept), lexicon, words: readWords(parts, lexicon) };
    first.kept.quotation = known;
  }
  return known.words && new BlockQuote(blocks, at, end, known.words, tied);
}

function sameParts(parts: readonly KeptBlock[], blocks: readonly ReadBlock[], at: number, end: number): boolean {
  return parts.length === end - at && parts.every((part, index) => blocks[at + index]!.kept === part);
}

function readWords(parts: readonly ReadBlock[], lexicon: Lexicon): QuotedWords | null {
  const first = parts[0]!;
  const last = parts.at(-1)!;
  if (CALLOUT.test(first.facts.masked) || LABELLED.test(first.facts.raw)) return null;
  if (parts.some((part) => part.kind !== 'paragraph' || part.kept.item)) return null;
  const { masked } = last.facts;
  const dash = attributionStart(masked);
  const name = dash < 0 ? null : nameOfDash(masked, { start: dash, end: masked.length }, proseWords(lexicon));
  const said = parts.map((part) => (part === last && name ? masked.slice(0, dash) : part.facts.masked));
  const text = plainText(said.join(' ').replace(/\[[\d,;\s–-]+\]/g, '')).replace(/^["“„«]|["”“»]$/g, '');
  const count = countWords(text, lexicon);
  if (count < SHORTEST || text.startsWith('\uFFFC')) return null;
  return { text, count, name, end: name ? dash : masked.length };
}

/** Where the dash with the speaker's name begins in the last paragraph, or -1. */
function attributionStart(masked: string): number {
  const match = /(?:^|\n|[.!?”"’»]\s*)[\s\u2060>]*([–—―]|--)[\s\u2060]*\p{L}/u.exec(masked);
  return match ? match.index + match[0].indexOf(match[1]!) : -1;
}

/** A block quote whose places and citations are worked out when asked for. */
class BlockQuote implements Quote {
  readonly #blocks: readonly ReadBlock[];
  readonly #end: number;
  readonly #words: QuotedWords;
  readonly #tied: TiedCitations;
  readonly block: number;
  readonly kind = 'block';
  readonly goesOn = false;

  constructor(blocks: readonly ReadBlock[], at: number, end: number, words: QuotedWords, tied: TiedCitations) {
    this.#blocks = blocks;
    this.block = at;
    this.#end = end;
    this.#words = words;
    this.#tied = tied;
  }

  get start(): number {
    return this.#blocks[this.block]!.start;
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
    return this.#covering().some((number) => linkIn(this.#blocks[number]!));
  }

  get #last(): ReadBlock {
    return this.#blocks[this.#end - 1]!;
  }

  /** The paragraph before, which introduces the quotation. */
  get #introduction(): ReadBlock | null {
    const before = this.#blocks[this.block - 1];
    return before?.kind === 'paragraph' && before.quoteDepth === 0 ? before : null;
  }

  /** Its own blocks, the paragraph that introduces it, and the line below that says whose words they were. */
  #covering(): number[] {
    const numbers = this.#introduction ? [this.block - 1] : [];
    for (let number = this.block; number < this.#end; number++) numbers.push(number);
    const after = this.#blocks[this.#end];
    if (after?.kind === 'paragraph' && /^[\s\u2060]*[–—―-]/.test(after.facts.masked)) numbers.push(this.#end);
    return numbers;
  }
}
