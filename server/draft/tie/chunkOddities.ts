import type { BlockSequence } from '../blocks/sequence.ts';
import type { Directive, Oddity } from '../model.ts';
import type { ChunkCitations, TiedCitations } from './citations.ts';
import { findOddities } from './oddities.ts';
import type { SourceIndex } from './sources.ts';

/** What looks like a citation and is none, by chunk: told by the marks alone, so it waits for no words. */
export interface ChunkOddities {
  readonly citations: ChunkCitations;
  /** Relative to the chunk. */
  readonly oddities: readonly Oddity[];
}

/** The oddities of a chunk, relative to it; kept until its citations change. */
export function odditiesOfChunk(
  blocks: BlockSequence,
  number: number,
  index: SourceIndex,
  tied: TiedCitations,
): readonly Oddity[] {
  const chunk = blocks.chunks[number]!;
  const citations = tied.chunk(number);
  if (chunk.oddities?.citations !== citations) {
    const first = blocks.firsts[number]!;
    const end = first + chunk.kept.length;
    const by = -blocks.starts[number]!;
    const found = findOddities(blocks, first, end, index.listedIn(first, end), index, citations);
    chunk.oddities = { citations, oddities: found.map((one) => moved(one, by)) };
  }
  return chunk.oddities.oddities;
}

/** All oddities, at their places. */
export function odditiesOf(blocks: BlockSequence, index: SourceIndex, tied: TiedCitations): readonly Oddity[] {
  const out: Oddity[] = [];
  blocks.chunks.forEach((_, number) => {
    const by = blocks.starts[number]!;
    for (const one of odditiesOfChunk(blocks, number, index, tied)) out.push(moved(one, by));
  });
  return out;
}

/** All directives, at their places. */
export function directivesOf(blocks: BlockSequence): readonly Directive[] {
  const out: Directive[] = [];
  blocks.chunks.forEach((chunk, number) => {
    chunk.directives ??= chunk.kept.flatMap((kept, block) => {
      const by = chunk.offsets[block]! + kept.start;
      return kept.facts.directives.map(({ start, end, kind, codes }) => ({
        start: start + by,
        end: end + by,
        kind,
        codes,
      }));
    });
    const by = blocks.starts[number]!;
    for (const one of chunk.directives) out.push(moved(one, by));
  });
  return out;
}

const moved = <T extends { start: number; end: number }>(one: T, by: number): T => ({
  ...one,
  start: one.start + by,
  end: one.end + by,
});
