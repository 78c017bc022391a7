import { fold, Phrases } from '../../text/phrases.ts';
import type { Span } from '../../text/span.ts';
import { deviceUnits } from '../lexicon/deviceUnits.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';

/** Finds the figures of one language that need a source; made once a lexicon. */
export class Statistics {
  readonly #percent: RegExp;
  readonly #money: RegExp;
  readonly #counts: RegExp;
  readonly #ratios: RegExp;
  /** The quicker half of the above, looked for first. */
  readonly #ratioHint: RegExp;
  readonly #notFigures: Phrases;
  readonly #months: Phrases;
  /** Figures in words: “ninety per cent”, “two million”. */
  readonly #spelled: RegExp | null;
  /** The words of which such a figure has one behind it. */
  readonly #multiplied: readonly string[];
  readonly #shares: Phrases;
  readonly #changes: Phrases;
  readonly #fillers: ReadonlySet<string>;
  readonly #deviceUnits: Phrases;
  readonly #lexicon: Lexicon;

  constructor(lexicon: Lexicon) {
    const { claim } = lexicon;
    this.#lexicon = lexicon;
    const edge = lexicon.spaced ? '(?![\\p{L}\\p{N}])' : '';
    const gap = lexicon.spaced ? '[\\s\\u00A0\\u202F-]?' : '[\\s\\u00A0]?';
    const magnitudes = any(Object.keys(claim.magnitudes));
    const amount = `${NUMBER}(?:${gap}(?:${magnitudes})${edge})?`;
    const words = any(Object.keys(claim.numbers));
    const number = `(?:${NUMBER}|${words})`;
    this.#percent = pattern(`${amount}${gap}(?:${whole(claim.percent, lexicon.spaced)})`, lexicon.spaced);
    this.#money = pattern(
      `(?:${any(claim.currencySigns)})[\\s\\u00A0]?${amount}(?:(?:${any(claim.glued ?? [])})(?![\\p{L}\\p{N}]))?|` +
        `${amount}[\\s\\u00A0]?(?:${whole([...claim.currencyWords, ...claim.currencySigns], lexicon.spaced)})`,
      lexicon.spaced,
    );
    // A count is a figure with a multiplying word, with grouped thousands, or with a unit of measure.
    const groupedOrUnit = [
      `${NUMBER}${gap}(?:${magnitudes})${edge}`,
      `\\d{1,3}(?:[${claim.grouping.map(literal).join('')}]\\d{3})+(?![\\d])`,
      claim.units.length > 0 ? `${NUMBER}${gap}(?:${any(claim.units)})${edge}` : '',
    ].filter((part) => part !== '');
    this.#counts = pattern(groupedOrUnit.join('|'), lexicon.spaced);
    // The counted thing may stand between: “un docker sur cinq”.
    const thing = lexicon.spaced ? '(?:\\p{L}+\\s+){0,2}' : '';
    this.#ratios = pattern(`${number}\\s+${thing}(?:${any(claim.ratios)})\\s+${number}${edge}`, lexicon.spaced);
    this.#ratioHint = new RegExp(`(?:${any(claim.ratios)})\\s+(?:\\d|${words})`, 'u');
    const large = Object.keys(claim.magnitudes).filter(
      (word) => claim.magnitudes[word]! >= 1e6 && /\p{L}{4}/u.test(word),
    );
    const percentWords = claim.percent.filter((word) => /\p{L}{3}/u.test(word));
    this.#multiplied = [...large, ...percentWords].map(fold);
    this.#spelled = lexicon.spaced
      ? pattern(`(?:${words})(?:[-\\s](?:${words}))?[\\s\\u00A0-](?:${any([...large, ...percentWords])})${edge}`, true)
      : null;
    this.#changes = new Phrases(claim.changes ?? [], lexicon.spaced);
    this.#fillers = new Set(lexicon.markers.map(fold));
    this.#notFigures = new Phrases(claim.notFigures, lexicon.spaced);
    this.#months = new Phrases(claim.months.flat(), lexicon.spaced);
    this.#shares = new Phrases(claim.shares, lexicon.spaced);
    this.#deviceUnits = new Phrases(deviceUnits, lexicon.spaced);
  }

  /** The figures in a masked text, in order, not overlapping. */
  find(masked: string): Span[] {
    const folded = fold(masked).replace(/[٠-٩۰-۹０-９]/g, (sign) => String(sign.codePointAt(0)! & 15));
    const spans: Span[] = [];
    const prices: Span[] = [];
    if (/[\d０-９]/.test(folded)) {
      for (const regex of [this.#percent, this.#money, this.#counts]) {
        let next = 0;
        for (const match of folded.matchAll(regex)) {
          const span = { start: match.index, end: match.index + match[0].trimEnd().length };
          if (regex === this.#money && this.#isPrice(match[0])) {
            prices.push(span);
            continue;
          }
          // The number of a price is no count either.
          while (next < prices.length && prices[next]!.end <= span.start) next++;
          if (next < prices.length && prices[next]!.start < span.end) continue;
          if (this.#stands(folded, span, regex === this.#counts)) spans.push(span);
        }
      }
    }
    for (const match of this.#ratioHint.test(folded) ? folded.matchAll(this.#ratios) : []) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (this.#isRatio(match[0]) && this.#stands(folded, span, false)) spans.push(span);
    }
    const spelled = this.#spelled && this.#multiplied.some((word) => folded.includes(word));
    for (const match of spelled ? folded.matchAll(this.#spelled) : []) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (this.#value(/^[\p{L}\p{M}]+/u.exec(match[0])![0]) !== 1 && this.#stands(folded, span, false))
        spans.push(span);
    }
    for (const { start, end } of this.#shares.find(folded)) {
      if (!this.#notFigures.at(folded.slice(end, end + 24).trimStart(), 0)) spans.push({ start, end });
    }
    for (const { start, end } of this.#changes.find(folded)) {
      if (this.#endsPhrase(folded.slice(end, end + 24))) spans.push({ start, end });
    }
    spans.sort((a, b) => a.start - b.start || b.end - a.end);
    return spans.filter(
      (span, index) => index === 0 || !spans.slice(Math.max(0, index - 4), index).some((one) => one.end > span.start),
    );
  }

  /**
   * A fare, a night, a telephone: less than ten thousand of anything, with no multiplying word, is a price, which the
   * reader finds wherever the thing is sold.
   */
  #isPrice(amount: string): boolean {
    const words = /^[^\d]*(?:\d{1,4}|\d[.,'’\s]\d{3})(?:[.,]\d{1,2})?(?![.,'’\s]?\d)(.*)$/u.exec(amount.trim())?.[1];
    if (words === undefined) return false;
    const { magnitudes, glued } = this.#lexicon.claim;
    const rest = words.replace(/^[\s\u00A0\u202F-]+/, '');
    return (
      !Object.keys(magnitudes).some((word) => rest.startsWith(fold(word))) && !glued?.some((sign) => rest === sign)
    );
  }

  /** Whether no noun follows: “by a third.” and “by a third in May”, not “by a third party”. */
  #endsPhrase(after: string): boolean {
    const next = /^[\s\u00A0]+([\p{L}\p{M}]+)/u.exec(after)?.[1];
    return next === undefined ? !/^[-\p{L}]/u.test(after) : this.#fillers.has(next);
  }

  /** Whether nothing around makes the number a date, a page, an age, a version or the like. */
  #stands(folded: string, { start, end }: Span, isCount: boolean): boolean {
    // Ten kilos are a scene, a thousand tonnes a claim.
    if (isCount && /^\d{1,2}(?!\d)/.test(folded.slice(start, end)) && this.#isUnit(folded.slice(start, end)))
      return false;
    const before = folded.slice(Math.max(0, start - 24), start);
    const after = folded.slice(end, end + 24);
    if (/[\p{L}\p{N}_./:#-]$/u.test(before) && !/[\s(“"'‘«„]$/u.test(before) && this.#lexicon.spaced) return false;
    if (/^[.:/_-]?\d|^_|^\s?[°′″]/.test(after)) return false;
    const word = /([\p{L}\p{M}.']+)[\s\u00A0.:]*$/u.exec(before)?.[1];
    if (word && (this.#notFigures.has(word) || (isCount && this.#months.has(word)))) return false;
    // “5,000 mAh”, “a 5,000-mAh battery”
    if (isCount && this.#deviceUnits.at(after.replace(/^[\s\u00A0\u202F-]/, ''), 0)) return false;
    // “a 95%-CI” has a hyphen.
    const lead = this.#notFigures.at(after.trimStart(), 0) ?? this.#notFigures.at(after.replace(/^-/, ''), 0);
    if (lead) return false;
    const next = /^[\s\u00A0]*([\p{L}\p{M}]+)/u.exec(after)?.[1];
    if (next && this.#months.has(next) && isCount) return false;
    // A bare grouped number with nothing counted behind it is as likely an identifier.
    return (
      !isCount ||
      !/^\d[\d.,'\s\u00A0\u202F]*$/.test(folded.slice(start, end)) ||
      next !== undefined ||
      !this.#lexicon.spaced
    );
  }

  /** Whether a count has its unit of measure and no multiplying word. */
  #isUnit(text: string): boolean {
    const { magnitudes, grouping } = this.#lexicon.claim;
    const words = text.replace(/^[\d.,\s\u00A0\u202F-]+/, '');
    return !(words in magnitudes) && !grouping.some((sign) => new RegExp(`\\d${literal(sign)}\\d{3}`).test(text));
  }

  /** “one in five” and “3 out of 4”, not “2 in 2019” or “five in one”. */
  #isRatio(text: string): boolean {
    const written = [...text.matchAll(/[\p{L}\p{M}]+|\d+(?:[.,'’\u00A0\u202F]\d{3}(?!\d))*/gu)].map(([one]) => one);
    const numbers = written.map((one) => this.#value(one)).filter((value) => value !== null);
    const [first, last] = [numbers[0], numbers.at(-1)];
    // Without a sign between its thousands a larger number is a year.
    const isYear = /^\d{4,}$/.test(written.at(-1)!);
    return first !== undefined && last !== undefined && first < last && !isYear && numbers.length >= 2;
  }

  #value(word: string): number | null {
    return /^\d/.test(word) ? Number(word.replace(/\D/g, '')) : (this.#lexicon.claim.numbers[word] ?? null);
  }
}

const NUMBER = "(?:\\d{1,3}(?:[.,\\u00A0\\u202F'’\\s]\\d{3})+(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)?)";

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** An alternation, longest first; one that never matches where the list is empty. */
function any(words: readonly string[]): string {
  if (words.length === 0) return '(?!)';
  return [...new Set(words.map(fold))]
    .sort((a, b) => b.length - a.length)
    .map(literal)
    .join('|');
}

const pattern = (source: string, spaced: boolean): RegExp =>
  new RegExp(`(?<![${spaced ? '\\p{L}' : '\\p{Script=Latin}'}\\p{N}.,])(?:${source})`, 'gu');

/** As `any`, but words end where they end; behind a sign (`%`) anything may stand. */
const whole = (words: readonly string[], spaced: boolean): string => {
  const isWord = (word: string) => /[\p{L}]$/u.test(word);
  const signs = words.filter((word) => !isWord(word));
  return `${any(signs)}|(?:${any(words.filter(isWord))})${spaced ? '(?![\\p{L}\\p{N}])' : ''}`;
};
