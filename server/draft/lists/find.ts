import type { BlockSequence } from '../blocks/sequence.ts';
import { type ListAt, placeEntry, TakenBlocks } from './found.ts';
import { headlessLists } from './headless.ts';
import { headedLists, numberedNotes } from './regions.ts';

/** The source lists of a draft, in text order. */
export function findLists(blocks: BlockSequence): ListAt[] {
  const headed = headedLists(blocks);
  const found = [...headed, ...headlessLists(blocks, new TakenBlocks(headed))];
  if (found.length === 0) return numberedNotes(blocks).filter((notes) => isCited(blocks, notes));
  if (found.length < 2) return found;
  const start = ({ list, first }: ListAt): number => placeEntry(blocks, first, list.entries[0]!).start;
  return found.sort((a, b) => start(a) - start(b));
}

/** Whether the text before cites some of these numbers in brackets, the first among them. */
function isCited(blocks: BlockSequence, { list: { entries }, first }: ListAt): boolean {
  const cited = new Set<number>();
  for (let number = 0; number < first; number++) {
    for (const mark of blocks.keptAt(number)!.facts.marks) {
      if (mark.style !== 'bracket' || mark.before === 'code' || mark.doubtful || mark.fault) continue;
      for (const { label } of mark.labels) if (Number(label) <= entries.length) cited.add(Number(label));
    }
  }
  return cited.size > 1 && cited.has(1);
}
