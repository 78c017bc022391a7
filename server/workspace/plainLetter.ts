import type { Finding } from '../checks/check.ts';
import { lexiconOf } from '../draft/lexicon/index.ts';
import type { Lexicon } from '../draft/lexicon/lexicon.ts';
import type { Draft } from '../draft/model.ts';
import type { DraftText } from '../text/draftText.ts';
import type { Span } from '../text/span.ts';

/** A letter typed into a word that no rule asks about: as a rule it changes nothing but the places behind it. */
export interface PlainLetter {
  /** The draft that was read last. */
  readonly draft: Draft;
  /** The places of all letters that were typed since, this one last: each in the text that it came into. */
  readonly places: readonly number[];
  /** What stands around it, in the text before it. */
  readonly around: Span;
}

/** So far to both sides of a letter (UTF-16 units) its paragraph is looked at. */
const REACH = 1000;
/** So far the words of a phrase, and a number from what it counts, are from each other. */
const BESIDE = 50;
/** After so many letters the draft is read again. */
const MOST = 200;
/** Signs that can give the words behind them another meaning: code, markup, mathematics, settings. */
const MEANINGFUL = /[`<$\\{}=]/;

/**
 * Whether an edit types one letter into a plain word of a paragraph, outside of lists and brackets. What it says is likely,
 * not certain (999 of 1,000 times in the drafts of the tests): whoever relies on it looks again.
 * @param text before the edit, which replaces its units from `start` to `end`
 * @param draft as it was last read
 * @param before the plain letters that make this text from that draft, if any
 */
export function plainLetter(
  text: DraftText,
  draft: Draft,
  before: PlainLetter | null,
  { start, end, insert }: { readonly start: number; readonly end: number; readonly insert: string },
): PlainLetter | null {
  if (start !== end || insert.length !== 1 || !/\p{Ll}/u.test(insert)) return null;
  const typed = before?.places ?? [];
  if (typed.length >= MOST) return null;
  const read = typed.reduceRight((place, letter) => (place > letter ? place - 1 : place), start);
  const block = draft.block(draft.blockAt(read));
  if (block?.kind !== 'paragraph' || read <= block.start || read > block.end) return null;
  if (draft.sourceLists.some((list) => list.start <= read && read <= list.end)) return null;
  const now = (place: number) => typed.reduce((at, letter) => (at >= letter ? at + 1 : at), place);
  const around = {
    start: Math.max(now(block.start), start - REACH),
    end: Math.min(now(block.end), start + REACH),
  };
  const raw = text.slice(around.start, around.end);
  if (MEANINGFUL.test(raw)) return null;
  const at = start - around.start;
  const [left] = /\p{L}*$/u.exec(raw.slice(0, at))!;
  const [right] = /^\p{L}*/u.exec(raw.slice(at))!;
  const opens = raw[at - left.length - 1] ?? '\n';
  if (left.length < 2 || !/[ \n“„«"]/.test(opens)) return null;
  if (!/^(?:[ \n,;:!?”“»"](?!\[)|\.(?:[\s”»"]|$)|$)/.test(raw.slice(at + right.length))) return null;
  if (/[[(][^\])]*$/.test(raw.slice(0, at))) return null;
  const words = [left + right, left + insert + right].map((word) => word.toLowerCase());
  const beside = `${raw.slice(Math.max(0, at - left.length - BESIDE), at - left.length)} ${raw.slice(at + right.length, at + right.length + BESIDE)}`;
  if (makeClaims(words, beside, lexiconOf(draft.language))) return null;
  return { draft, places: [...typed, start], around };
}

/**
 * The findings of the text before at their places behind the letter; null where one stands beside it, so that the letter
 * may be its mending.
 */
export function movedBehind(findings: readonly Finding[], { around, places }: PlainLetter): readonly Finding[] | null {
  const at = places.at(-1)!;
  const moved: Finding[] = [];
  const move = <T extends Span>(span: T): T =>
    span.end < at ? span : { ...span, start: span.start < at ? span.start : span.start + 1, end: span.end + 1 };
  for (const finding of findings) {
    if (finding.start <= around.end && finding.end >= around.start) return null;
    // The fixes would keep the old version, and whoever asks for them asks for the present one.
    const { fixes: _fixes, related, ...rest } = finding;
    moved.push(move(related ? { ...rest, related: related.map(move) } : rest));
  }
  return moved;
}

/** The words of a language of which claims are made; in lower case. */
interface ClaimWords {
  /** By themselves. */
  readonly alone: ReadonlySet<string>;
  /** With others beside them: the words of phrases. */
  readonly together: ReadonlySet<string>;
  readonly besideNumbers: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
}

const known = new WeakMap<Lexicon, ClaimWords>();

function claimWords(lexicon: Lexicon): ClaimWords {
  let words = known.get(lexicon);
  if (!words) {
    const { vagueSubjects, vagueVerbs, vaguePhrases, definite, shares, changes, numbers, ...claim } = lexicon.claim;
    const { percent, currencyWords, magnitudes, units, notFigures, ratios, months } = claim;
    const figures = stringsIn([shares, changes, numbers]);
    words = {
      alone: new Set(figures.filter((phrase) => /^[\p{L}\p{M}]+$/u.test(phrase))),
      // A vague attribution is made of a subject and a verb.
      together: wordsIn([...figures, ...stringsIn([vagueSubjects, vagueVerbs, vaguePhrases, definite])]),
      besideNumbers: wordsIn(stringsIn([percent, currencyWords, magnitudes, units, notFigures, ratios, months])),
      numbers: wordsIn(stringsIn(numbers)),
    };
    known.set(lexicon, words);
  }
  return words;
}

/** Everything that a part of a lexicon holds, keys included, in lower case. */
function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value.toLowerCase()];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  return typeof value === 'object' && value !== null ? stringsIn([Object.keys(value), Object.values(value)]) : [];
}

const wordsIn = (phrases: readonly string[]): ReadonlySet<string> =>
  new Set(phrases.flatMap((phrase) => phrase.match(WORDS) ?? []));
const WORDS = /[\p{L}\p{M}]+/gu;

/** Shorter words are in every sentence: they make no phrase of the one beside them. */
const TELLING = 4;

/**
 * Whether a claim may stand or fall with a word.
 * @param words the word before and after it was changed
 * @param beside what stands near it
 */
function makeClaims(words: readonly string[], beside: string, lexicon: Lexicon): boolean {
  const { alone, together, besideNumbers, numbers } = claimWords(lexicon);
  if (words.some((word) => alone.has(word))) return true;
  const isTogether = words.some((word) => together.has(word));
  const isBeside = words.some((word) => besideNumbers.has(word));
  if (!isTogether && !isBeside) return false;
  const said = beside.replace(/\[[^\]]*\]/g, '').toLowerCase();
  const near = said.match(WORDS) ?? [];
  if (isBeside && (/\d/.test(said) || near.some((one) => numbers.has(one)))) return true;
  return isTogether && near.some((one) => one.length >= TELLING && (together.has(one) || alone.has(one)));
}
