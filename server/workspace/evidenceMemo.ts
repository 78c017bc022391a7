import type { StoredCopy } from './copies.ts';

let copyCount = 0;
const copyNumbers = new WeakMap<StoredCopy, number>();

/** A word that stays the same as long as the copies say the same. */
export const copiesKey = (copies: readonly StoredCopy[]): string =>
  copies
    .map((one) => {
      const number = copyNumbers.get(one) ?? ++copyCount;
      copyNumbers.set(one, number);
      return number;
    })
    .join();

/**
 * Keeps what was found in saved copies by the words that were looked for and the copies that were looked in, so that
 * a keystroke costs the search for its own paragraph alone. Holds what the last two rounds over a draft asked for.
 */
export class EvidenceMemo {
  #now = new Map<string, unknown>();
  #before = new Map<string, unknown>();

  /** What was made under the key before, or what `make` gives now. A key is used for one kind of thing alone. */
  keep<T>(key: string, make: () => T): T {
    const known = this.#now.get(key) ?? this.#before.get(key);
    const value = (known as T | undefined) ?? make();
    this.#now.set(key, value);
    return value;
  }

  /** A round over the whole draft has ended: what it did not ask for is forgotten at the end of the next one. */
  turn(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }
}
