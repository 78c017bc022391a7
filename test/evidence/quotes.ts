import search from 'approx-string-match';
import type { Sharp, Verdict } from '../../server/evidence/evidence.ts';
import { exactPlaces } from '../../server/evidence/exact.ts';
import { isNumberWord } from '../../server/evidence/numberWords.ts';
import { wordsFor } from '../../server/evidence/words/index.ts';
import { countOf, standsAlone, type WordText, wordsOf } from '../../server/text/words.ts';
import type { Corpus } from './corpus.ts';

/** A quote made from a corpus, and what an honest reader would say of it. */
export interface Made {
  readonly kind: Kind;
  readonly corpus: Corpus;
  readonly quote: string;
  /** How many words it has. */
  readonly words: number;
  readonly wanted: readonly Verdict[];
  readonly sharp: Sharp | null;
}

export const POSITIVE = [
  'exact',
  'typographic',
  'elided',
  'bracketed',
  '1 word changed',
  '3 words changed',
  '6 words changed',
  'negation dropped',
  'number changed',
  'damaged',
] as const;
export const NEGATIVE = ['other parts', 'shuffled', 'stitched', 'paraphrase'] as const;
export type Kind = (typeof POSITIVE)[number] | (typeof NEGATIVE)[number];
/** So many words at least for so many changes: a quote of which half is new is no quote of its source. */
const LEAST: Readonly<Partial<Record<Kind, number>>> = {
  '3 words changed': 12,
  '6 words changed': 24,
  elided: 8,
  bracketed: 8,
};
/** A negative must be farther than this share of its letters from every passage of the copy. */
const NEARLY_THERE = 0.25;
const NOT_THERE: readonly Verdict[] = ['not-found', 'could-not-check'];
export const LENGTHS = [4, 6, 8, 12, 20, 40, 60] as const;

export class Maker {
  readonly #random: () => number;
  readonly #corpus: Corpus;
  readonly #words: WordText;
  readonly #others: WordText;
  readonly #folded: string;

  constructor(corpus: Corpus, random: () => number) {
    this.#corpus = corpus;
    this.#random = random;
    this.#words = wordsOf(corpus.kept);
    this.#others = wordsOf(corpus.heldOut);
    this.#folded = this.#words.words.join(' ');
  }

  /** A quote of this kind with about this many words, or null when the corpus has no place for one. */
  make(kind: Kind, length: number): Made | null {
    if (length < (LEAST[kind] ?? 0)) return null;
    for (let tries = 0; tries < 60; tries++) {
      const made = this.#try(kind, length);
      if (made && !this.#isChance(made)) return made;
    }
    return null;
  }

  /** Words of a changed or invented quote may stand in the copy after all. */
  #isChance(made: Made): boolean {
    if (made.kind === 'exact' || made.kind === 'typographic') return false;
    if (exactPlaces(wordsOf(made.quote).words, this.#corpus.copy).length > 0) return true;
    if (made.wanted !== NOT_THERE) return false;
    // Legal prose repeats itself: what a search of the whole text finds with a quarter of its letters changed is there.
    const pattern = wordsOf(made.quote).words.join(' ');
    return search(this.#folded, pattern, Math.floor(pattern.length * NEARLY_THERE)).length > 0;
  }

  #try(kind: Kind, length: number): Made | null {
    const n = this.#corpus.spaced ? length : length * 2;
    if (kind === 'other parts') return this.#made(kind, this.#piece(this.#others, this.#corpus.heldOut, n), NOT_THERE);
    const at = this.#place(this.#words, n);
    if (at === null) return null;
    const text = this.#text(at, n);
    const list = this.#tokens(at, n);
    switch (kind) {
      case 'exact':
        return this.#made(kind, text, ['exact']);
      case 'typographic':
        return this.#made(kind, this.#retyped(text), ['exact', 'typographic']);
      case 'elided': {
        const left = Math.floor(n / 2);
        const skip = 3 + Math.floor(this.#random() * 12);
        if (at + n + skip > this.#words.words.length) return null;
        return this.#made(kind, `${this.#text(at, left)} … ${this.#text(at + left + skip, n - left)}`, ['typographic']);
      }
      case 'bracketed': {
        const i = 1 + Math.floor(this.#random() * (n - 2));
        const rest = this.#join([...list.slice(0, i), `[${this.#someWord()}]`, ...list.slice(i + 1)]);
        return this.#made(kind, rest, ['typographic']);
      }
      case '1 word changed':
      case '3 words changed':
      case '6 words changed': {
        const changed = this.#changed(list, Number(kind[0]));
        return changed && this.#made(kind, this.#join(changed), ['altered']);
      }
      case 'negation dropped': {
        const negations = wordsFor(this.#corpus.language)?.negations;
        const i = this.#words.words.slice(at, at + n).findIndex((word) => negations?.has(word));
        if (!negations || i < 0) return null;
        return this.#made(kind, this.#join(list.toSpliced(i, 1)), ['altered'], 'negation');
      }
      case 'number changed': {
        const words = this.#words.words.slice(at, at + n);
        const i = words.findIndex((word) => /^\d+$/.test(word) || isNumberWord(word, this.#corpus.language));
        if (i < 0) return null;
        const value = String(2 + Math.floor(this.#random() * 900));
        if (value === words[i]) return null;
        return this.#made(kind, this.#join(list.with(i, value)), ['altered'], 'number');
      }
      case 'damaged':
        return this.#made(kind, this.#damaged(text), ['altered', 'typographic']);
      case 'shuffled': {
        const shuffled = [...list];
        for (let i = shuffled.length - 1; i > 0; i--) {
          const j = Math.floor(this.#random() * (i + 1));
          [shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!];
        }
        return this.#made(kind, this.#join(shuffled), NOT_THERE);
      }
      case 'stitched': {
        const half = Math.floor(n / 2);
        const other = this.#place(this.#words, n - half);
        if (other === null || Math.abs(this.#words.starts[other]! - this.#words.starts[at]!) < 3_000) return null;
        return this.#made(kind, `${this.#text(at, half)} ${this.#text(other, n - half)}`, NOT_THERE);
      }
      case 'paraphrase': {
        // Its clauses turned around and three of five words said otherwise: the drift of it, hardly its words.
        const third = Math.ceil(n / 3);
        const turned = [...list.slice(2 * third), ...list.slice(third, 2 * third), ...list.slice(0, third)];
        const said = turned.map((word) => (this.#random() < 0.6 ? this.#someWord() : word));
        return this.#made(kind, this.#join(said), NOT_THERE);
      }
    }
  }

  #made(kind: Kind, quote: string | null, wanted: readonly Verdict[], sharp: Sharp | null = null): Made | null {
    if (quote === null) return null;
    const words = countOf(wordsOf(quote).words);
    return { kind, corpus: this.#corpus, quote, words, wanted, sharp };
  }

  #place(words: WordText, n: number): number | null {
    const room = words.words.length - n;
    return room <= 0 ? null : Math.floor(this.#random() * room);
  }

  #piece(words: WordText, text: string, n: number): string | null {
    const at = this.#place(words, n);
    return at === null ? null : text.slice(words.starts[at], words.ends[at + n - 1]).replace(/\s+/g, ' ');
  }

  #text(at: number, n: number): string {
    return this.#corpus.kept.slice(this.#words.starts[at], this.#words.ends[at + n - 1]).replace(/\s+/g, ' ');
  }

  #tokens(at: number, n: number): string[] {
    return Array.from({ length: n }, (_, i) =>
      this.#corpus.kept.slice(this.#words.starts[at + i], this.#words.ends[at + i]),
    );
  }

  #join(list: readonly string[]): string {
    return list.join(this.#corpus.spaced ? ' ' : '');
  }

  #someWord(): string {
    for (let tries = 0; tries < 50; tries++) {
      const i = Math.floor(this.#random() * this.#words.words.length);
      const word = this.#words.words[i]!;
      const negation = wordsFor(this.#corpus.language)?.negations.has(word);
      if (!negation && /^\p{L}/u.test(word) && (word.length > 3 || standsAlone(word))) return word;
    }
    return 'word';
  }

  #changed(list: readonly string[], count: number): string[] | null {
    const changed = [...list];
    const places = new Set<number>();
    while (places.size < count) places.add(Math.floor(this.#random() * list.length));
    for (const i of places) {
      const word = this.#someWord();
      if (word === changed[i]!.toLowerCase()) return null;
      changed[i] = word;
    }
    return changed;
  }

  /** Other quotation marks, dashes, spaces and first letter; the same words. */
  #retyped(text: string): string {
    return `${text[0]!.toLowerCase()}${text.slice(1)}`
      .replace(/[“”"]/g, '’')
      .replace(/’/g, "'")
      .replace(/ [–—-] /g, '—')
      .replace(/, /g, () => (this.#random() < 0.3 ? ',\u00a0' : ', '));
  }

  /** As a scanner reads: letters taken for others, words run together or torn apart. */
  #damaged(text: string): string {
    const slips: readonly (readonly [RegExp, string])[] = [
      [/rn/, 'm'],
      [/m/, 'rn'],
      [/l/, '1'],
      [/e/, 'c'],
      [/h/, 'li'],
      [/ /, ''],
    ];
    let out = '';
    for (const word of text.split(/(?<=[ 。、，])/)) {
      const slip = slips[Math.floor(this.#random() * slips.length)]!;
      out += this.#random() < 0.12 ? word.replace(slip[0], slip[1]) : word;
    }
    return out;
  }
}
