import type { Span } from '../text/span.ts';
import { wordsOf } from '../text/words.ts';
import type { Figure, FigureWords } from './figure.ts';
import { loosened, type NumberValues, times, valuesOf } from './numberValues.ts';
import { spelledNumbers } from './numberWords.ts';
import { type Unit, unitOf } from './units.ts';
import { wordsFor } from './words/index.ts';

export type { Figure, FigureWords } from './figure.ts';

/** One word with its span, and what stands between it and the next. */
interface Token extends Span {
  readonly word: string;
  readonly raw: string;
}

/** What letters glued to a number multiply it by, where the language writes so: `£3.2m`. */
const GLUED: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, mn: 1e6, b: 1e9, bn: 1e9, t: 1e12, tn: 1e12 };

/** So many words at most make one spelled number. */
const LONGEST_SPELLED = 6;

/** All figures of a text, in order. `code` is the language (ISO 639-1) whose words are given. */
export function readFigures(text: string, words: FigureWords, code: string): Figure[] {
  const { words: list, starts, ends } = wordsOf(text);
  const tokens: Token[] = list.map((word, i) => ({
    word,
    raw: text.slice(starts[i], ends[i]),
    start: starts[i]!,
    end: ends[i]!,
  }));
  const reader = new Reader(text, tokens, words, code);
  const figures: Figure[] = [];
  for (let at = 0; at < tokens.length; ) {
    const read = reader.at(at);
    if (!read) {
      at++;
      continue;
    }
    figures.push(...read.figures);
    at = read.next;
  }
  return figures;
}

interface Plain extends NumberValues {
  /** The word behind it. */
  readonly next: number;
}

class Reader {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  readonly #words: FigureWords;
  readonly #spelled: ReadonlyMap<string, number>;
  readonly #fractions: Readonly<Record<string, number>>;
  readonly #percent: readonly (readonly string[])[];
  readonly #ratios: readonly (readonly string[])[];
  readonly #magnitudes: ReadonlyMap<string, number>;
  readonly #basisPoints: readonly (readonly string[])[];
  readonly #partApart: readonly (readonly string[])[];
  readonly #about: ReadonlySet<string>;
  readonly #andAHalf: readonly (readonly string[])[];
  readonly #counts: Readonly<Record<string, number>>;
  readonly #ofOne: readonly (readonly string[])[];

  constructor(text: string, tokens: readonly Token[], words: FigureWords, code: string) {
    this.#text = text;
    this.#tokens = tokens;
    this.#words = words;
    this.#spelled = spelledNumbers(code);
    this.#fractions = wordsFor(code)?.fractions ?? {};
    const phrases = (list: readonly string[]) =>
      list.map((phrase) => wordsOf(phrase).words).sort((a, b) => b.length - a.length);
    this.#percent = phrases(words.percent);
    this.#ratios = phrases([...words.ratios, ...(wordsFor(code)?.partOf ?? [])]);
    this.#ofOne = phrases(wordsFor(code)?.ofOne ?? []);
    this.#basisPoints = phrases(wordsFor(code)?.basisPoints ?? []);
    this.#partApart = phrases(wordsFor(code)?.partApart ?? []);
    this.#about = wordsFor(code)?.about ?? new Set();
    this.#andAHalf = phrases(wordsFor(code)?.andAHalf ?? []);
    this.#counts = wordsFor(code)?.counts ?? {};
    this.#magnitudes = new Map(
      Object.entries({ ...words.magnitudes, ...this.#counts }).map(([word, value]) => [
        wordsOf(word).words.join(' '),
        value,
      ]),
    );
  }

  /** What stands at this word, or null. A ratio gives its two numbers and the share that they make. */
  at(at: number): { figures: Figure[]; next: number } | null {
    const plain = this.#number(at);
    if (!plain) return this.#fraction(at, 1, at);
    const basis = this.#phrase(this.#basisPoints, plain.next);
    const percent = basis || this.#phrase(this.#percent, plain.next);
    if (percent > 0) {
      const next = plain.next + percent;
      const { values, steps } = times(plain, basis > 0 ? 0.0001 : 0.01);
      return { figures: [this.#figure(at, next, 'share', values, steps, false)], next };
    }
    const part = plain.bare && this.#fraction(plain.next, plain.values[0]!, at);
    if (part) return part;
    const range = this.#beforeDash(at, plain);
    if (range) return { figures: [range], next: plain.next };
    const own = this.#figure(at, plain.next, 'amount', plain.values, plain.steps, plain.bare);
    // “Un habitant sur trois”: the noun stands in between.
    const apart = this.#phrase(this.#partApart, plain.next + 1);
    const between = this.#phrase(this.#ratios, plain.next) || (apart > 0 ? apart + 1 : 0);
    // “Room 12, of the 31 …” is no ratio.
    const whole = between > 0 && !/[,;:()]/.test(this.#between(plain.next)) ? this.#number(plain.next + between) : null;
    if (!whole || whole.values[0]! < plain.values[0]! || whole.values[0] === 0)
      return { figures: [own], next: plain.next };
    const share = plain.values[0]! / whole.values[0]!;
    const other = this.#figure(plain.next + between, whole.next, 'amount', whole.values, whole.steps, whole.bare);
    // Two numbers say a share as exactly as their whole allows.
    const ratio = this.#figure(at, whole.next, 'share', [share], [0.5 / whole.values[0]!], false);
    return { figures: [own, other, { ...ratio, parts: [own, other] }], next: whole.next };
  }

  /** The first number of `5.05–5.15bn`, for which the magnitude behind the second may hold as well. */
  #beforeDash(at: number, plain: Plain): Figure | null {
    if (!this.#tokens[plain.next] || plain.next !== at + 1) return null;
    const second = /^\s?[-–—]\s?$/.test(this.#between(plain.next)) ? this.#digits(plain.next) : null;
    const whole = second && this.#number(plain.next);
    if (!whole || whole.values.at(-1) === second.values.at(-1)) return null;
    const all = [plain, ...whole.values.map((value) => times(plain, value / second.values[0]!))];
    const [values, steps] = [all.flatMap((one) => one.values), all.flatMap((one) => one.steps)];
    return this.#figure(at, plain.next, 'amount', values, steps, false);
  }

  #fraction(at: number, count: number, from: number): { figures: Figure[]; next: number } | null {
    const word = this.#tokens[at]?.word;
    const worth = word !== undefined && Object.hasOwn(this.#fractions, word) ? this.#fractions[word]! : null;
    if (worth === null || worth * count > 1) return null;
    // “A quarter of an hour”, “half a million” are amounts.
    const one = at + 1 + this.#phrase(this.#ofOne, at + 1);
    const unit = this.#unit(one);
    const factor = unit ? 1 : this.#magnitudes.get(this.#tokens[one]?.word ?? '');
    if (factor !== undefined) {
      const next = unit ? one : one + 1;
      const amount = this.#figure(from, next, 'amount', [worth * count * factor], [0.1 * factor], false);
      return { figures: [{ ...amount, unit: unit ?? this.#unit(next) }], next };
    }
    const share = this.#figure(from, at + 1, 'share', [worth * count], [0.02], false, true);
    return { figures: [share], next: at + 1 };
  }

  /** “About a third”, “almost £250 million”: an article or sign may stand in between. */
  #isAbout(at: number): boolean {
    const before = this.#tokens[at - 1]?.word ?? '';
    const farther = /^(?:\p{Sc}|\p{L}{1,3})$/u.test(before) ? this.#tokens[at - 2]?.word : undefined;
    return this.#about.has(before) || (farther !== undefined && this.#about.has(farther));
  }

  #countOf = (word: string): number | undefined => (Object.hasOwn(this.#counts, word) ? this.#counts[word] : undefined);

  #unit(at: number): Unit | null {
    const word = this.#tokens[at]?.word;
    return word === undefined ? null : unitOf(word, this.#tokens[at + 1]?.word);
  }

  /** Digits or a spelled number, with the magnitudes behind it. */
  #number(at: number): Plain | null {
    const plain = this.#digits(at) ?? this.#spelledAt(at);
    if (!plain) return null;
    let { values, steps, next, bare } = plain;
    const half = bare ? this.#phrase(this.#andAHalf, next) : 0;
    if (half > 0) {
      [values, steps, next, bare] = [values.map((value) => value + 0.5), [0.1], next + half, false];
    }
    const thousands = this.#beforeSign(next);
    if (thousands) return { ...times({ values, steps }, thousands), next: next + 1, bare: false };
    const glued = this.#tokens[next];
    const touches = glued !== undefined && glued.start === this.#tokens[next - 1]!.end;
    for (let more = true; more; ) {
      const word = this.#tokens[next]?.word;
      const factor = word === undefined ? undefined : this.#magnitudes.get(word);
      // A letter multiplies only where it touches its number: `3.2m`.
      const allowed = factor !== undefined && (word!.length > 1 || touches || /\p{Script=Han}/u.test(word!));
      more = allowed;
      if (!allowed) {
        const glue = touches && word !== undefined && this.#words.glued?.includes(word) ? GLUED[word] : undefined;
        if (glue === undefined || next !== plain.next) break;
        const larger = times({ values, steps }, glue);
        // `€3.4m` is millions; `3.4m` may be metres as well.
        const money = /\p{Sc}\s?$/u.test(
          this.#text.slice(Math.max(0, this.#tokens[at]!.start - 2), this.#tokens[at]!.start),
        );
        values = money ? larger.values : [...values, ...larger.values];
        steps = money ? larger.steps : [...steps, ...larger.steps];
        bare = false;
        if (money) next++;
        break;
      }
      ({ values, steps } = times({ values, steps }, factor!));
      bare = false;
      next++;
    }
    return { values, steps, next, bare };
  }

  /** What a letter in front of a currency sign multiplies by: `3,2 M€`, `250 k€`; null where none stands. */
  #beforeSign(at: number): number | null {
    const [letter, sign] = [this.#tokens[at], this.#tokens[at + 1]];
    if (!letter || !sign || letter.end !== sign.start || !/^\p{Sc}$/u.test(sign.raw)) return null;
    return letter.raw === 'M' ? 1e6 : letter.raw === 'k' ? 1e3 : null;
  }

  #digits(at: number): Plain | null {
    const token = this.#tokens[at];
    if (!token || !/^\d/.test(token.word)) return null;
    // What is glued to letters in front (`A4`, `v2`) is a name.
    if (/[\p{L}_#/]$/u.test(this.#text.slice(Math.max(0, token.start - 1), token.start))) return null;
    const groups = this.#groups(at);
    if (groups > 0) {
      const joined = this.#tokens.slice(at, at + groups + 1).map(({ word }) => word);
      return { ...valuesOf(joined.join(''), '', this.#words.decimal)!, bare: false, next: at + groups + 1 };
    }
    const readings = valuesOf(token.word, token.raw, this.#words.decimal);
    return readings && { ...readings, next: at + 1 };
  }

  /** How many groups of three digits follow behind plain blanks: `1 400 000`, where a comma begins the broken part. */
  #groups(at: number): number {
    if (this.#words.decimal !== ',' || !/^\d{1,3}$/.test(this.#tokens[at]!.raw)) return 0;
    let next = at + 1;
    while (/^\d{3}$/.test(this.#tokens[next]?.raw ?? '') && this.#between(next) === ' ') next++;
    return next - at - 1;
  }

  /** What stands in front of a word, behind the one before it. */
  #between = (at: number): string => this.#text.slice(this.#tokens[at - 1]!.end, this.#tokens[at]!.start);

  #spelledAt(at: number): Plain | null {
    let best: Plain | null = null;
    let phrase = '';
    for (let i = at; i < Math.min(this.#tokens.length, at + LONGEST_SPELLED); i++) {
      phrase += (phrase && ' ') + this.#tokens[i]!.word;
      const value =
        this.#spelled.get(phrase) ?? (i === at ? (this.#words.numbers[phrase] ?? this.#countOf(phrase)) : undefined);
      if (value !== undefined) best = { values: [value], steps: [1], bare: true, next: i + 1 };
    }
    return best;
  }

  /** How many words the first phrase of the list that stands at this word has; 0 for none. */
  #phrase(list: readonly (readonly string[])[], at: number): number {
    const found = list.find(
      (phrase) => phrase.length > 0 && phrase.every((word, i) => this.#tokens[at + i]?.word === word),
    );
    return found?.length ?? 0;
  }

  #figure(
    from: number,
    next: number,
    kind: Figure['kind'],
    values: readonly number[],
    steps: readonly number[],
    bare: boolean,
    isFraction = false,
  ): Figure {
    const [start, end] = [this.#tokens[from]!.start, this.#tokens[next - 1]!.end];
    const unit = kind === 'amount' ? this.#unit(next) : null;
    const rough = this.#tokens.slice(from, next).some(({ word }) => this.#countOf(word) !== undefined);
    const exactly = this.#isAbout(from) ? loosened(values, steps, isFraction) : steps;
    return { start, end, kind, values, steps: exactly, bare, rough, unit, parts: [] };
  }
}
