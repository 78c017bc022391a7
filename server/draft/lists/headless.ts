import type { ReadBlock } from '../blocks/block.ts';
import { entriesOfBlock, extend, extendsEntry, hasAddress, type PlacedEntry } from './entries.ts';
import type { FoundList } from './regions.ts';

/**
 * The lists without a heading: definitions wherever they stand, runs of `[n] …` lines, and a numbered list of addresses
 * at the end. `taken` tells of each block whether a list under a heading has it.
 */
export function headlessLists(blocks: readonly ReadBlock[], taken: (index: number) => boolean): FoundList[] {
  const lists: FoundList[] = [];
  const notes = gather(blocks, taken, (block) => block.kept.note !== null);
  if (notes) lists.push(notes);
  const definitions = gather(
    blocks,
    taken,
    (block) => block.kind === 'definition' && /^\[\d+\]:/.test(block.facts.raw),
  );
  if (definitions) lists.push(definitions);
  const last = lastContent(blocks);
  for (let index = 0; index < blocks.length; index++) {
    if (taken(index) || !opensRun(blocks[index]!)) continue;
    const list = readRun(blocks, index, taken);
    if (isList(blocks, list, last)) lists.push(list);
    index = Math.max(index, list.endBlock - 1);
  }
  return lists;
}

/** All blocks of a kind as one list: their labels are good for the whole draft. */
function gather(
  blocks: readonly ReadBlock[],
  taken: (index: number) => boolean,
  belongs: (block: ReadBlock) => boolean,
): FoundList | null {
  const entries: PlacedEntry[] = [];
  let first = -1;
  let end = -1;
  blocks.forEach((block, index) => {
    if (taken(index) || !belongs(block)) return;
    if (first < 0) first = index;
    end = index + 1;
    const last = entries.at(-1);
    if (last && extendsEntry(last, block)) entries[entries.length - 1] = extend(last, block);
    else entries.push(...entriesOfBlock(blocks, index, false));
  });
  return entries.length > 0 ? { heading: null, entries, firstBlock: first, endBlock: end } : null;
}

function opensRun(block: ReadBlock): boolean {
  if (block.kind !== 'paragraph' || block.kept.note) return false;
  const { item } = block.kept;
  if (item) return item.first && (item.number !== null || block.facts.entries.length > 0);
  const mark = block.facts.entries[0];
  return (
    mark !== undefined &&
    (/^¹?\d{1,4}$/.test(mark.label) || mark.form === 'directive' || mark.form === 'footnote' || mark.form === 'pandoc')
  );
}

function readRun(blocks: readonly ReadBlock[], at: number, taken: (index: number) => boolean): FoundList {
  const entries: PlacedEntry[] = [];
  let index = at;
  for (; index < blocks.length && !taken(index); index++) {
    const block = blocks[index]!;
    const last = entries.at(-1);
    if (last && extendsEntry(last, block)) {
      entries[entries.length - 1] = extend(last, block);
      continue;
    }
    const found = entriesOfBlock(blocks, index, false);
    if (found.length === 0 || (last && found[0]!.entry.form !== last.entry.form)) break;
    entries.push(...found);
  }
  return { heading: null, entries, firstBlock: at, endBlock: Math.max(index, at + 1) };
}

function isList(blocks: readonly ReadBlock[], list: FoundList, last: number): boolean {
  const { entries } = list;
  const first = entries[0]?.entry;
  if (
    !first ||
    first.key === null ||
    !entries.every(({ entry }) => entry.key !== null && /^\d{1,4}$|\D/.test(entry.key))
  )
    return false;
  const addressed = entries.filter(hasAddress).length;
  const closes = list.endBlock > last;
  const afterRule = blocks[list.firstBlock - 1]?.kind === 'rule';
  if (first.form === 'footnote') return true;
  if (first.form === 'ordered') return closes && entries.length >= 2 && addressed * 5 >= entries.length * 4;
  if (!['bracket', 'directive', 'superscript', 'pandoc'].includes(first.form)) return false;
  if (first.form === 'directive') return true;
  if (addressed * 5 >= entries.length * 3) return closes || afterRule || entries.length >= 2;
  return (closes || afterRule) && entries.length >= 2;
}

/** The last block with anything in it. */
function lastContent(blocks: readonly ReadBlock[]): number {
  return blocks.findLastIndex((block) => block.kind !== 'comment' && block.facts.raw.trim() !== '');
}
