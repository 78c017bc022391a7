import { countOf, eachWord } from '../text/words.ts';

/** A quote as its words, and where it says that it departs from its source. */
export interface QuoteWords {
  /** As the draft gives it, without the outer marks. */
  readonly raw: string;
  readonly words: readonly string[];
  /** Spans of the words in `raw`. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** Whether word i stands in brackets: the writer's own word. */
  readonly bracketed: readonly boolean[];
  /** Whether an ellipsis stands in front of word i. */
  readonly elided: readonly boolean[];
  /** How many words it has outside brackets; two characters of a script without spaces count as one. */
  readonly count: number;
  readonly hasEllipsis: boolean;
  readonly hasBracket: boolean;
}

const DOTS = '(?:…+|\\.(?:[\\s\\u00a0]?\\.){2,3}|⋯+|·{3,})';
const MARKS = new RegExp(`[[(]\\s*${DOTS}\\s*[\\])]|${DOTS}|\\[[^[\\]\\n]{1,120}\\]`, 'gu');
const IS_ELLIPSIS = new RegExp(`^[[(]?\\s*${DOTS}\\s*[\\])]?$`, 'u');
/** In scripts without spaces a bracket touches its neighbours and says nothing about them. */
const GLUED = '(?:(?![\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}])[\\p{L}\\p{M}])+';
const GLUED_BEFORE = new RegExp(`${GLUED}$`, 'u');
const GLUED_AFTER = new RegExp(`^${GLUED}`, 'u');
/** `[T]he`: only the case of a letter is the writer's. */
const LETTER = /\[([\p{Lu}\p{Ll}])\](?=\p{L})/gu;
/** A remark on the wording (“sic”, “emphasis added” is rarer and longer) or a citation: no words of the source. */
const NO_WORDS = /^\[\s*(?:sic[!.]?|\^?\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)\s*\]$/iu;

/** Reads a quote. Any text gives words; offsets are into `raw`. */
export function quoteWords(raw: string): QuoteWords {
  // The brackets become signs that are not seen, so that the word stays one and every offset its own.
  const text = raw.replace(LETTER, '\u2060$1\u2060');
  const words: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const bracketed: boolean[] = [];
  const elided: boolean[] = [];
  let ellipsis = false;
  const read = (from: number, to: number, inBracket: boolean): void =>
    eachWord(
      text,
      (word, start, end) => {
        words.push(word);
        starts.push(start);
        ends.push(end);
        bracketed.push(inBracket);
        // In front of the first word nothing of the quote is left out.
        elided.push(ellipsis && words.length > 1);
        ellipsis = false;
        return undefined;
      },
      from,
      to,
    );
  let hasEllipsis = false;
  let hasBracket = text !== raw;
  let at = 0;
  for (const match of text.matchAll(MARKS)) {
    let end = match.index + match[0].length;
    if (match.index < at) continue;
    if (IS_ELLIPSIS.test(match[0])) {
      read(at, match.index, false);
      hasEllipsis = true;
      ellipsis = true;
    } else if (NO_WORDS.test(match[0])) {
      read(at, match.index, false);
      if (!/\d/.test(match[0])) hasBracket = true;
    } else {
      // `play[ed]`, `[re]play`: the whole word is the writer's.
      const glued = GLUED_BEFORE.exec(text.slice(Math.max(at, match.index - 60), match.index))?.[0].length ?? 0;
      end += GLUED_AFTER.exec(text.slice(end, end + 60))?.[0].length ?? 0;
      read(at, match.index - glued, false);
      read(match.index - glued, end, true);
      hasBracket = true;
    }
    at = end;
  }
  read(at, text.length, false);
  const own = words.filter((_, index) => !bracketed[index]);
  return { raw, words, starts, ends, bracketed, elided, count: countOf(own), hasEllipsis, hasBracket };
}
