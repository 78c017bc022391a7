import type { DraftText } from '../../text/draftText.ts';
import { fold } from '../../text/phrases.ts';
import { type Span, shift } from '../../text/span.ts';
import type { ReadBlock } from '../blocks/block.ts';
import { catchAllWords } from '../lexicon/shared.ts';
import { readDetails } from '../lists/details.ts';
import type { Entry, PlacedEntry } from '../lists/entries.ts';
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
  readonly listOfBlock: readonly (SourceList | undefined)[];
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
  const taken: boolean[] = new Array(blocks.length).fill(false);
  for (const list of headed) taken.fill(true, list.firstBlock, list.endBlock);
  const found = [...headed, ...headlessLists(blocks, (index) => taken[index]!)];
  found.sort((a, b) => a.entries[0]!.start - b.entries[0]!.start);
  const lists: SourceList[] = [];
  const sources: OpenSource[] = [];
  const keyed: { list: SourceList; byKey: Map<string, OpenSource> }[] = [];
  const listOfBlock: (SourceList | undefined)[] = new Array(blocks.length);
  let scopeStart = 0;
  for (const one of found) {
    const span = {
      start: one.heading?.start ?? one.entries[0]!.start,
      end: one.entries.reduce((most, entry) => Math.max(most, entry.end), 0),
    };
    const own: OpenSource[] = [];
    const scope = { start: scopeStart, end: span.end };
    const list: SourceList = { ...span, heading: one.heading, sources: own, form: formOf(one.entries), scope };
    const byKey = new Map<string, OpenSource>();
    for (const entry of one.entries) {
      const source = new TiedSource(text, entry, list, sources.length);
      own.push(source);
      sources.push(source);
      const { key } = entry.entry;
      if (key !== null && !byKey.has(key)) byKey.set(key, source);
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
  into: (SourceList | undefined)[],
): void {
  const scattered = found.heading === null && (list.form === 'footnote' || list.form === 'definition');
  for (let index = found.firstBlock; index < found.endBlock; index++) {
    const block = blocks[index]!;
    if (!scattered || block.kept.note !== null || block.kind === 'definition') into[index] = list;
  }
}

/** The form that most entries with a label have. */
function formOf(entries: readonly PlacedEntry[]): EntryForm {
  const counts = new Map<EntryForm, number>();
  for (const {
    entry: { form },
  } of entries)
    counts.set(form, (counts.get(form) ?? 0) + (form === 'none' ? 0.5 : 1));
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

/** A source whose spans are worked out when asked for. */
class TiedSource implements OpenSource {
  readonly #text: DraftText;
  readonly #placed: PlacedEntry;
  readonly list: SourceList;
  readonly index: number;
  readonly uses: Use[] = [];

  constructor(text: DraftText, placed: PlacedEntry, list: SourceList, index: number) {
    this.#text = text;
    this.#placed = placed;
    this.list = list;
    this.index = index;
  }

  get start(): number {
    return this.#placed.start;
  }

  get end(): number {
    return this.#placed.end;
  }

  get form(): EntryForm {
    return this.#placed.entry.form;
  }

  get label(): string | null {
    return this.#placed.entry.label;
  }

  get number(): number | null {
    const { label } = this.#placed.entry;
    return label !== null && /^\d{1,9}$/.test(label) ? Number(label) : null;
  }

  get labelSpan(): Span | null {
    return this.#moved(this.#placed.entry.labelSpan);
  }

  get labelMark(): Span | null {
    return this.#moved(this.#placed.entry.labelMark);
  }

  get mark(): Span | null {
    return this.#moved(this.#placed.entry.mark);
  }

  get body(): Span {
    const { bodyStart, bodyEnd } = this.#placed;
    return { start: bodyStart, end: Math.max(bodyStart, bodyEnd) };
  }

  get details(): SourceDetails {
    return detailsOf(this.#text, this.#placed);
  }

  get catchAll(): boolean {
    return this.label === null && catchAllWords().at(fold(this.details.plain), 0) !== null;
  }

  #moved(span: Span | null): Span | null {
    return span && shift(span, this.#placed.block.by);
  }
}

const known = new WeakMap<Entry, SourceDetails>();

/** Read when first asked for, and kept as long as the entry stands as it is. */
function detailsOf(text: DraftText, placed: PlacedEntry): SourceDetails {
  const { entry, start } = placed;
  const whole = placed.lastBlock === placed.block;
  let details = whole ? known.get(entry) : undefined;
  if (!details) {
    const raw = text.slice(start, placed.end);
    const from = placed.bodyStart - start;
    details = readDetails(raw, from, placed.bodyEnd - start, entry.form === 'heading' ? headingTitle(raw, from) : null);
    // An entry of several blocks can change without its first block.
    if (whole) known.set(entry, details);
  }
  return details;
}

const headingTitle = (raw: string, from: number): string | null =>
  raw
    .slice(from)
    .split('\n')[0]!
    .replace(/[#*_\s]+$/, '')
    .trim() || null;
