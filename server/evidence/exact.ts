import { countIn, type IndexedCopy } from './indexCopy.ts';

/** More places than this say nothing that the first ones do not. */
const MOST_PLACES = 20;

/** Where the words stand in the copy one after the other: numbers of their first word, rising, the first few. */
export function exactPlaces(words: readonly string[], copy: IndexedCopy): number[] {
  const { ids, places, firstPlace } = copy;
  const wanted = new Uint32Array(words.length);
  let rarest = 0;
  let fewest = Number.POSITIVE_INFINITY;
  for (let i = 0; i < words.length; i++) {
    const id = copy.idOf.get(words[i]!);
    if (id === undefined) return [];
    wanted[i] = id;
    const count = countIn(copy, id);
    if (count < fewest) {
      fewest = count;
      rarest = i;
    }
  }
  const found: number[] = [];
  const id = wanted[rarest]!;
  for (let p = firstPlace[id]!; p < firstPlace[id + 1]! && found.length < MOST_PLACES; p++) {
    const start = places[p]! - rarest;
    if (start < 0 || start + words.length > ids.length) continue;
    let i = 0;
    while (i < words.length && ids[start + i] === wanted[i]) i++;
    if (i === words.length) found.push(start);
  }
  return found;
}
