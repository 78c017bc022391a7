import type { Span } from './span.ts';

const TOKEN = /[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu;
// A regular expression of its own: `matchAll` starts where the last search with the same one stopped.
const TOKEN_AT = new RegExp(TOKEN.source, 'uy');
const WORD_SIGN = /[\p{L}\p{M}\p{N}]/u;

interface Token {
  readonly start: number;
  readonly text: string;
}

// One block is searched for many sets of phrases in turn, so its tokens are kept until another text comes.
let latest: { readonly folded: string; readonly tokens: readonly Token[] } = { folded: '', tokens: [] };

function tokensOf(folded: string): readonly Token[] {
  if (latest.folded !== folded) {
    const tokens = Array.from(folded.matchAll(TOKEN), (match) => ({ start: match.index, text: match[0] }));
    latest = { folded, tokens };
  }
  return latest.tokens;
}

export interface PhraseHit extends Span {
  readonly phrase: string;
}

/** Lower case, with straight apostrophes and plain spaces: with plain spaces too: the form in which phrases are compared. Keeps the length of the text. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  // A few letters (İ) grow when lowered; offsets matter more than they do.
  const same = lower.length === text.length ? lower : text.replace(/[A-Z]/g, (sign) => sign.toLowerCase());
  return same.replace(/[’‘]/g, "'").replace(/\s/g, ' ');
}

/**
 * A set of words and phrases that finds itself in a text in one pass, whole words only; in a language without spaces
 * anywhere. The longest phrase wins at each place.
 */
export class Phrases {
  readonly #byFirst = new Map<string, string[]>();
  readonly #loose: readonly string[];

  constructor(phrases: Iterable<string>, spaced = true) {
    const all = [...new Set([...phrases].map(fold))].filter((phrase) => phrase !== '');
    all.sort((a, b) => b.length - a.length);
    this.#loose = spaced ? [] : all;
    if (!spaced) return;
    for (const phrase of all) {
      const first = phrase.match(TOKEN)?.[0];
      if (!first) continue;
      const list = this.#byFirst.get(first);
      if (list) list.push(phrase);
      else this.#byFirst.set(first, [phrase]);
    }
  }

  /** All hits in order, not overlapping. `folded` must come from `fold`. */
  find(folded: string): PhraseHit[] {
    return this.#loose.length > 0 ? this.#findLoose(folded) : this.#findWords(folded);
  }

  /** The phrase that begins at `at`, or null. */
  at(folded: string, at: number): PhraseHit | null {
    if (this.#loose.length > 0) {
      const phrase = this.#loose.find((candidate) => folded.startsWith(candidate, at));
      return phrase === undefined ? null : { start: at, end: at + phrase.length, phrase };
    }
    TOKEN_AT.lastIndex = at;
    const token = TOKEN_AT.exec(folded);
    return token ? this.#match(folded, at, token[0]) : null;
  }

  /** Whether the whole text is one of the phrases. */
  has(text: string): boolean {
    const folded = fold(text.trim());
    return this.#loose.includes(folded) || (this.at(folded, 0)?.end === folded.length && folded !== '');
  }

  #findWords(folded: string): PhraseHit[] {
    const hits: PhraseHit[] = [];
    let behind = 0;
    for (const token of tokensOf(folded)) {
      if (token.start < behind) continue;
      const hit = this.#match(folded, token.start, token.text);
      if (!hit) continue;
      hits.push(hit);
      behind = hit.end;
    }
    return hits;
  }

  #match(folded: string, at: number, first: string): PhraseHit | null {
    for (const phrase of this.#byFirst.get(first) ?? []) {
      const end = at + phrase.length;
      if (!folded.startsWith(phrase, at)) continue;
      if (WORD_SIGN.test(phrase.at(-1)!) && end < folded.length && WORD_SIGN.test(folded[end]!)) continue;
      return { start: at, end, phrase };
    }
    return null;
  }

  #findLoose(folded: string): PhraseHit[] {
    const hits: PhraseHit[] = [];
    for (const phrase of this.#loose) {
      for (let at = folded.indexOf(phrase); at >= 0; at = folded.indexOf(phrase, at + phrase.length)) {
        hits.push({ start: at, end: at + phrase.length, phrase });
      }
    }
    hits.sort((a, b) => a.start - b.start || b.end - a.end);
    const kept: PhraseHit[] = [];
    for (const hit of hits) if (hit.start >= (kept.at(-1)?.end ?? 0)) kept.push(hit);
    return kept;
  }
}
