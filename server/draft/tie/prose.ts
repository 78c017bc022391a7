import { shift } from '../../text/span.ts';
import type { KeptBlock } from '../blocks/block.ts';
import type { BlockSequence, Chunk } from '../blocks/sequence.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { StrayMark } from '../model.ts';
import { odditiesOfChunk } from './chunkOddities.ts';
import type { ChunkCitations, TiedCitations } from './citations.ts';
import { type ClaimAt, findClaims, placeClaim } from './claims.ts';
import { findQuotes, type QuoteAt } from './quotes.ts';
import type { SourceIndex } from './sources.ts';
import { placeQuote } from './tiedQuote.ts';

/** What a chunk says beside its citations: numbers of blocks and offsets are relative to the chunk. */
export interface ChunkProse {
  readonly key: ProseKey;
  readonly quotes: readonly QuoteAt[];
  /** Those that no citation covers. */
  readonly uncitedQuotes: readonly QuoteAt[];
  readonly claims: readonly ClaimAt[];
  /** Those that nothing answers. */
  readonly openClaims: readonly ClaimAt[];
  readonly strays: readonly StrayMark[];
  /** Where a quotation that goes on in the next chunk ends there. */
  readonly carry: Carry;
}

/** How far a quotation of the chunk before reaches into this one. */
interface Carry {
  /** So many blocks need no look of their own. */
  readonly blocks: number;
  /** Up to here (relative to the chunk) the words are somebody's. */
  readonly end: number;
}

/** All that a chunk's prose depends on. */
interface ProseKey {
  readonly citations: ChunkCitations;
  readonly lexicon: Lexicon;
  readonly reach: string;
  readonly carry: Carry;
  readonly before: KeptBlock | undefined;
  /** The blocks behind the chunk that were looked at. */
  readonly after: readonly (KeptBlock | undefined)[];
}

const NOTHING_CARRIED: Carry = { blocks: 0, end: 0 };

/**
 * Reads all chunks in order, one a step, so that whoever reads a long draft can do something else in between; those that
 * depend on nothing that has changed are taken as they are.
 */
export function* proseSteps(
  blocks: BlockSequence,
  index: SourceIndex,
  tied: TiedCitations,
  lexicon: Lexicon,
): Generator<ChunkProse, void> {
  let carry = NOTHING_CARRIED;
  for (const [number, chunk] of blocks.chunks.entries()) {
    const prose = proseOfChunk(blocks, chunk, number, index, tied, lexicon, carry);
    carry = prose.carry;
    yield prose;
  }
}

function proseOfChunk(
  blocks: BlockSequence,
  chunk: Chunk,
  number: number,
  index: SourceIndex,
  tied: TiedCitations,
  lexicon: Lexicon,
  carry: Carry,
): ChunkProse {
  const first = blocks.firsts[number]!;
  const end = first + chunk.kept.length;
  const citations = tied.chunk(number);
  const before = blocks.keptAt(first - 1);
  const known = chunk.prose;
  if (
    known &&
    known.key.citations === citations &&
    known.key.lexicon === lexicon &&
    known.key.carry.blocks === carry.blocks &&
    known.key.carry.end === carry.end &&
    known.key.before === before &&
    known.key.after.every((kept, at) => blocks.keptAt(end + at) === kept) &&
    known.key.reach === index.reachInto(first - 1, end + known.key.after.length)
  ) {
    return known;
  }
  const start = blocks.starts[number]!;
  const listed = index.listedIn(first, end);
  const spoken = start + carry.end;
  const found = findQuotes(blocks, Math.min(first + carry.blocks, end), end, spoken, listed, lexicon);
  const quotes = found.quotes.map((quote) => ({ quote, placed: placeQuote(blocks, 0, quote, tied) }));
  quotes.sort((a, b) => a.placed.start - b.placed.start);
  const relative = quotes.map(({ quote }) => fromBlock(quote, first));
  const oddities = odditiesOfChunk(blocks, number, index, tied).map((oddity) => shift(oddity, start));
  const spans = [{ start, end: spoken }, ...quotes.map(({ placed }) => placed)];
  const claims = findClaims(blocks, first, end, listed, tied, lexicon, { quotes: spans, oddities });
  const after: (KeptBlock | undefined)[] = [];
  for (let at = end; at < found.looked; at++) after.push(blocks.keptAt(at));
  const back = <T extends { start: number; end: number }>(one: T): T => ({
    ...one,
    start: one.start - start,
    end: one.end - start,
  });
  chunk.prose = {
    key: { citations, lexicon, carry, before, after, reach: index.reachInto(first - 1, end + after.length) },
    quotes: relative,
    uncitedQuotes: relative.filter((_, at) => !quotes[at]!.placed.cited),
    claims: claims.all.map((claim) => ({ ...claim, block: claim.block - first })),
    openClaims: claims.open.map((claim) => ({ ...claim, block: claim.block - first })),
    strays: found.strays.map((one) => ({ ...back(one), closeAt: one.closeAt === null ? null : one.closeAt - start })),
    carry: carried(blocks, number, found.next, quotes.at(-1)?.placed.end ?? 0, carry),
  };
  return chunk.prose;
}

const fromBlock = (quote: QuoteAt, first: number): QuoteAt =>
  'end' in quote
    ? { ...quote, block: quote.block - first, end: quote.end - first }
    : { ...quote, block: quote.block - first };

/** What reaches into the next chunk. */
function carried(blocks: BlockSequence, number: number, next: number, end: number, carry: Carry): Carry {
  const following = blocks.firsts[number + 1];
  if (following === undefined) return NOTHING_CARRIED;
  const start = blocks.starts[number + 1]!;
  const before = blocks.starts[number]! + carry.end;
  const most = Math.max(end, before);
  const left = Math.max(next - following, blocks.firsts[number]! + carry.blocks - following, 0);
  return left === 0 && most <= start ? NOTHING_CARRIED : { blocks: left, end: Math.max(0, most - start) };
}

export const strayMarksOf = (blocks: BlockSequence, prose: readonly ChunkProse[]): readonly StrayMark[] => {
  const out: StrayMark[] = [];
  prose.forEach(({ strays }, number) => {
    const by = blocks.starts[number]!;
    for (const { start, end, kind, partner, closeAt } of strays) {
      out.push({ start: start + by, end: end + by, kind, partner, closeAt: closeAt === null ? null : closeAt + by });
    }
  });
  return out;
};

export const quotesOfKind = (
  blocks: BlockSequence,
  prose: readonly ChunkProse[],
  tied: TiedCitations,
  kind: 'quotes' | 'uncitedQuotes',
) =>
  prose.flatMap((chunk, number) => chunk[kind].map((quote) => placeQuote(blocks, blocks.firsts[number]!, quote, tied)));

export const claimsOfKind = (
  blocks: BlockSequence,
  prose: readonly ChunkProse[],
  tied: TiedCitations,
  kind: 'claims' | 'openClaims',
) =>
  prose.flatMap((chunk, number) => chunk[kind].map((claim) => placeClaim(blocks, blocks.firsts[number]!, claim, tied)));
