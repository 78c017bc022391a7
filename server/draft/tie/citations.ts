import type { BlockSequence, Chunk } from '../blocks/sequence.ts';
import { candidatesOf } from '../lists/candidates.ts';
import type { Citation, CitationStyle } from '../model.ts';
import { type Accepted, ROOM } from './blockMarks.ts';
import { type ChunkMarks, marksOfChunk, type OpenMark } from './chunkMarks.ts';
import type { SourceIndex } from './sources.ts';
import { TiedCitation } from './tiedCitation.ts';

/** From so many on, marks glued to words are the draft's habit. */
const HABIT = 2;
const NO_CITATIONS: readonly Citation[] = [];
const NONE_ACCEPTED: readonly Accepted[] = [];

/** What the whole draft says of the marks that no block can decide by itself. */
interface Habits {
  /** Numbers glued to words, up to which one. */
  readonly glued: number;
  readonly superscripts: boolean;
  readonly digits: boolean;
  /** Bare keys that no entry has. */
  readonly keys: boolean;
}

/** The citations of a chunk: numbers of blocks are relative to it. */
export interface ChunkCitations {
  readonly marks: ChunkMarks;
  readonly habits: Habits;
  /** By the number of the block, where it has any. */
  readonly accepted: readonly (readonly Accepted[] | undefined)[];
  /** The blocks with a label that points at nothing. */
  readonly unresolved: readonly number[];
  readonly count: number;
  /** How many of them cite in prose, and not through a link definition. */
  readonly inProse: number;
  /** The styles of the citations in prose. */
  readonly styles: ReadonlySet<CitationStyle>;
  /** The sources that they point at, each as often as it is cited. */
  readonly uses: readonly number[];
  /** Of each use: the number of its block, and where its citation starts, relative to the chunk. */
  readonly useBlocks: readonly number[];
  readonly usePlaces: readonly number[];
}

/**
 * The citations of one version of a draft. A keystroke decides anew only the marks of the chunk that changed, and makes
 * the citations themselves when someone asks for them.
 */
export class TiedCitations {
  readonly #blocks: BlockSequence;
  readonly #index: SourceIndex;
  readonly #chunks: readonly ChunkCitations[];
  readonly #made: (readonly Citation[] | undefined)[] = [];
  #all: readonly Citation[] | null = null;
  #citingBlocks: readonly (readonly number[] | undefined)[] | null = null;
  /** How many citations point at each source. */
  readonly useCounts: Uint32Array;
  readonly count: number;
  /** How many citations stand in prose, link definitions aside. */
  readonly inProse: number;
  /** The styles of the citations in prose. */
  readonly styles: ReadonlySet<CitationStyle>;

  constructor(blocks: BlockSequence, index: SourceIndex) {
    this.#blocks = blocks;
    this.#index = index;
    const marks = blocks.chunks.map((_, number) => marksOfChunk(blocks, number, index));
    const habits = habitsOf(marks, index, blocks);
    this.#chunks = marks.map((one, number) => citationsOfChunk(blocks.chunks[number]!, one, habits));
    this.useCounts = new Uint32Array(index.count);
    const styles = new Set<CitationStyle>();
    let count = 0;
    let inProse = 0;
    for (const chunk of this.#chunks) {
      count += chunk.count;
      inProse += chunk.inProse;
      for (const style of chunk.styles) styles.add(style);
      for (const source of chunk.uses) this.useCounts[source]!++;
    }
    this.count = count;
    this.inProse = inProse;
    this.styles = styles;
  }

  /** All citations, in text order. */
  get all(): readonly Citation[] {
    if (!this.#all) {
      const all: Citation[] = [];
      this.#chunks.forEach((chunk, number) => {
        if (chunk.count === 0) return;
        const first = this.#blocks.firsts[number]!;
        chunk.accepted.forEach((accepted, block) => {
          if (accepted) all.push(...this.of(first + block));
        });
      });
      this.#all = all;
    }
    return this.#all;
  }

  /** The citations with a label that points at nothing, in text order. */
  get unresolved(): readonly Citation[] {
    const out: Citation[] = [];
    this.#chunks.forEach((chunk, number) => {
      for (const block of chunk.unresolved) out.push(...this.of(this.#blocks.firsts[number]! + block));
    });
    return out.filter((citation) => citation.labels.some((label) => label.source === null));
  }

  /** The citations that point at a source, in text order, without making the others. */
  citing(source: number): readonly Citation[] {
    this.#citingBlocks ??= this.#findCitingBlocks();
    return (this.#citingBlocks[source] ?? []).flatMap((block) => {
      const accepted = this.marksIn(block);
      return this.of(block).filter((_, at) => accepted[at]!.sources.includes(source));
    });
  }

  /** By source: the blocks that cite it, in text order. */
  #findCitingBlocks(): readonly (readonly number[] | undefined)[] {
    const blocksOf: number[][] = [];
    this.#chunks.forEach(({ uses, useBlocks }, number) => {
      const first = this.#blocks.firsts[number]!;
      uses.forEach((source, at) => {
        const block = first + useBlocks[at]!;
        const blocks = blocksOf[source];
        if (!blocks) blocksOf[source] = [block];
        else if (blocks.at(-1) !== block) blocks.push(block);
      });
    });
    return blocksOf;
  }

  /** How far from the offset each source is cited next, without making the citations. */
  distancesFrom(offset: number): readonly number[] {
    const distances: number[] = new Array(this.#index.count).fill(Number.POSITIVE_INFINITY);
    this.#chunks.forEach(({ uses, usePlaces }, number) => {
      const start = this.#blocks.starts[number]! - offset;
      for (let at = 0; at < uses.length; at++) {
        const distance = Math.abs(start + usePlaces[at]!);
        if (distance < distances[uses[at]!]!) distances[uses[at]!] = distance;
      }
    });
    return distances;
  }

  /** The citations of one chunk. */
  chunk(number: number): ChunkCitations {
    return this.#chunks[number]!;
  }

  /** How many citations a block has. */
  countIn(block: number): number {
    return this.marksIn(block).length;
  }

  /** Where in its block a citation stands, without making it: the marks that were accepted. */
  marksIn(block: number): readonly Accepted[] {
    if (block < 0 || block >= this.#blocks.length) return NONE_ACCEPTED;
    const chunk = this.#blocks.chunkOf(block);
    return this.#chunks[chunk]!.accepted[block - this.#blocks.firsts[chunk]!] ?? NONE_ACCEPTED;
  }

  /** The citations of a block. */
  of(number: number): readonly Citation[] {
    const accepted = this.marksIn(number);
    if (accepted.length === 0) return NO_CITATIONS;
    let made = this.#made[number];
    if (!made) {
      const block = this.#blocks.at(number)!;
      made = accepted.map((one) => new TiedCitation(block, number, one, this.#index));
      this.#made[number] = made;
    }
    return made;
  }
}

/**
 * Superscripts count where the list writes its own numbers so, or where the draft has no bracket citations and a list
 * has all of the numbers; bare digits only in the second case and from two on. Bare keys (`@hale`) count in a draft that
 * cites keys in brackets or names its bibliography, and elsewhere where an entry has the key.
 */
function habitsOf(chunks: readonly ChunkMarks[], index: SourceIndex, blocks: BlockSequence): Habits {
  let glued = 0;
  let brackets = 0;
  let superscripts = 0;
  let digits = 0;
  let lost = 0;
  let lostDigits = 0;
  for (const chunk of chunks) {
    glued += chunk.gluedTied;
    brackets += chunk.bracketsTied;
    superscripts += chunk.superscripts.length;
    digits += chunk.digits.length;
    for (const { sources } of chunk.superscripts) if (!(sources[0]! >= 0)) lost++;
    for (const { sources } of chunk.digits) if (!(sources[0]! >= 0)) lostDigits++;
  }
  return {
    glued: glued >= HABIT ? index.largest + ROOM : -1,
    superscripts: brackets === 0 && superscripts > 0 && lost === 0,
    digits: brackets === 0 && digits >= 2 && lostDigits === 0,
    keys:
      chunks.some(({ citesKeys }) => citesKeys) ||
      (chunks.some(({ keys }) => keys.length > 0) && blocks.chunks.some((chunk) => candidatesOf(chunk).bibliography)),
  };
}

const sameHabits = (a: Habits, b: Habits): boolean =>
  a === b || (a.glued === b.glued && a.superscripts === b.superscripts && a.digits === b.digits && a.keys === b.keys);

/** Kept until the marks of the chunk or the habits of the draft change. */
function citationsOfChunk(chunk: Chunk, marks: ChunkMarks, habits: Habits): ChunkCitations {
  const known = chunk.citations;
  if (known?.marks === marks && sameHabits(known.habits, habits)) return known;
  chunk.citations = gather(chunk, marks, habits);
  return chunk.citations;
}

function gather({ kept, offsets }: Chunk, marks: ChunkMarks, habits: Habits): ChunkCitations {
  const accepted: (readonly Accepted[] | undefined)[] = [];
  for (const { number, marks: own } of marks.blocks) if (own.accepted.length > 0) accepted[number] = own.accepted;
  const add = ({ block, mark, sources }: OpenMark) => {
    const all = [...(accepted[block] ?? []), { mark, style: mark.style, sources, within: -1 }];
    accepted[block] = all.sort((a, b) => a.mark.start - b.mark.start);
  };
  for (const open of marks.glued) if (open.mark.labels.every(({ label }) => Number(label) <= habits.glued)) add(open);
  marks.ownRaised.forEach(add);
  if (habits.superscripts) marks.superscripts.forEach(add);
  if (habits.digits) marks.digits.forEach(add);
  for (const open of marks.keys) if (habits.keys || open.sources[0]! >= 0) add(open);
  const unresolved: number[] = [];
  const styles = new Set<CitationStyle>();
  const uses: number[] = [];
  const useBlocks: number[] = [];
  const usePlaces: number[] = [];
  let count = 0;
  let inProse = 0;
  accepted.forEach((list, block) => {
    if (!list) return;
    count += list.length;
    let lost = false;
    const start = offsets[block]! + kept[block]!.start;
    for (const { mark, sources, style, within } of list) {
      if (within < 0) {
        styles.add(style);
        if (style !== 'link-definition') inProse++;
      }
      for (const source of sources) {
        if (source < 0) {
          lost = true;
          continue;
        }
        uses.push(source);
        useBlocks.push(block);
        usePlaces.push(start + mark.start);
      }
    }
    if (lost) unresolved.push(block);
  });
  return { marks, habits, accepted, unresolved, count, inProse, styles, uses, useBlocks, usePlaces };
}
