import type { KeptBlock, ReadBlock } from '../blocks/block.ts';
import type { BlockSequence } from '../blocks/sequence.ts';
import { type Entry, PlacedEntry } from './entries.ts';

/** An entry of a list with the blocks that it runs over: numbers relative to the first block of its list. */
export interface EntryAt {
  readonly entry: Entry;
  readonly block: number;
  readonly last: number;
}

/**
 * A source list as found among the blocks. It tells places by the numbers of blocks, relative to its first one, so that
 * it stays the same when the whole of it moves.
 */
export interface FoundList {
  /** The words of the heading, which stands in the first block; spans relative to that block's start. */
  readonly heading: { readonly start: number; readonly end: number; readonly title: string } | null;
  readonly entries: readonly EntryAt[];
  /** How many blocks it has, from the heading (or the first entry) on. */
  readonly size: number;
}

/** A list at its place in one version: `first` is the number of its first block. */
export interface ListAt {
  readonly list: FoundList;
  readonly first: number;
}

/** The blocks that some lists have. */
export class TakenBlocks {
  readonly #lists: readonly ListAt[];

  constructor(lists: readonly ListAt[]) {
    this.#lists = lists;
  }

  has(number: number): boolean {
    return this.any(number, number + 1);
  }

  /** Whether one of the blocks numbered `from` up to `to` is taken. */
  any(from: number, to: number): boolean {
    for (const { first, list } of this.#lists) if (first < to && from < first + list.size) return true;
    return false;
  }
}

/** Whether two lists hold the same entries in the same blocks. */
export function sameList(a: FoundList, b: FoundList): boolean {
  if (a === b) return true;
  return (
    a.size === b.size &&
    a.heading === b.heading &&
    a.entries.length === b.entries.length &&
    a.entries.every((one, index) => {
      const other = b.entries[index]!;
      return one.entry === other.entry && one.block === other.block && one.last === other.last;
    })
  );
}

/** Gathers the entries of a list that begins at block `first`. */
export class EntryCollector {
  readonly #blocks: BlockSequence;
  readonly #first: number;
  readonly entries: EntryAt[] = [];

  constructor(blocks: BlockSequence, first: number) {
    this.#blocks = blocks;
    this.#first = first;
  }

  add(entries: readonly Entry[], number: number): void {
    const block = number - this.#first;
    for (const entry of entries) this.entries.push({ entry, block, last: block });
  }

  /** Lets the last entry run on over the block, if it does. */
  extend(number: number, extendsEntry: (entry: Entry, own: ReadBlock, block: ReadBlock) => boolean): boolean {
    const last = this.entries.at(-1);
    if (!last) return false;
    const own = this.#blocks.at(this.#first + last.block)!;
    if (!extendsEntry(last.entry, own, this.#blocks.at(number)!)) return false;
    this.entries[this.entries.length - 1] = { ...last, last: number - this.#first };
    return true;
  }

  /** Takes the last entry back where it only names the group (`- **Surveys**`) of the labelled items below it. */
  dropGroup(below: Entry, number: number): void {
    const last = this.entries.at(-1);
    if (!last || last.entry.label !== null || below.label === null) return;
    const item = this.keptOf(last).item;
    const inner = this.#blocks.keptAt(number)!.item;
    if (item && inner && inner.depth > item.depth) this.entries.pop();
  }

  /** What is kept of the block in which an entry begins. */
  keptOf(entry: EntryAt): KeptBlock {
    return this.#blocks.keptAt(this.#first + entry.block)!;
  }
}

/** An entry at its place in the text. */
export function placeEntry(blocks: BlockSequence, first: number, { entry, block, last }: EntryAt): PlacedEntry {
  const own = blocks.at(first + block)!;
  return new PlacedEntry(entry, own, last === block ? own : blocks.at(first + last)!);
}
