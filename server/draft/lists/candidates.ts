import type { KeptBlock } from '../blocks/block.ts';
import type { Chunk } from '../blocks/sequence.ts';

/** The blocks of a chunk at which something of a list can begin: numbers relative to the chunk, in order. */
export interface ChunkFindings {
  /** Blocks that read like the heading of a list. */
  readonly headings: readonly number[];
  /** Blocks of footnotes. */
  readonly notes: readonly number[];
  /** Link definitions with a number. */
  readonly definitions: readonly number[];
  /** Blocks at which a list without a heading can begin. */
  readonly runs: readonly number[];
  /** Whether a block names the draft's bibliography, in the front matter or where the list shall stand. */
  readonly bibliography: boolean;
  /** The last block with anything in it, -1 where none has. */
  readonly content: number;
}

/** Looks through a chunk once. */
export function candidatesOf(chunk: Chunk): ChunkFindings {
  if (chunk.candidates) return chunk.candidates;
  const headings: number[] = [];
  const notes: number[] = [];
  const definitions: number[] = [];
  const runs: number[] = [];
  let bibliography = false;
  let content = -1;
  chunk.kept.forEach((block, number) => {
    if (block.facts.listHeading && !block.item && !block.note) headings.push(number);
    if (block.note) notes.push(number);
    if (block.kind === 'definition' && /^\[\d+\]:/.test(block.facts.raw)) definitions.push(number);
    if (opensRun(block)) runs.push(number);
    bibliography ||= namesBibliography(block);
    if (block.kind !== 'comment' && block.facts.raw.trim() !== '') content = number;
  });
  chunk.candidates = { headings, notes, definitions, runs, bibliography, content };
  return chunk.candidates;
}

const namesBibliography = ({ kind, facts }: KeptBlock): boolean =>
  (kind === 'front-matter' && /^(?:bibliography|references)\s*[:=]/m.test(facts.raw)) ||
  (kind === 'paragraph' && /^:{3,}\s*\{\s*#refs\b/.test(facts.raw));

function opensRun(block: KeptBlock): boolean {
  if (block.kind !== 'paragraph' || block.note) return false;
  const { item } = block;
  if (item) return item.first && (item.number !== null || block.facts.entries.length > 0);
  const mark = block.facts.entries[0];
  return (
    mark !== undefined &&
    (/^¹?\d{1,4}$/.test(mark.label) || mark.form === 'directive' || mark.form === 'footnote' || mark.form === 'pandoc')
  );
}
