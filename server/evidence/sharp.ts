import type { Alignment } from '../text/align.ts';
import { isAllowed } from './changes.ts';
import type { Sharp } from './evidence.ts';
import type { IndexedCopy } from './indexCopy.ts';
import { isNumberWord } from './numberWords.ts';
import type { QuoteWords } from './quoteWords.ts';
import type { EvidenceWords } from './words/language.ts';

/** The gravest kind of word that only one side has, or null. */
export function sharpOf(
  quote: QuoteWords,
  copy: IndexedCopy,
  alignment: Alignment,
  from: number,
  words: EvidenceWords | null,
): Sharp | null {
  const kinds = new Set<Sharp>();
  const only = changedWords(quote, copy, alignment, from);
  for (const { word, written, opensSentence } of only) {
    if (words?.negations.has(word)) kinds.add('negation');
    else if (/\d/.test(word) || words?.amounts.has(word) || isNumberWord(word, words?.code ?? null)) {
      kinds.add('number');
    } else if (words?.modals.has(word)) kinds.add('modal');
    else if (/^\p{Lu}/u.test(written) && !opensSentence && !words?.capitalNouns) kinds.add('name');
  }
  return (['negation', 'number', 'name', 'modal'] as const).find((kind) => kinds.has(kind)) ?? null;
}

interface ChangedWord {
  readonly word: string;
  readonly written: string;
  readonly opensSentence: boolean;
}

function changedWords(quote: QuoteWords, copy: IndexedCopy, alignment: Alignment, from: number): ChangedWord[] {
  const dropped: ChangedWord[] = [];
  const added: ChangedWord[] = [];
  const { text } = copy.copy;
  for (const { op, a, b } of alignment.steps) {
    if (op === 'joinA' || op === 'joinB' || isAllowed(quote, op, a)) continue;
    const at = from + b;
    const word = copy.spelling[copy.ids[at]!]!;
    if (op === 'pair' && word === quote.words[a]) continue;
    if (op !== 'add') {
      const start = copy.starts[at]!;
      dropped.push({ word, written: text.slice(start, copy.ends[at]), opensSentence: opens(text, start) });
    }
    if (op !== 'drop') {
      const start = quote.starts[a]!;
      added.push({
        word: quote.words[a]!,
        written: quote.raw.slice(start, quote.ends[a]),
        opensSentence: opens(quote.raw, start),
      });
    }
  }
  return [...onlyIn(dropped, added), ...onlyIn(added, dropped)];
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
