import type { Finding } from '../checks/check.ts';
import { lexiconOf } from '../draft/lexicon/index.ts';
import type { Lexicon } from '../draft/lexicon/lexicon.ts';
import type { Draft } from '../draft/model.ts';
import type { Span } from '../text/span.ts';

/** A letter typed into a word that no rule asks about: as a rule it changes nothing but the places behind it. */
export interface PlainLetter {
  /** The draft before it. */
  readonly draft: Draft;
  /** The paragraph that it was typed into, as it was. */
  readonly block: Span;
  readonly at: number;
}

/** A longer paragraph is not looked through for a letter (UTF-16 units). */
const LONGEST = 4000;
/** Signs that can give the words behind them another meaning: code, markup, mathematics, settings. */
const MEANINGFUL = /[`<$\\{}=]/;

/**
 * Whether an edit types one letter into a plain word of a paragraph, outside of lists and brackets. What it says is likely,
 * not certain (999 of 1,000 times in the drafts of the tests): whoever relies on it looks again.
 * @param draft the draft before the edit, which replaces the units from `start` to `end`
 */
export function plainLetter(draft: Draft, start: number, end: number, insert: string): PlainLetter | null {
  if (start !== end || insert.length !== 1 || !/\p{Ll}/u.test(insert)) return null;
  const block = draft.block(draft.blockAt(start));
  if (block?.kind !== 'paragraph' || start <= block.start || start > block.end) return null;
  if (block.end - block.start > LONGEST) return null;
  if (draft.sourceLists.some((list) => list.start <= start && start <= list.end)) return null;
  const raw = draft.text.slice(block.start, block.end);
  if (MEANINGFUL.test(raw)) return null;
  const at = start - block.start;
  const [left] = /\p{L}*$/u.exec(raw.slice(0, at))!;
  const [right] = /^\p{L}*/u.exec(raw.slice(at))!;
  const before = raw[at - left.length - 1] ?? '\n';
  if (left.length < 2 || !/[ \n]/.test(before) || !/^(?:[ \n,;](?!\[)|\.(?:\s|$)|$)/.test(raw.slice(at + right.length)))
    return null;
  const word = left + right;
  if (/[[(][^\])]*$/.test(raw.slice(0, at))) return null;
  if (makeClaims([word.toLowerCase(), (left + insert + right).toLowerCase()], raw, lexiconOf(draft.language)))
    return null;
  return { draft, block: { start: block.start, end: block.end }, at: start };
}

/**
 * The findings of the text before at their places behind the letter; null where one stands in the same paragraph, so that
 * the letter may be its mending.
 */
export function movedBehind(findings: readonly Finding[], { block, at }: PlainLetter): readonly Finding[] | null {
  const moved: Finding[] = [];
  const move = <T extends Span>(span: T): T =>
    span.end < at ? span : { ...span, start: span.start < at ? span.start : span.start + 1, end: span.end + 1 };
  for (const finding of findings) {
    if (finding.start <= block.end && finding.end >= block.start) return null;
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
