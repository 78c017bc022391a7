/**
 * A text as the words by which a quotation is compared with its source, with the way back to the text. Word `i` reads
 * `words[i]` and stands at `[starts[i], ends[i])` (UTF-16 offsets). Spans rise and do not overlap.
 *
 * A word is a run of letters, a number (`3.2`; `3,200` reads `3200`), one sign that carries meaning (`%`, `$`, a minus)
 * or, in scripts without spaces, one character. Case, the form of letters (ligatures, full width, composed or not),
 * apostrophes inside a word, `ß` (Swiss papers write `ss`) and what cannot be seen are folded; all other punctuation parts words and is left out.
 */
export interface WordText {
  readonly words: readonly string[];
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
}

/** Receives one word and its span; `false` ends the reading. */
export type WordVisitor = (word: string, start: number, end: number) => boolean | undefined;

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
/** A character that is a word by itself. */
const ALONE = 3;
const MARK = 4;
const APOSTROPHE = 5;
const UNSEEN = 6;
/** A raised figure, which behind a word points at a note. */
const RAISED = 7;

const ALONE_SIGN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const MEANING_SIGN = /[\p{Sc}%‰°§&+=<>×÷±％＄￥￡]/u;

function classOf(sign: string): number {
  if (/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]/.test(sign)) return UNSEEN;
  if (/['’‘ʼ＇`´]/.test(sign)) return APOSTROPHE;
  if (/[⁰¹²³⁴-⁹]/.test(sign)) return RAISED;
  if (/\p{M}/u.test(sign)) return MARK;
  if (/\p{Nd}/u.test(sign)) return DIGIT;
  if (ALONE_SIGN.test(sign) || MEANING_SIGN.test(sign)) return ALONE;
  if (/[\p{L}\p{N}]/u.test(sign)) return LETTER;
  return OTHER;
}

// Most signs of most texts are among these; the others are remembered as they come.
const UNKNOWN = 255;
const near = new Uint8Array(0x250).fill(UNKNOWN);
const far = new Map<number, number>();
const MOST_REMEMBERED = 20_000;

function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0x250) {
    const known = near[unit]!;
    return known === UNKNOWN ? learn(unit) : known;
  }
  const code = text.codePointAt(at)!;
  let found = far.get(code);
  if (found === undefined) {
    found = classOf(String.fromCodePoint(code));
    if (far.size < MOST_REMEMBERED) far.set(code, found);
  }
  return found;
}

function learn(unit: number): number {
  const found = classOf(String.fromCharCode(unit));
  near[unit] = found;
  return found;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;

/** Receives the span of one word and what `wordAt` needs to know of it; `false` ends the reading. */
export type SpanVisitor = (start: number, end: number, kind: number) => boolean | undefined;

/**
 * Finds the words of a text from `from` on in order, without reading them out. Linear in the length of the text.
 * Marks such as `[12]` glued to the word before them point at notes and are passed over.
 */
export function eachSpan(text: string, visit: SpanVisitor, from = 0, to = text.length): void {
  let at = from;
  while (at < to) {
    const kind = classAt(text, at);
    if (kind === LETTER || kind === DIGIT) {
      const end = kind === LETTER ? letters(text, at, to) : digits(text, at, to);
      if (visit(at, end, kind) === false) return;
      at = raised(text, end, to, kind);
    } else if (kind === ALONE) {
      const end = marksEnd(text, at + width(text, at), to);
      if (visit(at, end, kind) === false) return;
      at = end;
    } else if (kind === OTHER) {
      if (isMinus(text, at) && visit(at, at + 1, OTHER) === false) return;
      at = noteEnd(text, at, from, to) ?? at + width(text, at);
    } else at += width(text, at);
  }
}

/** The word that `eachSpan` found. */
export const wordAt = (text: string, start: number, end: number, kind: number): string =>
  kind === OTHER ? '-' : folded(text.slice(start, end), kind);

/** Reads the words of a text in order, as `eachSpan` finds them. */
export function eachWord(text: string, visit: WordVisitor, from = 0, to = text.length): void {
  eachSpan(text, (start, end, kind) => visit(wordAt(text, start, end, kind), start, end), from, to);
}

/** How many units a sign has; half of a pair stands for itself and takes nothing with it. */
const width = (text: string, at: number): number =>
  isHigh(text.charCodeAt(at)) && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00 ? 2 : 1;

function marksEnd(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && classAt(text, at) === MARK) at += width(text, at);
  return Math.min(at, to);
}

/**
 * A run of letters, and of digits behind them (`COVID19`); an apostrophe or something unseen inside belongs to it, at its
 * end it does not.
 */
function letters(text: string, from: number, to: number): number {
  let end = from;
  // Nearly all words are plain and end at a plain sign.
  while (end < to && near[text.charCodeAt(end)] === LETTER) end++;
  if (end >= to || near[text.charCodeAt(end)] === OTHER) return end;
  let at = end;
  let apostrophe = false;
  while (at < to) {
    const kind = classAt(text, at);
    if (kind === LETTER || kind === MARK || (kind === DIGIT && !apostrophe)) {
      at += width(text, at);
      end = at;
      apostrophe = false;
    } else if (kind === APOSTROPHE && !apostrophe) {
      apostrophe = true;
      at++;
    } else if (kind === UNSEEN) at++;
    else break;
  }
  return Math.min(end, to);
}

/** A number: digits with single points, commas or thin spaces of three-digit groups between them. */
function digits(text: string, from: number, to: number): number {
  let end = from;
  let at = from;
  while (at < to) {
    const kind = classAt(text, at);
    if (kind === DIGIT) {
      at += width(text, at);
      end = at;
    } else if (kind === UNSEEN) at++;
    else if (at === end && /[.,’'٫٬]/.test(text[at]!) && at + 1 < to && classAt(text, at + 1) === DIGIT) at++;
    else if (at === end && /[\u00a0\u2009\u202f]/.test(text[at]!) && isGroup(text, at + 1, to)) at++;
    else break;
  }
  return Math.min(end, to);
}

const isGroup = (text: string, at: number, to: number): boolean =>
  at + 3 <= to && /^\d{3}(?!\d)/.test(text.slice(at, at + 4));

/** Behind a word a raised figure points at a note; behind a number it is a power, which `folded` never sees. */
function raised(text: string, from: number, to: number, kind: number): number {
  let at = from;
  if (kind === LETTER && at < to && near[text.charCodeAt(at)] !== OTHER) {
    while (at < to && classAt(text, at) === RAISED) at++;
  }
  return at;
}

/** A hyphen right before a digit, with nothing glued to its left, is a minus. */
function isMinus(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if ((unit !== 0x2d && unit !== 0x2212) || at + 1 >= text.length || classAt(text, at + 1) !== DIGIT) return false;
  return at > 0 && /[\s(]/.test(text[at - 1]!) && !/[\d]\s$/.test(text.slice(Math.max(0, at - 2), at));
}

/** The end of a mark such as `[12]` or `[a]` that is glued to what stands before it, or null. */
function noteEnd(text: string, at: number, from: number, to: number): number | null {
  if (text.charCodeAt(at) !== 0x5b || at === from || /\s/.test(text[at - 1]!)) return null;
  const mark = /^\[(?:\d{1,3}|\p{Ll})\]/u.exec(text.slice(at, at + 5));
  return mark && at + mark[0].length <= to ? at + mark[0].length : null;
}

function isPlain(raw: string): boolean {
  for (let i = 0; i < raw.length; i++) {
    const letter = raw.charCodeAt(i) | 0x20;
    if (letter < 0x61 || letter > 0x7a) return false;
  }
  return true;
}

function folded(raw: string, kind: number): string {
  if (kind === DIGIT) return foldedNumber(raw);
  // Plain letters are nearly all there is, and need nothing but to be lowered.
  if (isPlain(raw)) return raw.toLowerCase();
  return raw
    .replace(/['’‘ʼ＇`´\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFC');
}

function foldedNumber(raw: string): string {
  if (/^\d+$/.test(raw)) return raw;
  const plain = raw
    .replace(/[^\d.,’'٫٬\u00a0\u2009\u202f]/gu, (sign) => digitOf(sign))
    .replace(/٫/g, '.')
    .replace(/٬/g, ',');
  return /^\d{1,3}(?:[,’'\u00a0\u2009\u202f]\d{3})+(?:\.\d+)?$/.test(plain)
    ? plain.replace(/[,’'\u00a0\u2009\u202f]/g, '')
    : plain;
}

/** The ASCII digit of a decimal digit of any script: their blocks of ten begin where Unicode says value 0. */
function digitOf(sign: string): string {
  if (!/\p{Nd}/u.test(sign)) return '';
  const code = sign.codePointAt(0)!;
  let zero = code;
  while (zero > 0 && code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String((code - zero) % 10);
}

/** The words of a text. */
export function wordsOf(text: string, from = 0, to = text.length): WordText {
  const words: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  eachWord(
    text,
    (word, start, end) => {
      words.push(word);
      starts.push(start);
      ends.push(end);
      return undefined;
    },
    from,
    to,
  );
  return { words, starts, ends };
}

/** Whether a word is one character of a script without spaces. */
export const standsAlone = (word: string): boolean => word !== '' && ALONE_SIGN.test(word);

/** How much a list of words counts as: two characters of a script without spaces are one word. */
export function countOf(words: readonly string[]): number {
  let alone = 0;
  for (const word of words) if (word.charCodeAt(0) > 0xdff && standsAlone(word)) alone++;
  return words.length - alone + Math.ceil(alone / 2);
}
