import type { KeptBlock } from '../blocks/block.ts';
import type { BlockSequence, Chunk } from '../blocks/sequence.ts';
import { bareEntries, isBare } from './bareNumbers.ts';
import { candidatesOf } from './candidates.ts';
import {
  countedEntries,
  type Entry,
  entriesOfBlock,
  extendsEntry,
  hasAddress,
  headingEntry,
  lumpOfBlock,
} from './entries.ts';
import { type EntryAt, EntryCollector, type FoundList, type ListAt } from './found.ts';
import { hasHtmlItems } from './htmlEntries.ts';
import { readsLikeReference } from './paragraphs.ts';

/** The level that a heading without a heading's markup (a bold or plain line) counts as. */
const PLAIN_LEVEL = 7;

/** The lists that stand under a heading. */
export const headedLists = (blocks: BlockSequence): ListAt[] => gather(blocks, 'list');

/** What is numbered from 1 under a heading like “Notes”: a list only where the text cites these numbers. */
export const numberedNotes = (blocks: BlockSequence): ListAt[] => gather(blocks, 'notes');

function gather(blocks: BlockSequence, which: 'list' | 'notes'): ListAt[] {
  const lists: ListAt[] = [];
  let next = 0;
  blocks.chunks.forEach((chunk, index) => {
    for (const at of candidatesOf(chunk).headings) {
      const number = blocks.firsts[index]! + at;
      if (number < next) continue;
      const list = regionAt(blocks, number)[which];
      if (!list) continue;
      lists.push({ list, first: number });
      next = number + list.size;
    }
  });
  return lists;
}

/** What was read from a heading on, with all that was looked at for it. */
export interface KnownRegion {
  readonly chunks: readonly Chunk[];
  /** Whether the text went on behind what was looked at. */
  readonly open: boolean;
  readonly list: FoundList | null;
  /** Entries that only the text can make a list. */
  readonly notes: FoundList | null;
}

/** Reads the region again only where one of the chunks that it runs over is another one now. */
function regionAt(blocks: BlockSequence, at: number): KnownRegion {
  const chunk = blocks.chunkOf(at);
  const kept = blocks.keptAt(at)!;
  const known = kept.region;
  if (
    known?.chunks.every((one, index) => blocks.chunks[chunk + index] === one) &&
    (known.open || blocks.chunks.length === chunk + known.chunks.length)
  ) {
    return known;
  }
  const { list, notes, looked } = readRegion(blocks, at);
  const last = blocks.chunkOf(Math.min(looked, blocks.length - 1));
  kept.region = { chunks: blocks.chunks.slice(chunk, last + 1), open: looked < blocks.length, list, notes };
  return kept.region;
}

/** `looked` is the number of the last block that was looked at; that of no block when all were. */
function readRegion(
  blocks: BlockSequence,
  at: number,
): Pick<KnownRegion, 'list' | 'notes'> & { readonly looked: number } {
  const kept = blocks.keptAt(at)!;
  const words = kept.facts.listHeading!;
  const level = kept.kind === 'heading' ? kept.level : PLAIN_LEVEL;
  const found = new EntryCollector(blocks, at);
  const { entries } = found;
  let end = at + 1;
  // Kept up to date instead of asked anew: a list may have thousands of entries.
  let allHeadings = true;
  let unlabelled = true;
  let bares = 0;
  const add = (some: readonly Entry[], number: number) => {
    found.add(some, number);
    for (const { form, label, mark } of some) {
      allHeadings &&= form === 'heading';
      unlabelled &&= !mark && (label === null || form === 'end');
    }
  };
  // A pseudo-heading glued to its entries (`Citations:` and the entries in one paragraph).
  if (!words.whole) {
    const glued = entriesOfBlock(blocks, at, false);
    const bare = glued.length > 0 ? [] : bareEntries(kept, 1, 1);
    add(bare.length > 1 ? bare : glued, at);
    bares = entries.length > 0 && bare.length > 1 ? bare.length : 0;
    if (entries.length === 0) return { list: null, notes: null, looked: at };
  }
  let index = at + 1;
  for (; index < blocks.length; index++) {
    const here = blocks.keptAt(index)!;
    if (here.kind === 'comment' || (here.kind === 'html' && !hasHtmlItems(here))) continue;
    const lump = entries.length > 0 ? lumpOfBlock(blocks, index) : [];
    if (here.kind === 'heading' && lump.length === 0) {
      const asEntry = here.level > level || level === PLAIN_LEVEL ? headingEntry(here) : null;
      if (asEntry && allHeadings) {
        add([asEntry], index);
        end = index + 1;
        continue;
      }
      if (here.level > level && !here.facts.listHeading && here.level > 1 && !isBareHeading(here)) continue;
      break;
    }
    if (here.kind === 'rule' && here.group === 0) {
      if (entries.length > 0) break;
      continue;
    }
    if (here.kind === 'code' || here.kind === 'front-matter') break;
    if (found.extend(index, extendsEntry)) {
      end = index + 1;
      continue;
    }
    if (here.facts.listHeading && here.kind === 'paragraph' && !here.item && entries.length > 0) break;
    const bare = bares === entries.length ? bareEntries(here, bares + 1) : [];
    // One alone may be the first word of a title: “1 Corinthians”.
    if (bare.length > 1 || (bare.length > 0 && (bares > 0 || followsBare(blocks, index)))) {
      add(bare, index);
      bares += bare.length;
      end = index + 1;
      continue;
    }
    const labelled = entriesOfBlock(blocks, index, unlabelled);
    const some = labelled.length > 0 ? labelled : lump;
    if (some.length > 0) {
      found.dropGroup(some[0]!, index);
      add(some, index);
      end = index + 1;
    } else if (here.kind === 'row' || here.kind === 'rule') end = index + 1;
    else if (entries.length > 0 || !introduces(here)) break;
  }
  // The head of a table is told by the row below it.
  const looked = Math.min(index + 1, blocks.length);
  if (entries.length === 0) return { list: null, notes: null, looked };
  const heading = { start: words.start, end: words.end, title: words.title };
  const list = { heading, entries: countedEntries(entries), size: end - at };
  if (words.strength !== 'weak' || plainlyEntries(found)) return { list, notes: null, looked };
  return { list: null, notes: isNumbered(list) ? list : null, looked };
}

/** Whether there are several entries, numbered from 1 without a hole. */
const isNumbered = ({ entries }: FoundList): boolean =>
  entries.length > 1 &&
  entries.every(({ entry }, index) => entry.form === 'ordered' && entry.key === String(index + 1));

const followsBare = (blocks: BlockSequence, index: number): boolean => {
  const next = blocks.keptAt(index + 1);
  return next !== undefined && bareEntries(next, 2).length > 0;
};

/** In plain text a heading is only what looks like one: it does not nest. */
const isBareHeading = (block: KeptBlock): boolean =>
  block.kind === 'heading' &&
  !/^[\u2060\s]*#|^.*\n|^\u2060/.test(block.facts.masked) &&
  !block.facts.raw.trimStart().startsWith('#');

/** A line or two before the entries: “The following were consulted:”. */
const introduces = (block: KeptBlock): boolean =>
  block.kind === 'paragraph' && block.facts.raw.length < 300 && block.facts.marks.length === 0;

function isReference(one: EntryAt, found: EntryCollector): boolean {
  const kept = found.keptOf(one);
  const { bodyStart, bodyEnd, form } = one.entry;
  return (
    (form === 'ordered' || isBare(one.entry)) &&
    readsLikeReference(kept.facts.raw.slice(bodyStart - kept.start, bodyEnd - kept.start))
  );
}

/** Under a heading like “Notes”: labelled as only lists of sources are, or mostly with an address. */
function plainlyEntries(found: EntryCollector): boolean {
  const { entries } = found;
  const marked = entries.filter(
    ({ entry }) => !isBare(entry) && !['ordered', 'none', 'row', 'heading'].includes(entry.form),
  );
  if (marked.length * 2 >= entries.length && marked.length > 0) return true;
  const known = entries.filter((one) => hasAddress(one.entry, found.keptOf(one)) || isReference(one, found));
  return known.length * 2 >= entries.length;
}
