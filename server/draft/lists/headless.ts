import type { KeptBlock } from '../blocks/block.ts';
import type { BlockSequence, Chunk } from '../blocks/sequence.ts';
import { type ChunkFindings, candidatesOf } from './candidates.ts';
import { type Entry, entriesOfBlock, extendsEntry, hasAddress, lumpOfBlock } from './entries.ts';
import { EntryCollector, type FoundList, type ListAt, type TakenBlocks } from './found.ts';
import { readsLikeReference } from './paragraphs.ts';

/**
 * The lists without a heading: definitions wherever they stand, runs of `[n] …` lines, and a numbered list of addresses
 * at the end. `taken` are the blocks of the lists under a heading.
 */
export function headlessLists(blocks: BlockSequence, taken: TakenBlocks): ListAt[] {
  const lists: ListAt[] = [];
  const notes = gather(blocks, taken, 'notes');
  if (notes) lists.push(notes);
  const definitions = gather(blocks, taken, 'definitions');
  if (definitions) lists.push(definitions);
  const last = lastContent(blocks);
  let next = 0;
  blocks.chunks.forEach((chunk, index) => {
    for (const at of candidatesOf(chunk).runs) {
      const number = blocks.firsts[index]! + at;
      if (number < next || taken.has(number)) continue;
      const run = runAt(blocks, number, taken);
      next = number + run.list.size;
      if (isList(blocks, run, number, last)) lists.push({ list: run.list, first: number });
    }
  });
  return lists;
}

/** All blocks of a kind as one list: their labels are good for the whole draft. */
function gather(blocks: BlockSequence, taken: TakenBlocks, kind: 'notes' | 'definitions'): ListAt | null {
  let found: EntryCollector | null = null;
  let first = -1;
  let end = -1;
  blocks.chunks.forEach((chunk, index) => {
    for (const at of candidatesOf(chunk)[kind]) {
      const number = blocks.firsts[index]! + at;
      if (taken.has(number)) continue;
      if (!found) {
        found = new EntryCollector(blocks, number);
        first = number;
      }
      end = number + 1;
      if (!found.extend(number, extendsEntry)) found.add(entriesOfBlock(blocks, number, false), number);
    }
  });
  const entries = (found as EntryCollector | null)?.entries ?? [];
  return entries.length > 0 ? { list: { heading: null, entries, size: end - first }, first } : null;
}

/** A run of blocks that read like entries, with what decides whether it is a list. */
interface Run {
  readonly list: FoundList;
  /** Whether every entry has a label that citations write. */
  readonly keyed: boolean;
  /** How many entries have a label. */
  readonly labelled: number;
  /** How many entries have an address. */
  readonly addressed: number;
}

/** What was read from a block on, with the chunks that were looked at for it. */
export interface KnownRun extends Run {
  readonly chunks: readonly Chunk[];
  /** Whether the text went on behind what was looked at. */
  readonly open: boolean;
}

/** Reads a run again only where one of the chunks that it runs over is another one now. */
function runAt(blocks: BlockSequence, at: number, taken: TakenBlocks): Run {
  const chunk = blocks.chunkOf(at);
  const kept = blocks.keptAt(at)!;
  const known = kept.run;
  if (
    known?.chunks.every((one, index) => blocks.chunks[chunk + index] === one) &&
    (known.open || blocks.chunks.length === chunk + known.chunks.length)
  ) {
    // A list under a heading may have come to stand where the run went on.
    if (!taken.any(at, at + known.list.size)) return known;
  }
  const found = new EntryCollector(blocks, at);
  let number = at;
  let cut = false;
  for (; number < blocks.length; number++) {
    cut = taken.has(number);
    if (cut) break;
    if (found.extend(number, extendsEntry)) continue;
    const entries = entriesOfBlock(blocks, number, false);
    const last = found.entries.at(-1);
    if (entries.length === 0 || (last && entries[0]!.form !== last.entry.form)) break;
    found.add(entries, number);
  }
  if (!cut && number < blocks.length && found.entries.length > 0) {
    const lump = lumpOfBlock(blocks, number);
    found.add(lump, number);
    number += lump.length;
  }
  const { entries } = found;
  // What names several sources closes a list, and is none of what tells that it is one.
  const labelled = entries.filter(({ entry }, index) => index === 0 || entry.form !== 'none');
  const run: Run = {
    list: { heading: null, entries, size: Math.max(number - at, 1) },
    keyed: labelled.length > 0 && labelled.every(({ entry }) => entry.key !== null && /^\d{1,4}$|\D/.test(entry.key)),
    labelled: labelled.length,
    addressed: labelled.filter((one) => hasAddress(one.entry, found.keptOf(one))).length,
  };
  const looked = Math.min(number + 1, blocks.length);
  const last = blocks.chunkOf(Math.min(looked, blocks.length - 1));
  kept.run = cut ? null : { ...run, chunks: blocks.chunks.slice(chunk, last + 1), open: looked < blocks.length };
  return run;
}

function isList(blocks: BlockSequence, run: Run, at: number, last: number): boolean {
  const { list, keyed, labelled, addressed } = run;
  const { entries } = list;
  const first = entries[0]?.entry;
  if (!first || !keyed) return false;
  const closes = at + list.size > last;
  const afterRule = blocks.keptAt(at - 1)?.kind === 'rule';
  if (first.form === 'footnote') return true;
  if (first.form === 'ordered') return closes && labelled >= 2 && addressed * 5 >= labelled * 4;
  if (!['bracket', 'directive', 'superscript', 'pandoc'].includes(first.form)) return false;
  if (first.form === 'directive') return true;
  if (addressed * 5 >= labelled * 3) return closes || afterRule || labelled >= 2;
  if (labelled >= 2) return closes || afterRule;
  // One alone at the very end, below a rule or plainly a work: the one that a review cites.
  return closes && first.key === '1' && (afterRule || namesWork(blocks.keptAt(at)!, first));
}

const namesWork = ({ start, facts }: KeptBlock, { bodyStart, bodyEnd }: Entry): boolean =>
  readsLikeReference(facts.raw.slice(bodyStart - start, bodyEnd - start));

/** The number of the last block with anything in it, -1 where none has. */
function lastContent(blocks: BlockSequence): number {
  for (let index = blocks.chunks.length - 1; index >= 0; index--) {
    const { content }: ChunkFindings = candidatesOf(blocks.chunks[index]!);
    if (content >= 0) return blocks.firsts[index]! + content;
  }
  return -1;
}
