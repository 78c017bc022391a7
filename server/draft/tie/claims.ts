import { type Span, shift } from '../../text/span.ts';
import type { ReadBlock } from '../blocks/block.ts';
import type { BlockSequence } from '../blocks/sequence.ts';
import { claimsOf, type FoundClaim } from '../claims/read.ts';
import { addressesOf, memo } from '../facts.ts';
import { refersInRound } from '../inline/roundReferences.ts';
import { sentencesOf } from '../inline/sentences.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Citation, Claim, ClaimKind } from '../model.ts';
import type { Accepted } from './blockMarks.ts';
import { linkIn } from './blockQuotes.ts';
import type { TiedCitations } from './citations.ts';

/** A claim as found, told by the number of its block. */
export interface ClaimAt {
  readonly block: number;
  readonly found: FoundClaim;
  /** Whether all citations of the block cover it, and not only those of its sentence. */
  readonly whole: boolean;
}

/** What may answer for a claim beside its citations. */
interface Surroundings {
  /** The quotes of the blocks. */
  readonly quotes: readonly Span[];
  /** Marks that say already that a citation is missing or broken. */
  readonly oddities: readonly Span[];
}

/**
 * The claims of the blocks numbered `from` up to `to`, and which of them nothing answers. Citations of the same sentence
 * cover a claim; where the paragraph cites only at its end, all do; in a table, those of the row.
 */
export function findClaims(
  blocks: BlockSequence,
  from: number,
  to: number,
  isListed: (number: number) => boolean,
  tied: TiedCitations,
  lexicon: Lexicon,
  around: Surroundings,
): { readonly all: readonly ClaimAt[]; readonly open: readonly ClaimAt[] } {
  const all: ClaimAt[] = [];
  const open: ClaimAt[] = [];
  for (let number = from; number < to; number++) {
    const { kind, quoteDepth, facts } = blocks.keptAt(number)!;
    if ((kind !== 'paragraph' && kind !== 'row') || quoteDepth > 0 || isListed(number)) continue;
    const found = claimsOf(facts, lexicon);
    if (found.length === 0) continue;
    const block = blocks.at(number)!;
    const whole = kind === 'row' || onlyAtEnd(block, tied.marksIn(number), lexicon);
    for (const claim of found) {
      const one = { block: number, found: claim, whole };
      all.push(one);
      // A row takes the source of its table.
      if (
        kind === 'paragraph' &&
        claim.kind !== 'figure' &&
        isOpen(new TiedClaim(claim, block, number, tied, whole), block, around)
      )
        open.push(one);
    }
  }
  return { all, open };
}

/** Whether neither a citation nor a link nor a quotation around it answers for the claim. */
function isOpen(claim: Claim, block: ReadBlock, { quotes, oddities }: Surroundings): boolean {
  if (claim.cited || claim.linked || namesPage(block)) return false;
  // Inside someone's words it is the quotation that needs the source.
  if (quotes.some((quote) => quote.start <= claim.start && claim.end <= quote.end)) return false;
  const { start, end } = claim.sentence;
  // Such marks also stand one blank behind the full stop.
  return !oddities.some(
    (oddity) =>
      oddity.end > start && oddity.start <= end + 1 && block.start <= oddity.start && oddity.start < block.end,
  );
}

/** Whether the paragraph names its source by a link in the text, which is a citation of its own kind. */
const namesPage = ({ facts }: ReadBlock): boolean =>
  memo(facts, 'namesPage', () => /\]\(|\bhttps?:\/\/|\bwww\.|\bdoi:|<a\s/i.test(facts.raw));

/** A claim at its place in one version. */
export const placeClaim = (
  blocks: BlockSequence,
  first: number,
  { block, found, whole }: ClaimAt,
  tied: TiedCitations,
) => new TiedClaim(found, blocks.at(first + block)!, first + block, tied, whole);

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
  return (
    /\]\(\s*<?https?:/.test(block.facts.raw.slice(sentence.start, sentence.end)) ||
    refersInRound(block.facts.masked.slice(sentence.start, sentence.end))
  );
}
