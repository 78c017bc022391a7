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
  if (makeClaims(words, raw, lexiconOf(draft.language))) return null;
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

/** The words of a language that make a claim by themselves or of a number; in lower case. */
interface ClaimWords {
  readonly alone: ReadonlySet<string>;
  readonly besideNumbers: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
}

const known = new WeakMap<Lexicon, ClaimWords>();

function claimWords(lexicon: Lexicon): ClaimWords {
  let words = known.get(lexicon);
  if (!words) {
    const { vagueSubjects, vagueVerbs, vaguePhrases, definite, shares, changes, numbers, ...claim } = lexicon.claim;
    const { percent, currencyWords, magnitudes, units, notFigures, ratios, months } = claim;
    words = {
      alone: wordsIn([vagueSubjects, vagueVerbs, vaguePhrases, definite, shares, changes, numbers]),
      besideNumbers: wordsIn([percent, currencyWords, magnitudes, units, notFigures, ratios, months]),
      numbers: wordsIn(numbers),
    };
    known.set(lexicon, words);
  }
  return words;
}

/** Every word of everything that a part of a lexicon holds, keys included. */
function wordsIn(value: unknown, into: Set<string> = new Set()): ReadonlySet<string> {
  if (typeof value === 'string') for (const word of value.match(/\p{L}+/gu) ?? []) into.add(word.toLowerCase());
  else if (Array.isArray(value)) for (const one of value) wordsIn(one, into);
  else if (typeof value === 'object' && value !== null) wordsIn([Object.keys(value), Object.values(value)], into);
  return into;
}

/** Whether a claim of the paragraph may stand or fall with one of the words. */
function makeClaims(words: readonly string[], raw: string, lexicon: Lexicon): boolean {
  const { alone, besideNumbers, numbers } = claimWords(lexicon);
  if (words.some((word) => alone.has(word))) return true;
  if (!words.some((word) => besideNumbers.has(word))) return false;
  const said = raw.replace(/\[[^\]]*\]/g, '').toLowerCase();
  return /\d/.test(said) || said.match(/\p{L}+/gu)!.some((one) => numbers.has(one));
}
