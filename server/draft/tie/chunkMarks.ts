import type { BlockSequence, Chunk } from '../blocks/sequence.ts';
import type { CitationMark } from '../styles/mark.ts';
import { type BlockMarks, marksOf, sourcesOfMark } from './blockMarks.ts';
import type { SourceIndex } from './sources.ts';

/** A mark of which the whole draft decides. Numbers of blocks are relative to the chunk. */
export interface OpenMark {
  readonly block: number;
  readonly mark: CitationMark;
  readonly sources: readonly number[];
}

/** What the marks of a chunk turned out to be, with the lists as they are. */
export interface ChunkMarks {
  readonly version: number;
  readonly reach: string;
  /** The blocks that have marks, by their number in the chunk. */
  readonly blocks: readonly { readonly number: number; readonly marks: BlockMarks }[];
  readonly glued: readonly OpenMark[];
  /** Superscripts that the list writes so itself. */
  readonly ownRaised: readonly OpenMark[];
  /** The other superscripts and the bare digits. */
  readonly superscripts: readonly OpenMark[];
  readonly digits: readonly OpenMark[];
  /** Bare keys (`@hale`). */
  readonly keys: readonly OpenMark[];
  readonly gluedTied: number;
  readonly bracketsTied: number;
  /** Whether a key in brackets (`[@hale]`) is cited. */
  readonly citesKeys: boolean;
}

const NO_MARKS: readonly OpenMark[] = [];

/** Decides the marks of a chunk; kept until one of its blocks or the lists change. */
export function marksOfChunk(blocks: BlockSequence, number: number, index: SourceIndex): ChunkMarks {
  const chunk = blocks.chunks[number]!;
  const first = blocks.firsts[number]!;
  const reach = index.reachInto(first, first + chunk.kept.length);
  const known = chunk.marks;
  if (known?.version === index.version && known.reach === reach) return known;
  chunk.marks = decide(blocks, chunk, first, reach, index);
  return chunk.marks;
}

function decide(blocks: BlockSequence, chunk: Chunk, first: number, reach: string, index: SourceIndex): ChunkMarks {
  const found: { number: number; marks: BlockMarks }[] = [];
  const glued: OpenMark[] = [];
  const ownRaised: OpenMark[] = [];
  const superscripts: OpenMark[] = [];
  const digits: OpenMark[] = [];
  const keys: OpenMark[] = [];
  let citesKeys = false;
  let gluedTied = 0;
  let bracketsTied = 0;
  chunk.kept.forEach((kept, number) => {
    if (kept.facts.marks.length === 0 || kept.kind === 'comment') return;
    const inList = reach !== '' && index.isListed(first + number);
    if (kept.kind === 'definition' && !inList) return;
    const block = blocks.at(first + number)!;
    const marks = marksOf(block, inList, index);
    gluedTied += marks.gluedTied;
    bracketsTied += marks.bracketsTied;
    const open = (mark: CitationMark): OpenMark => {
      return { block: number, mark, sources: sourcesOfMark(mark, block.start + mark.start, index) };
    };
    glued.push(...marks.glued.map(open));
    for (const mark of marks.raised.map(open)) {
      if (mark.mark.style === 'pandoc') keys.push(mark);
      else if (mark.mark.style !== 'superscript') digits.push(mark);
      else if (index.formOf(mark.sources[0]!) === 'superscript') ownRaised.push(mark);
      else superscripts.push(mark);
    }
    citesKeys ||= marks.accepted.some(({ mark, style }) => style === 'pandoc' && kept.facts.masked[mark.start] === '[');
    if (marks.accepted.length > 0 || marks.faults.length > 0) found.push({ number, marks });
  });
  const orNone = (marks: readonly OpenMark[]) => (marks.length > 0 ? marks : NO_MARKS);
  return {
    version: index.version,
    reach,
    blocks: found,
    glued: orNone(glued),
    ownRaised: orNone(ownRaised),
    superscripts: orNone(superscripts),
    digits: orNone(digits),
    keys: orNone(keys),
    gluedTied,
    bracketsTied,
    citesKeys,
  };
}
