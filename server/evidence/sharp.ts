import { isAllowed, isShortForm } from './changes.ts';
import type { Sharp } from './evidence.ts';
import type { IndexedCopy } from './indexCopy.ts';
import { isCounting, isNumberWord } from './numberWords.ts';
import type { QuoteWords } from './quoteWords.ts';
import type { Settled } from './settle.ts';
import type { EvidenceWords } from './words/language.ts';

/** The gravest kind of word that only one side has, or null. */
export function sharpOf(
  quote: QuoteWords,
  copy: IndexedCopy,
  alignment: Settled,
  from: number,
  words: EvidenceWords | null,
): Sharp | null {
  const kinds = new Set<Sharp>();
  const code = words?.code ?? null;
  const { dropped, added } = changedWords(quote, copy, alignment, from);
  const isNegation = ({ word }: Pick<ChangedWord, 'word'>) => words?.negations.has(word) === true;
  const counts = ({ word }: ChangedWord) => isAmount(word, words) || isCounting(word, code);
  for (const place of new Set([...dropped, ...added].map((changed) => changed.place))) {
    const sides = [dropped, added].map((side) => side.filter((changed) => changed.place === place));
    // “Nobody” for “no one” denies all the same.
    if (sides[0]!.some(isNegation) !== sides[1]!.some(isNegation)) kinds.add('negation');
    // “First” may be left out or put in as an adverb; “second” in its place is another number.
    if (sides.every((side) => side.some(counts))) kinds.add('number');
  }
  for (const { word, written, opensSentence } of [...dropped, ...added]) {
    if (isNegation({ word })) continue;
    if (isAmount(word, words)) kinds.add('number');
    else if (words?.modals.has(word)) kinds.add('modal');
    else if (/^\p{Lu}/u.test(written) && !opensSentence && !words?.capitalNouns && !isSpeaker(written)) {
      kinds.add('name');
    }
  }
  return (['negation', 'number', 'name', 'modal'] as const).find((kind) => kinds.has(kind)) ?? null;
}

const isAmount = (word: string, words: EvidenceWords | null): boolean =>
  /\d/.test(word) || words?.amounts.has(word) === true || isNumberWord(word, words?.code ?? null);

/** “I”, “I’ve”: a capital letter that makes no name. */
const isSpeaker = (written: string): boolean => /^I(?:\P{L}\p{Ll}{1,2})?$/u.test(written);

interface ChangedWord {
  readonly word: string;
  readonly written: string;
  readonly opensSentence: boolean;
  /** The changes of one place, between two words that both sides have, share a number. */
  readonly place: number;
}

/** The words that only the source has and those that only the quote has. */
function changedWords(
  quote: QuoteWords,
  copy: IndexedCopy,
  alignment: Settled,
  from: number,
): { dropped: readonly ChangedWord[]; added: readonly ChangedWord[] } {
  const dropped: ChangedWord[] = [];
  const added: ChangedWord[] = [];
  const { text } = copy.copy;
  let place = 0;
  for (const step of alignment.steps) {
    const { op, a, b } = step;
    const at = from + b;
    const word = copy.spelling[copy.ids[at]!]!;
    if (step.same || op === 'joinA' || op === 'joinB' || (op === 'pair' && word === quote.words[a])) {
      place++;
      continue;
    }
    if (isAllowed(quote, op, a) || isShortForm(quote, copy, step, from)) continue;
    if (op !== 'add') {
      const start = copy.starts[at]!;
      const written = text.slice(start, copy.ends[at]);
      dropped.push({ word, written, opensSentence: opens(text, start), place });
    }
    if (op !== 'drop') {
      const start = quote.starts[a]!;
      const written = quote.raw.slice(start, quote.ends[a]);
      added.push({ word: quote.words[a]!, written, opensSentence: opens(quote.raw, start), place });
    }
  }
  return { dropped: onlyIn(dropped, added), added: onlyIn(added, dropped) };
}

/** A word that both sides have changed its place and is no other word. */
function onlyIn(words: readonly ChangedWord[], others: readonly ChangedWord[]): ChangedWord[] {
  const left = others.map((other) => other.word);
  return words.filter(({ word }) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

const opens = (text: string, start: number): boolean =>
  /(?:^|[.!?…:;“"„«\n])[\s"'“”‘’„«»()[\]*_-]*$/.test(text.slice(Math.max(0, start - 12), start));
