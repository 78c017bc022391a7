import type { DraftText } from '../../text/draftText.ts';
import { fold } from '../../text/phrases.ts';
import type { ReadBlock } from '../blocks/block.ts';
import { memo } from '../facts.ts';
import { catchAllWords } from '../lexicon/shared.ts';
import { readDetails } from '../lists/details.ts';
import type { Entry } from '../lists/entries.ts';
import { headlessLists } from '../lists/headless.ts';
import { type FoundList, headedLists } from '../lists/regions.ts';
import type { EntryForm, Source, SourceDetails, SourceList, Use } from '../model.ts';

/** A source while its uses are still being gathered. */
export interface OpenSource extends Source {
  readonly uses: Use[];
}

/** The lists of a draft and which source each key means where. */
export interface SourceIndex {
  readonly lists: readonly SourceList[];
  readonly sources: readonly OpenSource[];
  /** For each block: the list it belongs to, or undefined. */
  readonly listOfBlock: ReadonlyMap<number, SourceList>;
  /** The source that `key` means at `offset`, or null. */
  find(key: string, offset: number): OpenSource | null;
  /** Whether any list defines the key. */
  defines(key: string): boolean;
  /** The source whose entry holds the offset, or null. */
  entryAt(offset: number): OpenSource | null;
}

/** Finds the lists among the blocks and makes their sources. */
export function readSources(text: DraftText, blocks: readonly ReadBlock[]): SourceIndex {
  const headed = headedLists(blocks);
  const taken = new Set<number>();
  for (const list of headed) for (let index = list.firstBlock; index < list.endBlock; index++) taken.add(index);
  const found = [...headed, ...headlessLists(blocks, (index) => taken.has(index))];
  found.sort((a, b) => a.entries[0]!.start - b.entries[0]!.start);
  const lists: SourceList[] = [];
  const sources: OpenSource[] = [];
  const keyed: { list: SourceList; byKey: Map<string, OpenSource> }[] = [];
  const listOfBlock = new Map<number, SourceList>();
  let scopeStart = 0;
  for (const one of found) {
    const span = {
      start: one.heading?.start ?? one.entries[0]!.start,
      end: Math.max(...one.entries.map((entry) => entry.end)),
    };
    const own: OpenSource[] = [];
    const scope = { start: scopeStart, end: span.end };
    const list: SourceList = { ...span, heading: one.heading, sources: own, form: formOf(one.entries), scope };
    const byKey = new Map<string, OpenSource>();
    for (const entry of one.entries) {
      const source = makeSource(text, entry, list, sources.length);
      own.push(source);
      sources.push(source);
      if (entry.key !== null && !byKey.has(entry.key)) byKey.set(entry.key, source);
    }
    lists.push(list);
    keyed.push({ list, byKey });
    markBlocks(one, list, blocks, listOfBlock);
    scopeStart = span.end;
  }
  return {
    lists,
    sources,
    listOfBlock,
    find: (key, offset) => findIn(keyed, key, offset),
    defines: (key) => keyed.some(({ byKey }) => byKey.has(key)),
    entryAt: (offset) => entryAt(sources, offset),
  };
}

function markBlocks(
  found: FoundList,
  list: SourceList,
  blocks: readonly ReadBlock[],
  into: Map<number, SourceList>,
): void {
  const scattered = found.heading === null && (list.form === 'footnote' || list.form === 'definition');
  for (let index = found.firstBlock; index < found.endBlock; index++) {
    const block = blocks[index]!;
    if (!scattered || block.note !== null || block.kind === 'definition') into.set(index, list);
  }
}

/** The form that most entries with a label have. */
function formOf(entries: readonly Entry[]): EntryForm {
  const counts = new Map<EntryForm, number>();
  for (const { form } of entries) counts.set(form, (counts.get(form) ?? 0) + (form === 'none' ? 0.5 : 1));
  return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/**
 * A citation belongs to the next list after it; where that list does not define the key, to the nearest list before it
 * that does, and else to a later one.
 */
function findIn(
  lists: readonly { list: SourceList; byKey: Map<string, OpenSource> }[],
  key: string,
  offset: number,
): OpenSource | null {
  let next = lists.findIndex(({ list }) => list.end >= offset);
  if (next < 0) next = lists.length;
  const own = lists[next]?.byKey.get(key);
  if (own) return own;
  for (let index = next - 1; index >= 0; index--) {
    const source = lists[index]!.byKey.get(key);
    if (source) return source;
  }
  for (let index = next + 1; index < lists.length; index++) {
    const source = lists[index]!.byKey.get(key);
    if (source) return source;
  }
  return null;
}

function entryAt(sources: readonly OpenSource[], offset: number): OpenSource | null {
  let low = 0;
  let high = sources.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sources[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  const source = sources[low];
  return source && source.start <= offset && offset < source.end ? source : null;
}

function makeSource(text: DraftText, entry: Entry, list: SourceList, index: number): OpenSource {
  const { form, label, labelSpan, labelMark, mark, bodyStart, bodyEnd, start, end } = entry;
  const body = { start: bodyStart, end: Math.max(bodyStart, bodyEnd) };
  return {
    start,
    end,
    form,
    label,
    labelSpan,
    labelMark,
    number: label !== null && /^\d{1,9}$/.test(label) ? Number(label) : null,
    mark,
    body,
    get details(): SourceDetails {
      return detailsOf(text, entry);
    },
    index,
    list,
    uses: [],
    get catchAll(): boolean {
      return label === null && catchAllWords().at(fold(detailsOf(text, entry).plain), 0) !== null;
    },
  };
}

/** Read when first asked for, and kept with the entry's block while the entry stands as it is. */
function detailsOf(text: DraftText, entry: Entry): SourceDetails {
  const { block, start, end, bodyStart, bodyEnd, form } = entry;
  const name = `details-${start - block.start}-${end - block.start}-${bodyStart - block.start}-${bodyEnd - block.start}`;
  const read = () => {
    const raw = text.slice(start, end);
    return readDetails(
      raw,
      bodyStart - start,
      bodyEnd - start,
      form === 'heading' ? headingTitle(raw, bodyStart - start) : null,
    );
  };
  // An entry of several blocks can change without its first block.
  return end > block.end ? read() : memo(block.facts, name, read);
}

const headingTitle = (raw: string, from: number): string | null =>
  raw
    .slice(from)
    .split('\n')[0]!
    .replace(/[#*_\s]+$/, '')
    .trim() || null;
