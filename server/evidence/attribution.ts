import { wordsOf } from '../text/words.ts';
import { isAllowed } from './changes.ts';
import type { IndexedCopy } from './indexCopy.ts';
import type { QuoteWords } from './quoteWords.ts';
import type { Settled, SettledStep } from './settle.ts';

/** “, the mayor of the town, Ana Lindqvist, told a packed hall on Monday night, “ is about as long as it gets. */
const MOST_WORDS = 15;

/** What stands between two neighbours of a text: the words themselves and the signs on both sides. */
interface Between {
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/**
 * Whether all in which quote and source differ is who speaks, set between two pieces of one speech: `“A,” she said, “and
 * B.”` quoted as `“A, and B.”`, or `«A, a-t-elle dit, et B»` for `«A et B»`. All words of the speech are there.
 * `sayings` are verbs of saying of the draft's language.
 */
export function differsByAttribution(
  quote: QuoteWords,
  copy: IndexedCopy,
  alignment: Settled,
  from: number,
  sayings?: ReadonlySet<string>,
): boolean {
  const { steps } = alignment;
  const isChange = ({ op, a, b, same }: SettledStep) =>
    !same &&
    !isAllowed(quote, op, a) &&
    (op === 'add' || op === 'drop' || (op === 'pair' && copy.spelling[copy.ids[from + b]!] !== quote.words[a]));
  let found = false;
  for (let at = 0; at < steps.length; at++) {
    if (!isChange(steps[at]!)) continue;
    const run: SettledStep[] = [];
    while (at < steps.length && isChange(steps[at]!)) run.push(steps[at++]!);
    const own = run.filter(({ op }) => op !== 'drop').map(({ a }) => a);
    const theirs = run.filter(({ op }) => op !== 'add').map(({ b }) => from + b);
    if (own.length >= MOST_WORDS || theirs.length >= MOST_WORDS) return false;
    if (own.length > 0) {
      const between = betweenOf(quote.raw, quote.starts, quote.ends, own);
      if (!between || !isSetIn(between, sayings)) return false;
    }
    if (theirs.length > 0) {
      const between = betweenOf(copy.copy.text, copy.starts, copy.ends, theirs);
      if (!between || !(isSetIn(between, sayings) || standsBetweenMarks(between))) return false;
    }
    found = true;
  }
  return found;
}

function betweenOf(
  text: string,
  starts: ArrayLike<number>,
  ends: ArrayLike<number>,
  places: readonly number[],
): Between | null {
  const first = places[0]!;
  const last = places.at(-1)!;
  if (first === 0 || last + 1 >= starts.length) return null;
  return {
    before: text.slice(ends[first - 1], starts[first]),
    words: text.slice(starts[first], ends[last]),
    after: text.slice(ends[last], starts[last + 1]),
  };
}

/** Marks alone would not do: `“a joke” and “a shame”` are two quotes, so a comma or stop must stand on both sides. */
const standsBetweenMarks = ({ before, after }: Between): boolean =>
  /[,.!?…][”“"»]|[”“"»],/.test(before) && /[,.:]\s*[“„"«»]/.test(after);

/** Between commas or dashes, with a verb of saying and no marks: how French and Spanish set it inside a quotation. */
function isSetIn({ before, words, after }: Between, sayings: ReadonlySet<string> | undefined): boolean {
  if (!sayings || !/^[,.!?…]?\s*[,–—―-]\s*$/.test(before) || !/^\s*[,.–—―-]/.test(after)) return false;
  if (/[“”"«»„]/.test(before + words + after)) return false;
  // An inverted subject is joined by hyphens: `a-t-elle dit`, `dit-elle`.
  return wordsOf(words).words.some((word) => sayings.has(word));
}
