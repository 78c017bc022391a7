import type Token from 'markdown-it/lib/token.mjs';
import type { Citation, Draft, Source } from '../../server/draft/model.ts';
import type { Piece } from './align.ts';

/** What is to stand at a place in the content of an inline token. */
export interface Place {
  readonly at: number;
  /** Entries that begin here: their anchor is put in front. */
  readonly begins: Source[];
  /** Entries that end here: the ways back to their citations follow. */
  readonly ends: Source[];
  /** The citation that begins here. */
  citation: Citation | null;
}

/** The places of one inline token, by their position in its content. */
export class Places {
  readonly #byPosition = new Map<number, Place>();
  #positions: number[] | null = null;

  /** The place at a position, made when it is not there. */
  make(at: number): Place {
    const place = this.#byPosition.get(at) ?? { at, begins: [], ends: [], citation: null };
    this.#byPosition.set(at, place);
    return place;
  }

  at(position: number): Place | undefined {
    return this.#byPosition.get(position);
  }

  /** The position of the first place behind `position`. */
  after(position: number): number | undefined {
    this.#positions ??= [...this.#byPosition.keys()].sort((a, b) => a - b);
    let low = 0;
    let high = this.#positions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#positions[middle]! <= position) low = middle + 1;
      else high = middle;
    }
    return this.#positions[low];
  }
}

export interface Placed {
  readonly places: ReadonlyMap<Token, Places>;
  /** The entries that are shown, so that a link may lead to them. */
  readonly shown: ReadonlySet<Source>;
}

/** Finds the places of the draft's citations and entries in what markdown-it is about to render. */
export function placesOf(draft: Draft, pieces: ReadonlyMap<Token, readonly Piece[]>): Placed {
  const places = new Map<Token, Places>();
  const shown = new Set<Source>();
  const all = [...pieces].flatMap(([token, list]) => list.map((piece) => ({ token, ...piece })));
  const placeAt = (token: Token, at: number): Place => {
    const ofToken = places.get(token) ?? new Places();
    places.set(token, ofToken);
    return ofToken.make(at);
  };

  let next = 0;
  for (const source of draft.sources) {
    // Nobody can cite an entry without a label.
    if (source.label === null) continue;
    while (next < all.length && all[next]!.source + all[next]!.length <= source.start) next++;
    const first = all[next];
    if (!first || first.source >= source.end) continue;
    placeAt(first.token, first.at + Math.max(0, source.start - first.source)).begins.push(source);
    let last = next;
    while (last + 1 < all.length && all[last + 1]!.source < source.end) last++;
    const { token, at, source: start, length } = all[last]!;
    placeAt(token, at + Math.min(length, source.end - start)).ends.push(source);
    shown.add(source);
  }

  next = 0;
  for (const citation of draft.citations) {
    while (next < all.length && all[next]!.source + all[next]!.length <= citation.start) next++;
    const piece = all[next];
    if (!piece || piece.source > citation.start || citation.end > piece.source + piece.length) continue;
    placeAt(piece.token, piece.at + citation.start - piece.source).citation = citation;
  }
  return { places, shown };
}
