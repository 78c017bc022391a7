import { eachSpan, wordAt } from '../text/words.ts';
import type { SavedCopy } from './copy.ts';
import { pageFurniture } from './pageFurniture.ts';

/**
 * The text of a copy made searchable: its words as numbers, and for each different word the places where it stands.
 * About four times the size of the text; made in one pass.
 */
export interface IndexedCopy {
  readonly copy: SavedCopy;
  /** The different words, as `eachWord` gives them; the index is the word's id. */
  readonly spelling: readonly string[];
  readonly idOf: ReadonlyMap<string, number>;
  /** The ids of all words in order. */
  readonly ids: Uint32Array;
  /** Spans of the words in the text of the copy. */
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Word `id` stands at `places[firstPlace[id]]` up to `places[firstPlace[id + 1] - 1]`, rising. */
  readonly firstPlace: Uint32Array;
  readonly places: Uint32Array;
  /** Offsets of the page breaks; empty for a text without pages. */
  readonly pageBreaks: readonly number[];
  /** Whether the text was longer than is read. */
  readonly cut: boolean;
}

/** Longer texts are read up to here: some two thousand pages, and a bound on time and memory. */
const MOST_WORDS = 1_000_000;

export function indexCopy(copy: SavedCopy): IndexedCopy {
  const { text } = copy;
  const forms = new Forms(text);
  let capacity = Math.min(MOST_WORDS, Math.max(64, Math.ceil(text.length / 4)));
  let ids = new Uint32Array(capacity);
  let starts = new Uint32Array(capacity);
  let ends = new Uint32Array(capacity);
  const counts: number[] = [];
  let count = 0;
  let cut = false;
  const furniture = pageFurniture(text);
  let line = 0;
  eachSpan(text, (start, end, kind) => {
    while (line < furniture.length && furniture[line]!.end <= start) line++;
    if (line < furniture.length && furniture[line]!.start <= start) return undefined;
    if (count === MOST_WORDS) {
      cut = true;
      return false;
    }
    if (count === capacity) {
      capacity = Math.min(MOST_WORDS, capacity * 2);
      ids = grown(ids, capacity);
      starts = grown(starts, capacity);
      ends = grown(ends, capacity);
    }
    const id = forms.idAt(start, end, kind);
    if (id === counts.length) counts.push(0);
    counts[id]!++;
    ids[count] = id;
    starts[count] = start;
    ends[count] = end;
    count++;
    return undefined;
  });
  const { spelling, idOf } = forms;
  const firstPlace = new Uint32Array(spelling.length + 1);
  for (let id = 0; id < spelling.length; id++) firstPlace[id + 1] = firstPlace[id]! + counts[id]!;
  const next = firstPlace.slice();
  const places = new Uint32Array(count);
  for (let i = 0; i < count; i++) places[next[ids[i]!]!++] = i;
  return {
    copy,
    spelling,
    idOf,
    ids: ids.slice(0, count),
    starts: starts.slice(0, count),
    ends: ends.slice(0, count),
    firstPlace,
    places,
    pageBreaks: breaksOf(text),
    cut,
  };
}

/**
 * Gives each word its id by the signs that stand in the text, so that a form that was seen before (“The”, “harbour’s”)
 * is neither cut out nor folded again: most of the work of indexing.
 */
class Forms {
  readonly idOf = new Map<string, number>();
  readonly spelling: string[] = [];
  private readonly text: string;
  /** An open hash table: each slot the start, length and id of a form; a start of -1 is a free one. */
  private slots = new Int32Array(3 * 16_384).fill(-1);
  private used = 0;

  constructor(text: string) {
    this.text = text;
  }

  idAt(start: number, end: number, kind: number): number {
    const { text, slots } = this;
    const length = end - start;
    const mask = slots.length / 3 - 1;
    let slot = hashOf(text, start, end) & mask;
    for (;;) {
      const seen = slots[3 * slot]!;
      if (seen < 0) break;
      if (slots[3 * slot + 1] === length && isSame(text, seen, start, length)) return slots[3 * slot + 2]!;
      slot = (slot + 1) & mask;
    }
    const word = wordAt(text, start, end, kind);
    let id = this.idOf.get(word);
    if (id === undefined) {
      id = this.spelling.length;
      this.spelling.push(word);
      this.idOf.set(word, id);
    }
    slots[3 * slot] = start;
    slots[3 * slot + 1] = length;
    slots[3 * slot + 2] = id;
    if (++this.used * 2 > mask) this.grow();
    return id;
  }

  private grow(): void {
    const old = this.slots;
    const slots = new Int32Array(old.length * 2).fill(-1);
    const mask = slots.length / 3 - 1;
    for (let i = 0; i < old.length; i += 3) {
      const start = old[i]!;
      if (start < 0) continue;
      let slot = hashOf(this.text, start, start + old[i + 1]!) & mask;
      while (slots[3 * slot]! >= 0) slot = (slot + 1) & mask;
      slots[3 * slot] = start;
      slots[3 * slot + 1] = old[i + 1]!;
      slots[3 * slot + 2] = old[i + 2]!;
    }
    this.slots = slots;
  }
}

function hashOf(text: string, start: number, end: number): number {
  let hash = end - start;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}

function isSame(text: string, a: number, b: number, length: number): boolean {
  for (let i = 0; i < length; i++) if (text.charCodeAt(a + i) !== text.charCodeAt(b + i)) return false;
  return true;
}

function grown(old: Uint32Array, capacity: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(capacity);
  larger.set(old);
  return larger;
}

function breaksOf(text: string): number[] {
  const breaks: number[] = [];
  for (let at = text.indexOf('\f'); at >= 0; at = text.indexOf('\f', at + 1)) breaks.push(at);
  return breaks;
}

/** How often a word stands in the copy. */
export const countIn = (copy: IndexedCopy, id: number): number => copy.firstPlace[id + 1]! - copy.firstPlace[id]!;

/** The page that holds the offset, counted from 1, or null for a text without pages. */
export function pageAt(copy: IndexedCopy, offset: number): number | null {
  const { pageBreaks } = copy;
  if (pageBreaks.length === 0 && copy.copy.meta.pages === null) return null;
  let low = 0;
  let high = pageBreaks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pageBreaks[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  // A break in front of the very first line opens page one, not page two.
  const opensFirst = pageBreaks.length > 0 && copy.copy.text.slice(0, pageBreaks[0]).trim() === '';
  return low + 1 - (opensFirst && low > 0 ? 1 : 0);
}
