import { type Span, shift } from '../../text/span.ts';
import type { ReadBlock } from '../blocks/block.ts';
import { claimsOf, type FoundClaim } from '../claims/read.ts';
import { addressesOf } from '../facts.ts';
import { sentencesOf } from '../inline/sentences.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Citation, Claim, ClaimKind } from '../model.ts';
import type { Accepted } from './blockMarks.ts';
import { linkIn } from './blockQuotes.ts';
import type { TiedCitations } from './citations.ts';
import type { SourceIndex } from './sources.ts';

/**
 * The claims of a draft with the citations that cover them: those of the same sentence; where the paragraph cites only
 * at its end, those; in a table, those of the row.
 */
export function tieClaims(
  blocks: readonly ReadBlock[],
  index: SourceIndex,
  tied: TiedCitations,
  lexicon: Lexicon,
): readonly Claim[] {
  const claims: Claim[] = [];
  for (let number = 0; number < blocks.length; number++) {
    const block = blocks[number]!;
    if ((block.kind !== 'paragraph' && block.kind !== 'row') || block.quoteDepth > 0) continue;
    if (index.listOfBlock[number]) continue;
    const found = claimsOf(block.facts, lexicon);
    if (found.length === 0) continue;
    const whole = block.kind === 'row' || onlyAtEnd(block, tied.marksIn(number), lexicon);
    for (const claim of found) claims.push(new TiedClaim(claim, block, number, tied, whole));
  }
  return claims;
}

/** A claim whose offsets and citations are worked out when asked for. */
class TiedClaim implements Claim {
  readonly #found: FoundClaim;
  readonly #block: ReadBlock;
  readonly #tied: TiedCitations;
  /** Whether all citations of the block cover it, and not only those of its sentence. */
  readonly #whole: boolean;
  readonly block: number;

  constructor(found: FoundClaim, block: ReadBlock, number: number, tied: TiedCitations, whole: boolean) {
    this.#found = found;
    this.#block = block;
    this.#tied = tied;
    this.#whole = whole;
    this.block = number;
  }

  get start(): number {
    return this.#found.start + this.#block.start;
  }

  get end(): number {
    return this.#found.end + this.#block.start;
  }

  get kind(): ClaimKind {
    return this.#found.kind;
  }

  get sentence(): Span {
    return shift(this.#found.sentence, this.#block.start);
  }

  get citations(): readonly Citation[] {
    const all = this.#tied.of(this.block);
    const { start, end } = this.sentence;
    return this.#whole ? all : all.filter((citation) => start <= citation.start && citation.start < end);
  }

  get cited(): boolean {
    const marks = this.#tied.marksIn(this.block);
    const { start, end } = this.#found.sentence;
    return this.#whole ? marks.length > 0 : marks.some(({ mark }) => start <= mark.start && mark.start < end);
  }

  get linked(): boolean {
    return this.#block.kind === 'row' ? linkIn(this.#block) : linkedSentence(this.#block, this.#found.sentence);
  }
}

/** Whether all of the paragraph's citations stand in its last sentence, nothing but punctuation behind the last. */
function onlyAtEnd(block: ReadBlock, marks: readonly Accepted[], lexicon: Lexicon): boolean {
  const first = marks[0];
  if (!first) return false;
  const last = sentencesOf(block.facts, lexicon).at(-1);
  if (!last || first.mark.start < last.start) return false;
  return !/[\p{L}\p{N}]/u.test(block.facts.masked.slice(marks.at(-1)!.mark.end));
}

function linkedSentence(block: ReadBlock, sentence: Span): boolean {
  if (addressesOf(block.facts).some(({ start }) => sentence.start <= start && start < sentence.end)) return true;
  return /\]\(\s*<?https?:/.test(block.facts.raw.slice(sentence.start, sentence.end));
}
