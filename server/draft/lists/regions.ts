import type { ReadBlock } from '../blocks/block.ts';
import {
  countedEntries,
  entriesOfBlock,
  extend,
  extendsEntry,
  hasAddress,
  headingEntry,
  type PlacedEntry,
} from './entries.ts';
import { hasHtmlItems } from './htmlEntries.ts';

/** A source list as found among the blocks: spans are absolute. */
export interface FoundList {
  readonly heading: { readonly start: number; readonly end: number; readonly title: string } | null;
  readonly entries: readonly PlacedEntry[];
  /** Indices of its blocks: from the heading (or the first entry) up to and without `endBlock`. */
  readonly firstBlock: number;
  readonly endBlock: number;
}

/** The level that a heading without a heading's markup (a bold or plain line) counts as. */
const PLAIN_LEVEL = 7;

/** The lists that stand under a heading. */
export function headedLists(blocks: readonly ReadBlock[]): FoundList[] {
  const lists: FoundList[] = [];
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!;
    if (!block.facts.listHeading || block.kept.item || block.kept.note) continue;
    const list = readRegion(blocks, index);
    if (!list) continue;
    lists.push(list);
    index = list.endBlock - 1;
  }
  return lists;
}

function readRegion(blocks: readonly ReadBlock[], at: number): FoundList | null {
  const block = blocks[at]!;
  const words = block.facts.listHeading!;
  const level = block.kind === 'heading' ? block.level : PLAIN_LEVEL;
  const entries: PlacedEntry[] = [];
  let end = at + 1;
  // Kept up to date instead of asked anew: a list may have thousands of entries.
  let allHeadings = true;
  let unlabelled = true;
  const add = (found: readonly PlacedEntry[]) => {
    for (const one of found) {
      const { form, label, mark } = one.entry;
      entries.push(one);
      allHeadings &&= form === 'heading';
      unlabelled &&= !mark && (label === null || form === 'end');
    }
  };
  // A pseudo-heading glued to its entries (`Citations:` and the entries in one paragraph).
  if (!words.whole) {
    add(entriesOfBlock(blocks, at, false));
    if (entries.length === 0) return null;
  }
  for (let index = at + 1; index < blocks.length; index++) {
    const here = blocks[index]!;
    if (here.kind === 'comment' || (here.kind === 'html' && !hasHtmlItems(here))) continue;
    if (here.kind === 'heading') {
      const asEntry = here.level > level || level === PLAIN_LEVEL ? headingEntry(here) : null;
      if (asEntry && allHeadings) {
        add([asEntry]);
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
    const last = entries.at(-1);
    if (last && extendsEntry(last, here)) {
      entries[entries.length - 1] = extend(last, here);
      end = index + 1;
      continue;
    }
    if (here.facts.listHeading && here.kind === 'paragraph' && !here.kept.item && entries.length > 0) break;
    const found = entriesOfBlock(blocks, index, unlabelled);
    if (found.length > 0) {
      add(found);
      end = index + 1;
    } else if (here.kind === 'row' || here.kind === 'rule') end = index + 1;
    else if (entries.length > 0 || !introduces(here)) break;
  }
  if (entries.length === 0 || (words.strength === 'weak' && !plainlyEntries(entries))) return null;
  const heading = { start: block.start + words.start, end: block.start + words.end, title: words.title };
  return { heading, entries: countedEntries(entries), firstBlock: at, endBlock: end };
}

/** In plain text a heading is only what looks like one: it does not nest. */
const isBareHeading = (block: ReadBlock): boolean =>
  block.kind === 'heading' &&
  !/^[\u2060\s]*#|^.*\n|^\u2060/.test(block.facts.masked) &&
  !block.facts.raw.trimStart().startsWith('#');

/** A line or two before the entries: “The following were consulted:”. */
const introduces = (block: ReadBlock): boolean =>
  block.kind === 'paragraph' && block.facts.raw.length < 300 && block.facts.marks.length === 0;

/** Under a heading like “Notes”: labelled as only lists of sources are, or mostly with an address. */
function plainlyEntries(entries: readonly PlacedEntry[]): boolean {
  const marked = entries.filter(({ entry }) => !['ordered', 'none', 'row', 'heading'].includes(entry.form));
  if (marked.length * 2 >= entries.length && marked.length > 0) return true;
  return entries.filter(hasAddress).length * 2 >= entries.length;
}
