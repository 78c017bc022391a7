import { wordsOf } from '../text/words.ts';
import { exactPlaces } from './exact.ts';
import type { IndexedCopy } from './indexCopy.ts';

/** Where the words that were looked for stand: numbers of the first and the last word of the copy, both included. */
export interface Hit {
  readonly first: number;
  readonly last: number;
}

/** Words that stand apart are looked for within so many words of each other: about a long sentence. */
const REACH = 40;
/** Of a word that is still being typed so many places are looked at; more say nothing. */
const MOST_PLACES = 5_000;

/**
 * Looks for words in a copy as a reader does: those that stand there one after the other first, then those that stand
 * near each other in any order. A word that is still being typed (no blank behind it) is met by its beginning.
 * @returns at most `most` hits, each kind in the order of the text
 */
export function searchText(query: string, copy: IndexedCopy, most: number): Hit[] {
  const typed = wordsOf(query);
  const { words } = typed;
  if (words.length === 0) return [];
  const grows = typed.ends[words.length - 1] === query.length;
  const hits = new Hits(most);
  for (const hit of inOrder(words, grows, copy)) if (!hits.take(hit)) return hits.all;
  for (const hit of nearby(words, copy)) if (!hits.take(hit)) return hits.all;
  return hits.all;
}

class Hits {
  readonly all: Hit[] = [];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** Whether more can be taken. What overlaps an earlier hit is the same place. */
  take(hit: Hit): boolean {
    if (!this.all.some(({ first, last }) => hit.first <= last && first <= hit.last)) this.all.push(hit);
    return this.all.length < this.#most;
  }
}

function* inOrder(words: readonly string[], grows: boolean, copy: IndexedCopy): Iterable<Hit> {
  const whole = grows ? words.slice(0, -1) : words;
  const last = words[words.length - 1]!;
  if (whole.length === 0) {
    for (const place of placesOf(last, copy)) yield { first: place, last: place };
    return;
  }
  for (const place of exactPlaces(whole, copy)) {
    const next = place + whole.length;
    if (!grows) yield { first: place, last: next - 1 };
    else if (next < copy.ids.length && copy.spelling[copy.ids[next]!]!.startsWith(last)) {
      yield { first: place, last: next };
    }
  }
}

/** Each place of the rarest word around which all others stand, by their beginnings. */
function* nearby(words: readonly string[], copy: IndexedCopy): Iterable<Hit> {
  if (words.length < 2) return;
  const different = [...new Set(words)];
  const places = different.map((word) => placesOf(word, copy));
  const rarest = places.reduce((least, one, at) => (one.length < places[least]!.length ? at : least), 0);
  for (const place of places[rarest]!) {
    let first = place;
    let last = place;
    const all = places.every((one, at) => {
      if (at === rarest) return true;
      const near = nearest(one, place);
      if (near === null || Math.abs(near - place) > REACH) return false;
      first = Math.min(first, near);
      last = Math.max(last, near);
      return true;
    });
    if (all) yield { first, last };
  }
}

/** The places of all words that begin so, rising. */
function placesOf(beginning: string, copy: IndexedCopy): readonly number[] {
  const { spelling, firstPlace, places } = copy;
  const found: number[] = [];
  for (let id = 0; id < spelling.length && found.length < MOST_PLACES; id++) {
    if (!spelling[id]!.startsWith(beginning)) continue;
    for (let p = firstPlace[id]!; p < firstPlace[id + 1]!; p++) found.push(places[p]!);
  }
  return found.sort((a, b) => a - b);
}

function nearest(sorted: readonly number[], place: number): number | null {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < place) low = middle + 1;
    else high = middle;
  }
  const after = sorted[low];
  const before = sorted[low - 1];
  if (after === undefined) return before ?? null;
  return before !== undefined && place - before < after - place ? before : after;
}
