import type { Alignment, Step } from '../text/align.ts';
import type { Span } from '../text/span.ts';
import { besideWords, isYearWithNote } from './beside.ts';
import { isAllowed, isShortForm } from './changes.ts';
import type { Typography } from './evidence.ts';
import type { IndexedCopy } from './indexCopy.ts';
import type { LocateOptions } from './locateOptions.ts';
import type { QuoteWords } from './quoteWords.ts';
import { isCurrencyOf, mayBeAmount, sameAmount } from './sameAmount.ts';
import { sameWord } from './sameWord.ts';
import { languageOfCopy, wordsFor } from './words/index.ts';

/** A step of an alignment, and why it is no change of the wording though the words differ. */
export interface SettledStep extends Step {
  readonly same?: Typography;
}

export interface Settled extends Alignment {
  readonly steps: readonly SettledStep[];
}

/** So many steps at most are taken together. */
const LONGEST = 26;
/** So many equal words on each side may belong to a number: “12” of “12.5 million”. */
const REACH = 2;
/** So many steps in front of the word for a currency its sign may stand. */
const FAR = 6;
/** So many words beside the passage may belong to a number at its end. */
const BESIDE = 3;

/**
 * Marks the steps in which quote and source write the same in another way (“nine percent”, “9%”), and those that pass
 * over what is no part of the wording (a note mark, “(Applause.)”, “uh”).
 */
export function settle(
  quote: QuoteWords,
  copy: IndexedCopy,
  alignment: Alignment,
  from: number,
  options: LocateOptions,
): Settled {
  const open = alignment.steps.map((step) => isOpen(quote, copy, step, from));
  if (!open.includes(true)) return alignment;
  // A number at either end may have more words than the draft has: “nineteen ninety-six” for “1996”.
  const head = open[0] ? aroundEnd(copy, from, alignment.start - BESIDE, alignment.start, 0) : [];
  const tail = open.at(-1) ? aroundEnd(copy, from, alignment.end, alignment.end + BESIDE, quote.words.length) : [];
  const steps = [...head, ...alignment.steps, ...tail];
  const [inner, behind] = [head.length, head.length + alignment.steps.length];
  const sides = new Sides(quote, copy, steps, from, options);
  const settled: SettledStep[] = [...steps];
  const isLoose = (at: number) => at < inner || at >= behind || open[at - inner] === true;
  for (let first = 0; first < steps.length; first++) {
    if (!isLoose(first)) continue;
    let last = first;
    while (last + 1 < steps.length && isLoose(last + 1) && last + 1 - first < LONGEST) last++;
    for (; last >= first; last--) {
      const same = last >= inner && first < behind ? sides.reason(first, last, isLoose) : null;
      if (!same) continue;
      for (let at = first; at <= last; at++) settled[at] = { ...steps[at]!, same };
      first = last;
      break;
    }
  }
  let [start, end] = [inner, behind];
  while (start > 0 && settled[start - 1]!.same) start--;
  while (end < settled.length && settled[end]!.same) end++;
  return {
    ...alignment,
    steps: settled.slice(start, end),
    start: alignment.start - (inner - start),
    end: alignment.end + (end - behind),
  };
}

/** Words of the source beside the alignment, as if the quote had left them out. */
function aroundEnd(copy: IndexedCopy, from: number, start: number, end: number, a: number): Step[] {
  const steps: Step[] = [];
  for (let b = Math.max(start, -from); b < Math.min(end, copy.ids.length - from); b++) steps.push({ op: 'drop', a, b });
  return steps;
}

/** Whether a step has other words on one side, and the quote does not say so itself. */
function isOpen(quote: QuoteWords, copy: IndexedCopy, step: Step, from: number): boolean {
  const { op, a, b } = step;
  if (isAllowed(quote, op, a)) return false;
  if (op === 'joinA' || op === 'joinB') return isShortForm(quote, copy, step, from);
  return op !== 'pair' || copy.spelling[copy.ids[from + b]!] !== quote.words[a];
}

/** Words by their numbers: `[start, end)`. */
type Words = Span;

/** What a stretch of steps covers on both sides, and whether it is the same. */
class Sides {
  readonly #quote: QuoteWords;
  readonly #copy: IndexedCopy;
  readonly #steps: readonly Step[];
  readonly #from: number;
  readonly #options: LocateOptions;
  readonly #code: string;

  constructor(quote: QuoteWords, copy: IndexedCopy, steps: readonly Step[], from: number, options: LocateOptions) {
    this.#quote = quote;
    this.#copy = copy;
    this.#steps = steps;
    this.#from = from;
    this.#options = options;
    this.#code = languageOfCopy(copy) ?? options.language ?? '';
  }

  reason(first: number, last: number, isLoose: (at: number) => boolean): Typography | null {
    const own = this.#own(first, last);
    const theirs = this.#theirs(first, last);
    if (!own || !theirs) {
      return (theirs && this.#beside(theirs)) ?? (this.#isAmount(first, last, isLoose, own, theirs) ? 'letters' : null);
    }
    // What stands beside the words may have been taken for one of them: “since nineteen ninety-six. (Applause.)”.
    for (let cut = 0; cut < theirs.end - theirs.start; cut++) {
      const [front, back] = [
        { ...theirs, end: theirs.end - cut },
        { ...theirs, start: theirs.start + cut },
      ];
      for (const rest of cut === 0 ? [theirs] : [front, back]) {
        const aside = rest === back ? { ...theirs, end: rest.start } : { ...theirs, start: rest.end };
        if (cut > 0 && !this.#beside(aside)) continue;
        const { text } = this.#copy.copy;
        const word = this.#source(rest);
        if (sameWord(this.#quote.raw, this.#quoteSpan(own), word, this.#code)) return 'letters';
        const end = this.#copy.ends[rest.end - 1]!;
        if (isYearWithNote(this.#draft(own), word, text.slice(end, end + 12))) return 'note-marks';
        if (this.#isAmount(first, last, isLoose, own, rest)) return 'letters';
      }
    }
    return null;
  }

  #beside = (words: Words): Typography | null =>
    besideWords(this.#copy.copy.text, this.#sourceSpan(words), wordsFor(this.#code));

  /** `own` and `theirs` with the equal words around, of which a number may be made. */
  #isAmount(
    first: number,
    last: number,
    isLoose: (at: number) => boolean,
    own: Words | null,
    theirs: Words | null,
  ): boolean {
    const words = this.#options.figureWordsOf?.(this.#code);
    if (!words || !this.#mayBeAmount(first, last)) return false;
    for (let left = 0; left <= REACH && (left === 0 || this.#isEqual(first - left, isLoose)); left++) {
      for (let right = 0; right <= REACH && (right === 0 || this.#isEqual(last + right, isLoose)); right++) {
        const wide = [this.#own(first - left, last + right), this.#theirs(first - left, last + right)] as const;
        if (!wide[0] || !wide[1]) continue;
        // What was cut off is cut off here as well.
        const start = left === 0 && theirs ? theirs.start : wide[1].start;
        const end = right === 0 && theirs ? theirs.end : wide[1].end;
        if (start < end && sameAmount(this.#draft(wide[0]), this.#source({ start, end }), words, this.#code))
          return true;
      }
    }
    // “$12.5 million” for “twelve and a half million dollars”: the sign stands in front and the word behind.
    if ((own === null) === (theirs === null)) return false;
    const before = Math.max(0, first - FAR);
    const [ownBefore, theirsBefore] = [this.#own(before, first), this.#theirs(before, first)];
    return own
      ? theirsBefore !== null && isCurrencyOf(this.#draft(own), this.#source(theirsBefore))
      : ownBefore !== null && isCurrencyOf(this.#source(theirs!), this.#draft(ownBefore));
  }

  #isEqual(at: number, isLoose: (at: number) => boolean): boolean {
    const step = this.#steps[at];
    return step !== undefined && !isLoose(at) && step.op === 'pair' && !this.#quote.bracketed[step.a];
  }

  #mayBeAmount(first: number, last: number): boolean {
    const { ids, spelling } = this.#copy;
    const isOne = (word: string) => mayBeAmount(word, this.#code);
    return this.#steps
      .slice(Math.max(0, first - 1), last + 2)
      .some(
        ({ op, a, b }) =>
          (op !== 'drop' && isOne(this.#quote.words[a]!)) || (op !== 'add' && isOne(spelling[ids[this.#from + b]!]!)),
      );
  }

  /** The words of the quote that the steps cover, or null. */
  #own(first: number, last: number): Words | null {
    const covered = this.#steps.slice(first, last + 1).filter(({ op }) => op !== 'drop');
    const end = covered.at(-1);
    return end ? { start: covered[0]!.a, end: end.a + (end.op === 'joinA' ? 2 : 1) } : null;
  }

  /** The words of the copy. */
  #theirs(first: number, last: number): Words | null {
    const covered = this.#steps.slice(first, last + 1).filter(({ op }) => op !== 'add');
    const end = covered.at(-1);
    return end ? { start: this.#from + covered[0]!.b, end: this.#from + end.b + (end.op === 'joinB' ? 2 : 1) } : null;
  }

  #quoteSpan = ({ start, end }: Words): Span => ({
    start: this.#quote.starts[start]!,
    end: this.#quote.ends[end - 1]!,
  });
  #sourceSpan = ({ start, end }: Words): Span => ({ start: this.#copy.starts[start]!, end: this.#copy.ends[end - 1]! });

  #draft(words: Words): string {
    const { start, end } = this.#quoteSpan(words);
    return this.#quote.raw.slice(start, end);
  }

  #source(words: Words): string {
    const { start, end } = this.#sourceSpan(words);
    return this.#copy.copy.text.slice(start, end);
  }
}
