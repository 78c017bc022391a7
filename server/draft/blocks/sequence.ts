import type { ChunkFindings } from '../lists/candidates.ts';
import type { Directive } from '../model.ts';
import type { ChunkMarks } from '../tie/chunkMarks.ts';
import type { ChunkOddities } from '../tie/chunkOddities.ts';
import type { ChunkCitations } from '../tie/citations.ts';
import type { ChunkProse } from '../tie/prose.ts';
import { type KeptBlock, PlacedBlock, type ReadBlock } from './block.ts';

/**
 * How many blocks a new chunk holds at most, and below how many it is joined with its neighbour. Tests set them low, so
 * that a short draft has many chunks.
 */
export const chunking = { size: 64, small: 16 };

/**
 * A run of blocks that versions share as long as no edit touches it: a keystroke makes one anew and moves the others.
 * The later steps keep with it what they found in it.
 */
export class Chunk {
  readonly kept: readonly KeptBlock[];
  /** Of each block: what to add to its own offsets, relative to the start of the chunk. */
  readonly offsets: readonly number[];
  /** From the start of the first block to the end of the last. */
  readonly length: number;
  candidates: ChunkFindings | null = null;
  marks: ChunkMarks | null = null;
  citations: ChunkCitations | null = null;
  oddities: ChunkOddities | null = null;
  directives: readonly Directive[] | null = null;
  prose: ChunkProse | null = null;

  constructor(kept: readonly KeptBlock[], offsets: readonly number[]) {
    this.kept = kept;
    this.offsets = offsets;
    this.length = offsets.at(-1)! + kept.at(-1)!.end;
  }

  /** A chunk of the same blocks that keeps what is found in it from now on to itself. */
  copy(): Chunk {
    return Object.assign(new Chunk(this.kept, this.offsets), this);
  }
}

/** A kept block and what to add to its offsets: all that a reader knows of a block that it has just read. */
export interface FreshBlock {
  readonly kept: KeptBlock;
  readonly by: number;
}

/** The blocks of one version of a draft, in order. Immutable; blocks are placed when someone asks for them. */
export class BlockSequence {
  readonly chunks: readonly Chunk[];
  /** Offset of each chunk's start. */
  readonly starts: readonly number[];
  /** Number of each chunk's first block. */
  readonly firsts: readonly number[];
  readonly length: number;
  readonly #placed: (ReadBlock | undefined)[][];
  #chunk = 0;

  private constructor(chunks: readonly Chunk[], starts: readonly number[]) {
    this.chunks = chunks;
    this.starts = starts;
    const firsts: number[] = [];
    let length = 0;
    for (const { kept } of chunks) {
      firsts.push(length);
      length += kept.length;
    }
    this.firsts = firsts;
    this.length = length;
    this.#placed = [];
  }

  static readonly empty: BlockSequence = new BlockSequence([], []);

  /** The same blocks but for those numbered `from` up to `to`, which `fresh` replaces; those behind move on by `by`. */
  splice(from: number, to: number, fresh: readonly FreshBlock[], by: number): BlockSequence {
    if (fresh.length === 0 && from === to && by === 0) return this;
    let first = this.#chunkAtOrBefore(from);
    let last = to > from ? this.chunkOf(to - 1) : first;
    // An edit between two chunks touches neither.
    if (fresh.length === 0 && from === to && (from === 0 || this.firsts[this.chunkOf(from)] === from)) {
      const start = from >= this.length ? this.chunks.length : this.chunkOf(from);
      return this.#with(start, start, [], by);
    }
    const blocks: FreshBlock[] = [];
    const take = (number: number, begin: number, end: number, moved: number) => {
      const { kept, offsets } = this.chunks[number]!;
      const start = this.starts[number]! + moved;
      for (let index = begin; index < end; index++) blocks.push({ kept: kept[index]!, by: start + offsets[index]! });
    };
    if (this.chunks.length > 0) {
      take(first, 0, from - this.firsts[first]!, 0);
      blocks.push(...fresh);
      take(last, Math.max(0, to - this.firsts[last]!), this.chunks[last]!.kept.length, by);
    } else {
      blocks.push(...fresh);
      first = 0;
      last = -1;
    }
    if (blocks.length < chunking.small && last + 1 < this.chunks.length) {
      last++;
      take(last, 0, this.chunks[last]!.kept.length, by);
    }
    return this.#with(first, last + 1, blocks, by);
  }

  #with(first: number, end: number, blocks: readonly FreshBlock[], by: number): BlockSequence {
    const chunks = this.chunks.slice(0, first);
    const starts = this.starts.slice(0, first);
    const count = Math.ceil(blocks.length / chunking.size);
    const size = Math.ceil(blocks.length / Math.max(1, count));
    for (let at = 0; at < blocks.length; at += size) {
      const part = blocks.slice(at, at + size);
      const start = part[0]!.by + part[0]!.kept.start;
      starts.push(start);
      chunks.push(
        new Chunk(
          part.map(({ kept }) => kept),
          part.map((block) => block.by - start),
        ),
      );
    }
    for (let index = end; index < this.chunks.length; index++) {
      chunks.push(this.chunks[index]!);
      starts.push(this.starts[index]! + by);
    }
    return new BlockSequence(chunks, starts);
  }

  /** The same blocks for another reader: what one of the two finds does not push out what the other has found. */
  copy(): BlockSequence {
    return new BlockSequence(
      this.chunks.map((chunk) => chunk.copy()),
      this.starts,
    );
  }

  /** The block with this number; undefined beyond both ends. */
  at(number: number): ReadBlock | undefined {
    if (number < 0 || number >= this.length) return undefined;
    const chunk = this.chunkOf(number);
    const index = number - this.firsts[chunk]!;
    this.#placed[chunk] ??= [];
    const placed = this.#placed[chunk]!;
    let block = placed[index];
    if (!block) {
      const { kept, offsets } = this.chunks[chunk]!;
      block = new PlacedBlock(kept[index]!, this.starts[chunk]! + offsets[index]!);
      placed[index] = block;
    }
    return block;
  }

  /** What is kept of the block with this number, without placing it. */
  keptAt(number: number): KeptBlock | undefined {
    if (number < 0 || number >= this.length) return undefined;
    const chunk = this.chunkOf(number);
    return this.chunks[chunk]!.kept[number - this.firsts[chunk]!];
  }

  /** Where the block with this number starts. */
  startOf(number: number): number {
    const chunk = this.chunkOf(number);
    const { kept, offsets } = this.chunks[chunk]!;
    const index = number - this.firsts[chunk]!;
    return this.starts[chunk]! + offsets[index]! + kept[index]!.start;
  }

  /** The number of the chunk that holds a block. */
  chunkOf(number: number): number {
    const { firsts } = this;
    const near = this.#chunk;
    if (firsts[near]! <= number && number < (firsts[near + 1] ?? this.length)) return near;
    this.#chunk = lastUpTo(firsts, number);
    return this.#chunk;
  }

  /** The number of the last block that starts at or before the offset, -1 where none does. */
  numberAt(offset: number): number {
    const chunk = lastUpTo(this.starts, offset);
    if (chunk < 0) return -1;
    const { kept, offsets } = this.chunks[chunk]!;
    const start = this.starts[chunk]!;
    let low = 0;
    let high = kept.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (start + offsets[middle]! + kept[middle]!.start <= offset) low = middle;
      else high = middle - 1;
    }
    return this.firsts[chunk]! + low;
  }

  /** The blocks numbered `from` up to `to`. */
  slice(from: number, to: number): ReadBlock[] {
    const out: ReadBlock[] = [];
    for (let number = Math.max(0, from); number < Math.min(to, this.length); number++) out.push(this.at(number)!);
    return out;
  }

  #chunkAtOrBefore(number: number): number {
    return Math.max(0, lastUpTo(this.firsts, Math.min(number, this.length - 1)));
  }
}

/** The index of the last number that is not above `limit`, -1 where all are. */
export function lastUpTo(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (numbers[middle]! <= limit) low = middle;
    else high = middle - 1;
  }
  return high >= 0 && numbers[low]! <= limit ? low : -1;
}
