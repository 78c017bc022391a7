import type { BlockSequence } from '../blocks/sequence.ts';
import type { Quote } from '../model.ts';
import type { TiedCitations } from './citations.ts';
import type { ChunkProse } from './prose.ts';
import { placeQuote } from './tiedQuote.ts';

/** What two quotations of the same words have in common. */
const keyOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const known = new WeakMap<ChunkProse, readonly string[]>();

/** The words of all quotes with a citation, kept up to date from version to version. */
export class QuotedWordsIndex {
  #chunks: readonly ChunkProse[] = [];
  readonly #counts = new Map<string, number>();

  /** Whether the version that has these chunks quotes the words of `quote` with a citation. */
  has(quote: Quote, blocks: BlockSequence, prose: readonly ChunkProse[], tied: TiedCitations): boolean {
    this.#follow(blocks, prose, tied);
    return this.#counts.has(keyOf(quote.text));
  }

  #follow(blocks: BlockSequence, prose: readonly ChunkProse[], tied: TiedCitations): void {
    const old = this.#chunks;
    if (old === prose) return;
    const shorter = Math.min(old.length, prose.length);
    let head = 0;
    while (head < shorter && old[head] === prose[head]) head++;
    let tail = 0;
    while (tail < shorter - head && old[old.length - 1 - tail] === prose[prose.length - 1 - tail]) tail++;
    for (const chunk of old.slice(head, old.length - tail)) {
      for (const key of known.get(chunk) ?? []) this.#add(key, -1);
    }
    for (let number = head; number < prose.length - tail; number++) {
      for (const key of keysOf(blocks, prose[number]!, blocks.firsts[number]!, tied)) this.#add(key, 1);
    }
    this.#chunks = prose;
  }

  #add(key: string, by: 1 | -1): void {
    const count = (this.#counts.get(key) ?? 0) + by;
    if (count > 0) this.#counts.set(key, count);
    else this.#counts.delete(key);
  }
}

function keysOf(blocks: BlockSequence, chunk: ChunkProse, first: number, tied: TiedCitations): readonly string[] {
  let keys = known.get(chunk);
  if (!keys) {
    const uncited = new Set(chunk.uncitedQuotes);
    keys = chunk.quotes
      .filter((quote) => !uncited.has(quote))
      .map((quote) => keyOf(placeQuote(blocks, first, quote, tied).text));
    known.set(chunk, keys);
  }
  return keys;
}
