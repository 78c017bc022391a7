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
import { keyShape } from './blockMarks.ts';

/** The lists of a draft and which source each key means where. Sources are told by their index in `sources`. */
export interface SourceIndex {
  readonly lists: readonly SourceList[];
  readonly sources: readonly Source[];
  /** The same number as long as the lists hold the same entries in the same order, wherever they have moved. */
  readonly version: number;
  /** For each block: the list it belongs to, or undefined. */
  readonly listOfBlock: readonly (SourceList | undefined)[];
  /** The largest number of an entry that is no footnote, -1 where none has one. */
  readonly largest: number;
  /** What the keys that are no numbers look like. */
  readonly keyShapes: ReadonlySet<string>;
  /** The source that `key` means at `offset`, or -1. */
  find(key: string, offset: number): number;
  /** The source whose entry holds the offset, or -1. */
  entryAt(offset: number): number;
}

/** What is kept of the lists between versions. */
interface KnownLists {
  readonly entries: readonly Entry[];
  readonly sizes: readonly number[];
  readonly byKey: readonly ReadonlyMap<string, number>[];
  readonly version: number;
  readonly largest: number;
  readonly keyShapes: ReadonlySet<string>;
}

/** Reads the lists of one draft, version after version. `usesOf` is asked only for the uses that someone looks at. */
export class SourceReader {
  #known: KnownLists | null = null;
  #versions = 0;

  read(text: DraftText, blocks: readonly ReadBlock[], uses: UsesOf): SourceIndex {
    const found = findLists(blocks);
    const known = this.#recall(found);
    const lists: SourceList[] = [];
    const sources: TiedSource[] = [];
    const listOfBlock: (SourceList | undefined)[] = new Array(blocks.length);
    let scopeStart = 0;
    for (const one of found) {
      const start = one.heading?.start ?? one.entries[0]!.start;
      const end = one.entries.reduce((most, entry) => Math.max(most, entry.end), 0);
      const own: TiedSource[] = [];
      const scope = { start: scopeStart, end };
      const list: SourceList = { start, end, heading: one.heading, sources: own, form: formOf(one.entries), scope };
      for (const entry of one.entries) {
        const source = new TiedSource(text, entry, list, sources.length, uses);
        own.push(source);
        sources.push(source);
      }
      lists.push(list);
      markBlocks(one, list, blocks, listOfBlock);
      scopeStart = end;
    }
    const ends = lists.map((list) => list.end);
    return {
      lists,
      sources,
      listOfBlock,
      version: known.version,
      largest: known.largest,
      keyShapes: known.keyShapes,
      find: (key, offset) => findIn(known.byKey, ends, key, offset),
      entryAt: (offset) => entryAt(sources, offset),
    };
  }

  /** What is known of these lists; worked out anew only where an entry is not the one it was. */
  #recall(found: readonly FoundList[]): KnownLists {
    const known = this.#known;
    let at = 0;
    const same =
      known !== null &&
      known.sizes.length === found.length &&
      found.every((list, index) => list.entries.length === known.sizes[index]) &&
      found.every((list) => list.entries.every(({ entry }) => known.entries[at++] === entry));
    if (same) return known;
    const entries: Entry[] = [];
    const keyShapes = new Set<string>();
    let largest = -1;
    const byKey = found.map((list) => {
      const map = new Map<string, number>();
      for (const { entry } of list.entries) {
        if (entry.key !== null && !map.has(entry.key)) map.set(entry.key, entries.length);
        if (entry.label !== null && /^\d{1,9}$/.test(entry.label)) {
          if (entry.form !== 'footnote') largest = Math.max(largest, Number(entry.label));
        } else if (entry.label !== null && entry.form !== 'pandoc') {
          const shape = keyShape(entry.label);
          if (shape) keyShapes.add(shape);
        }
        entries.push(entry);
      }
      return map;
    });
    const sizes = found.map((list) => list.entries.length);
    this.#known = { entries, sizes, byKey, version: ++this.#versions, largest, keyShapes };
    return this.#known;
  }
}

/** The uses of a source, and how many they are. */
export interface UsesOf {
  of(source: number): readonly Use[];
  count(source: number): number;
}

function findLists(blocks: readonly ReadBlock[]): FoundList[] {
  const headed = headedLists(blocks);
  const taken: boolean[] = new Array(blocks.length).fill(false);
  for (const list of headed) taken.fill(true, list.firstBlock, list.endBlock);
  const found = [...headed, ...headlessLists(blocks, (index) => taken[index]!)];
  return found.sort((a, b) => a.entries[0]!.start - b.entries[0]!.start);
}

function markBlocks(
  found: FoundList,
  list: SourceList,
  blocks: readonly ReadBlock[],
  into: (SourceList | undefined)[],
): void {
  const scattered = found.heading === null && (list.form === 'footnote' || list.form === 'definition');
  // Notes of a plain text are paragraphs.
  const own = new Set(scattered ? found.entries.map(({ block }) => block) : []);
  for (let index = found.firstBlock; index < found.endBlock; index++) {
    const block = blocks[index]!;
    if (!scattered || block.kept.note !== null || block.kind === 'definition' || own.has(block)) into[index] = list;
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
  byKey: readonly ReadonlyMap<string, number>[],
  ends: readonly number[],
  key: string,
  offset: number,
): number {
  let next = ends.findIndex((end) => end >= offset);
  if (next < 0) next = ends.length;
  const own = byKey[next]?.get(key);
  if (own !== undefined) return own;
  for (let index = next - 1; index >= 0; index--) {
    const source = byKey[index]!.get(key);
    if (source !== undefined) return source;
  }
  for (let index = next + 1; index < byKey.length; index++) {
    const source = byKey[index]!.get(key);
    if (source !== undefined) return source;
  }
  return -1;
}

function entryAt(sources: readonly Source[], offset: number): number {
  let low = 0;
  let high = sources.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sources[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  const source = sources[low];
  return source && source.start <= offset && offset < source.end ? low : -1;
}

/** A source whose spans are worked out when asked for. */
class TiedSource implements Source {
  readonly #text: DraftText;
  readonly #placed: PlacedEntry;
  readonly list: SourceList;
  readonly index: number;
  readonly #uses: UsesOf;

  constructor(text: DraftText, placed: PlacedEntry, list: SourceList, index: number, uses: UsesOf) {
    this.#text = text;
    this.#placed = placed;
    this.list = list;
    this.index = index;
    this.#uses = uses;
  }

  get uses(): readonly Use[] {
    return this.#uses.of(this.index);
  }

  get useCount(): number {
    return this.#uses.count(this.index);
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
