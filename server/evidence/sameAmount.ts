import { wordsOf } from '../text/words.ts';
import { isNumberWord, spelledNumbers } from './numberWords.ts';
import { type FigureWords, readFigures } from './readFigures.ts';
import { unitOf } from './units.ts';
import { wordsFor } from './words/index.ts';

/** A currency by the ways it is written, whatever the language. */
const CURRENCIES: readonly (readonly string[])[] = [
  ['$', 'us$', 'usd', 'dollar', 'dollars', 'dólares', 'dollari'],
  ['€', 'eur', 'euro', 'euros'],
  ['£', 'gbp', 'pound', 'pounds', 'pfund', 'livres'],
  ['¥', 'jpy', 'yen', '円'],
];
const currencies = new Map(CURRENCIES.flatMap((names, at) => names.map((name) => [name, at] as const)));

/** `US$` is two words, of which one is no pronoun. */
const currencyOf = (text: string): number | undefined =>
  currencies.get(text.trim() === 'US' ? 'usd' : text.trim().toLowerCase());

/** Whether `word` names the currency of an amount that stands in `text`. */
export function isCurrencyOf(word: string, text: string): boolean {
  const currency = currencyOf(word);
  return currency !== undefined && wordsOf(text).words.some((other) => currencies.get(other) === currency);
}

const HAN_DIGITS = '〇一二三四五六七八九';
const HAN = /^[〇零一二三四五六七八九十百千]+$/;

/** Whether a word may be of a number, a unit or a currency. */
export function mayBeAmount(word: string, code: string): boolean {
  return (
    /\d|^[%\p{Sc}〇零一二三四五六七八九十百千]$/u.test(word) ||
    currencies.has(word) ||
    isNumberWord(word, code) ||
    wordsFor(code)?.amounts.has(word) === true
  );
}

/** Whether two pieces of text are the same number, share, unit or currency, written in two ways. */
export function sameAmount(one: string, other: string, words: FigureWords, code: string): boolean {
  const [a, b] = [currencyOf(one), currencyOf(other)];
  if (a !== undefined && b !== undefined) return a === b;
  const signs = [one, other].map((text) => wordsOf(text).words.flatMap((word) => currencies.get(word) ?? [])[0]);
  if (signs[0] !== undefined && signs[1] !== undefined && signs[0] !== signs[1]) return false;
  const [han, number] = HAN.test(one) ? [one, other] : [other, one];
  if (HAN.test(han)) return /^\d+$/.test(number) && hanValue(han) === Number(number);
  const [mine, theirs] = [amountOf(one, words, code), amountOf(other, words, code)];
  if (!mine || !theirs || mine.kind !== theirs.kind) return false;
  if (mine.unit?.join() !== theirs.unit?.join()) return false;
  return mine.values.some((value) =>
    theirs.values.some((source) => Math.abs(value - source) <= 1e-9 * Math.abs(value)),
  );
}

interface Amount {
  readonly kind: 'share' | 'amount';
  readonly values: readonly number[];
  readonly unit: readonly number[] | null;
}

/** The one amount that a piece of text is, with its unit; null where it is anything else or more. */
function amountOf(text: string, words: FigureWords, code: string): Amount | null {
  const figures = readFigures(text, words, code);
  const [figure] = figures;
  if (!figure || figures.length > 1 || text.slice(0, figure.start).replace(/[\s\p{Sc}]/gu, '') !== '')
    return yearOf(text, code);
  const behind = wordsOf(text.slice(figure.end)).words.filter((word) => !/^\p{Sc}$/u.test(word));
  if (behind.length === 0 || behind[0]!.length <= 2) {
    // `301m` is 301 as well, but who writes the letter does not mean that.
    const values = /\d\p{L}{1,2}$/u.test(text) ? figure.values.slice(-1) : figure.values;
    if (behind.length === 0 || values.length < figure.values.length) return { kind: figure.kind, values, unit: null };
  }
  const unit = figure.unit && unitOf(behind[0]!, behind[1]);
  if (!unit || unitOf(behind.join(' '), undefined) === null) return yearOf(text, code);
  return { kind: figure.kind, values: figure.values, unit: unit.factors };
}

/** “Nineteen ninety-six”, “two thousand eleven”, as speakers of English say a year. */
function yearOf(text: string, code: string): Amount | null {
  if (code !== 'en') return null;
  const thousands = /^two thousand (?:and )?(.+)$/isu.exec(text.replace(/\s+/g, ' '));
  const rest = thousands && spelled(thousands[1]!);
  if (rest && rest < 100) return { kind: 'amount', values: [2000 + rest], unit: null };
  const { words, starts } = wordsOf(text);
  for (let at = 1; at < words.length; at++) {
    const [high, low] = [text.slice(0, starts[at]), text.slice(starts[at])].map((part) => spelled(part));
    if (high && low && high >= 13 && high <= 20 && low >= 10 && low < 100) {
      return { kind: 'amount', values: [high * 100 + low], unit: null };
    }
  }
  return null;
}

const spelled = (part: string): number | undefined => spelledNumbers('en').get(wordsOf(part).words.join(' '));

function hanValue(text: string): number {
  if (!/[十百千]/.test(text)) return Number([...text].map((sign) => digit(sign)).join(''));
  let sum = 0;
  let last: number | null = null;
  for (const sign of text) {
    const power = { 十: 10, 百: 100, 千: 1000 }[sign];
    if (power) {
      sum += (last ?? 1) * power;
      last = null;
    } else last = digit(sign);
  }
  return sum + (last ?? 0);
}

const digit = (sign: string): number => (sign === '零' ? 0 : HAN_DIGITS.indexOf(sign));
