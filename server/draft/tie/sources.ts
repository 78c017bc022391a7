import type { DraftText } from '../../text/draftText.ts';
import { type Span, shift } from '../../text/span.ts';
import { type BlockSequence, lastUpTo } from '../blocks/sequence.ts';
import type { Entry } from '../lists/entries.ts';
import { findLists } from '../lists/find.ts';
import { type FoundList, placeEntry, sameList } from '../lists/found.ts';
import type { CitationStyle, EntryForm, Source, SourceList } from '../model.ts';
import { keyShape } from './blockMarks.ts';
import { TiedSource, type UsesOf } from './tiedSource.ts';

/** What is kept of the lists between versions. */
interface KnownLists {
  /** The same object as long as the lists are the same ones, wherever they have moved. */
  readonly lists: readonly FoundList[];
  readonly entries: readonly Entry[];
  /** Number of each list's first entry. */
  readonly firsts: readonly number[];
  /** The entries that run over several blocks. */
  readonly spread: readonly number[];
  readonly byKey: readonly ReadonlyMap<string, number>[];
  readonly version: number;
  readonly largest: number;
  readonly keyShapes: ReadonlySet<string>;
}

/** What findings about sources depend on. */
interface Stamp {
  readonly known: object;
  readonly useCounts: Uint32Array;
  readonly styles: ReadonlySet<CitationStyle>;
  readonly lengths: readonly number[];
}

/** Reads the lists of one draft, version after version. `usesOf` is asked only for the uses that someone looks at. */
export class SourceReader {
  #known: KnownLists | null = null;
  /** Shared with the readers that go on from this one: what is kept of a block tells versions by their number. */
  #versions = { last: 0 };
  #stamp: Stamp | null = null;

  /** Another reader of the same draft, which goes on by itself and takes over what is known. */
  fork(): SourceReader {
    const other = new SourceReader();
    other.#known = this.#known;
    other.#versions = this.#versions;
    return other;
  }

  read(text: DraftText, blocks: BlockSequence, uses: UsesOf): SourceIndex {
    const found = findLists(blocks);
    const known = this.#recall(found.map(({ list }) => list));
    return new SourceIndex(
      text,
      blocks,
      uses,
      known,
      found.map(({ first }) => first),
    );
  }

  /** The same object as long as the lists, which of their entries are cited, and in what styles are the same. */
  stampOf(index: SourceIndex, useCounts: Uint32Array, styles: ReadonlySet<CitationStyle>): object {
    const last = this.#stamp;
    const lengths = index.lengths;
    const same =
      last?.known === index.known &&
      last.styles.size === styles.size &&
      [...styles].every((style) => last.styles.has(style)) &&
      lengths.every((length, at) => length === last.lengths[at]) &&
      useCounts.every((count, source) => count > 0 === last.useCounts[source]! > 0);
    if (!same) this.#stamp = { known: index.known, useCounts, styles, lengths };
    return this.#stamp!;
  }

  /** What is known of these lists; worked out anew only where an entry says another thing than it did. */
  #recall(found: readonly FoundList[]): KnownLists {
    const known = this.#known;
    const same = known !== null && known.lists.length === found.length;
    if (same && found.every((list, index) => sameList(list, known.lists[index]!))) return known;
    const entries = found.flatMap((list) => list.entries.map(({ entry }) => entry));
    const spread = found
      .flatMap((list) => list.entries)
      .flatMap(({ block, last }, number) => (last > block ? number : []));
    const sizes = found.map((list) => list.entries.length);
    const firsts: number[] = [];
    sizes.reduce((sum, size) => {
      firsts.push(sum);
      return sum + size;
    }, 0);
    const alike =
      same &&
      known.entries.length === entries.length &&
      firsts.every((first, index) => first === known.firsts[index]) &&
      entries.every((entry, index) => sayTheSame(entry, known.entries[index]!));
    this.#known = alike
      ? { ...known, lists: found, entries, spread }
      : { lists: found, entries, spread, firsts, version: ++this.#versions.last, ...keysOf(found) };
    return this.#known;
  }
}

/** Whether citations find the same under both entries. */
const sayTheSame = (a: Entry, b: Entry): boolean =>
  a === b || (a.key === b.key && a.label === b.label && a.form === b.form);

function keysOf(lists: readonly FoundList[]): Pick<KnownLists, 'byKey' | 'largest' | 'keyShapes'> {
  const keyShapes = new Set<string>();
  let largest = -1;
  let number = 0;
  const byKey = lists.map((list) => {
    const map = new Map<string, number>();
    for (const { entry } of list.entries) {
      if (entry.key !== null && !map.has(entry.key)) map.set(entry.key, number);
      if (entry.label !== null && /^\d{1,9}$/.test(entry.label)) {
        if (entry.form !== 'footnote') largest = Math.max(largest, Number(entry.label));
      } else if (entry.label !== null && entry.form !== 'pandoc') {
        const shape = keyShape(entry.label);
        if (shape) keyShapes.add(shape);
      }
      number++;
    }
    return map;
  });
  return { byKey, largest, keyShapes };
}

/**
 * The lists of one version and which source each key means where. Sources are told by their number; those that someone
 * looks at are made when asked for.
 */
export class SourceIndex {
  readonly #text: DraftText;
  readonly #blocks: BlockSequence;
  readonly #uses: UsesOf;
  readonly #known: KnownLists;
  readonly #firsts: readonly number[];
  readonly #sources: (Source | undefined)[] = [];
  readonly #ends: number[];
  #all: readonly Source[] | null = null;
  readonly lists: readonly SourceList[];
  readonly count: number;

  /** `firsts` are the numbers of the blocks at which the lists begin. */
  constructor(text: DraftText, blocks: BlockSequence, uses: UsesOf, known: KnownLists, firsts: readonly number[]) {
    this.#text = text;
    this.#blocks = blocks;
    this.#uses = uses;
    this.#known = known;
    this.#firsts = firsts;
    this.count = known.entries.length;
    this.#ends = known.lists.map((list, index) => endOf(blocks, firsts[index]!, list));
    this.lists = known.lists.map(
      (list, index) =>
        new TiedList(this, blocks, list, firsts[index]!, known.firsts[index]!, {
          start: this.#ends[index - 1] ?? 0,
          end: this.#ends[index]!,
        }),
    );
  }

  /** The same number as long as the lists have entries of the same labels in the same order, wherever they have moved. */
  get version(): number {
    return this.#known.version;
  }

  /** The same object as long as the lists say the very same, wherever they have moved. */
  get known(): object {
    return this.#known;
  }

  /** How long the entries of several blocks are: what stands between the blocks is in none of them. */
  get lengths(): readonly number[] {
    return this.#known.spread.map((number) => this.source(number)!.end - this.source(number)!.start);
  }

  /** The largest number of an entry that is no footnote, -1 where none has one. */
  get largest(): number {
    return this.#known.largest;
  }

  /** What the keys that are no numbers look like. */
  get keyShapes(): ReadonlySet<string> {
    return this.#known.keyShapes;
  }

  /** The sources of all lists. */
  get sources(): readonly Source[] {
    this.#all ??= Array.from({ length: this.count }, (_, number) => this.source(number)!);
    return this.#all;
  }

  /** The source with this number. */
  source(number: number): Source | undefined {
    if (number < 0 || number >= this.count) return undefined;
    let source = this.#sources[number];
    if (!source) {
      const list = lastUpTo(this.#known.firsts, number);
      const entry = this.#known.lists[list]!.entries[number - this.#known.firsts[list]!]!;
      const placed = placeEntry(this.#blocks, this.#firsts[list]!, entry);
      source = new TiedSource(this.#text, placed, this.lists[list]!, number, this.#uses);
      this.#sources[number] = source;
    }
    return source;
  }

  /** The form of the source with this number. */
  formOf(number: number): EntryForm | undefined {
    return this.#known.entries[number]?.form;
  }

  /** The source that `key` means at `offset`: its number, or -1. */
  find(key: string, offset: number): number {
    return findIn(this.#known.byKey, this.#ends, key, offset);
  }

  /** The number of the source whose entry holds the offset, or -1. */
  entryAt(offset: number): number {
    const number = this.lastFrom(offset);
    return offset < (this.source(number)?.end ?? 0) ? number : -1;
  }

  /** The number of the last source that starts at or before the offset, -1 where none does. */
  lastFrom(offset: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.source(middle)!.start <= offset) low = middle;
      else high = middle - 1;
    }
    return (this.source(low)?.start ?? Number.POSITIVE_INFINITY) <= offset ? low : -1;
  }

  /** Whether the block with this number belongs to a list. */
  isListed(number: number): boolean {
    for (let index = 0; index < this.#firsts.length; index++) {
      const list = this.#known.lists[index]!;
      const first = this.#firsts[index]!;
      if (number < first || number >= first + list.size) continue;
      if (!isScattered(list)) return true;
      const kept = this.#blocks.keptAt(number)!;
      // Notes of a plain text are paragraphs.
      if (kept.note !== null || kept.kind === 'definition' || opensEntry(list, number - first)) return true;
    }
    return false;
  }

  /** Tells of each of the blocks numbered `from` up to `to` whether it belongs to a list. */
  listedIn(from: number, to: number): (number: number) => boolean {
    return this.reachInto(from, to) === '' ? () => false : (number) => this.isListed(number);
  }

  /** Which of the blocks numbered `from` up to `to` lists reach over: the same word for the same blocks. */
  reachInto(from: number, to: number): string {
    let word = '';
    for (let index = 0; index < this.#firsts.length; index++) {
      const list = this.#known.lists[index]!;
      const first = this.#firsts[index]!;
      if (first >= to || first + list.size <= from) continue;
      const mark = isScattered(list) ? '~' : '-';
      word += `${Math.max(first, from) - from}${mark}${Math.min(first + list.size, to) - from} `;
    }
    return word;
  }
}

/** Whether an entry begins in the block with this number in its list. */
function opensEntry({ entries }: FoundList, block: number): boolean {
  let low = 0;
  let high = entries.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.block < block) low = middle + 1;
    else high = middle;
  }
  return entries[low]?.block === block;
}

/** Whether the entries stand anywhere in the text, with prose between them. */
const isScattered = (list: FoundList): boolean => {
  const form = list.heading === null ? formOf(list) : null;
  return form === 'footnote' || form === 'definition';
};

function endOf(blocks: BlockSequence, first: number, { entries }: FoundList): number {
  // The last entry nearly always ends last; an earlier one can hold it.
  let end = 0;
  for (let index = entries.length - 1; index >= Math.max(0, entries.length - 2); index--) {
    end = Math.max(end, placeEntry(blocks, first, entries[index]!).end);
  }
  return end;
}

/** A list whose entries are made when asked for. */
class TiedList implements SourceList {
  readonly #index: SourceIndex;
  readonly #blocks: BlockSequence;
  readonly #found: FoundList;
  readonly #block: number;
  readonly #first: number;
  readonly scope: Span;
  #sources: readonly Source[] | null = null;

  constructor(index: SourceIndex, blocks: BlockSequence, found: FoundList, block: number, first: number, scope: Span) {
    this.#index = index;
    this.#blocks = blocks;
    this.#found = found;
    this.#block = block;
    this.#first = first;
    this.scope = scope;
  }

  get start(): number {
    return this.heading?.start ?? this.#index.source(this.#first)!.start;
  }

  get end(): number {
    return this.scope.end;
  }

  get heading(): SourceList['heading'] {
    const { heading } = this.#found;
    return heading && { ...heading, ...shift(heading, this.#blocks.startOf(this.#block)) };
  }

  get form(): EntryForm {
    return formOf(this.#found);
  }

  get sources(): readonly Source[] {
    this.#sources ??= this.#found.entries.map((_, at) => this.#index.source(this.#first + at)!);
    return this.#sources;
  }
}

const forms = new WeakMap<FoundList, EntryForm>();

/** The form that most entries with a label have. */
function formOf(list: FoundList): EntryForm {
  const known = forms.get(list);
  if (known) return known;
  const counts = new Map<EntryForm, number>();
  for (const { entry } of list.entries) {
    counts.set(entry.form, (counts.get(entry.form) ?? 0) + (entry.form === 'none' ? 0.5 : 1));
  }
  const [form] = [...counts].reduce((best, next) => (next[1] > best[1] ? next : best));
  forms.set(list, form);
  return form;
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
