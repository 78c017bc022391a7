import type { Draft, Quote } from '../draft/model.ts';
import { emptyMeta } from '../evidence/copy.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { indexCopy } from '../evidence/indexCopy.ts';
import { locate } from '../evidence/locate.ts';
import { fold } from '../text/phrases.ts';
import { countOf, wordsOf } from '../text/words.ts';
import type { Check } from './check.ts';
import { excerpt } from './prose.ts';

/** Shorter quotes are alike by chance. */
const FEWEST_WORDS = 8;
/** Words that two quotes must share before they are compared, and letters that make a word telling. */
const SHARED = 2;
const TELLING = 5;
/** A word that more quotes have tells nothing. */
const MOST_QUOTES = 12;

export const conflictingQuote: Check = {
  code: 'conflicting-quote',
  level: 'information',
  summary: 'The same quote is given twice in different words, or to two speakers.',
  example: {
    before:
      '“We never saw a better net in all my years,” said Moss. … “We never saw a finer net in all my years,” said Moss.',
    after: '“We never saw a better net in all my years,” said Moss.',
  },
  prose: true,
  *run(draft) {
    const quotes = draft.quotes;
    for (const { first, second, evidence } of conflictsOf(quotes)) {
      const one = quotes[first]!;
      const other = quotes[second]!;
      if (evidence.verdict === 'altered') {
        if (!sameOrigin(one, other)) continue;
        yield {
          start: other.start,
          end: other.end,
          message: `Line ${lineOf(draft, one)} quotes these words otherwise: “${excerpt(one.text)}”. Only one can be right; look up which.`,
          related: [{ start: one.start, end: one.end, message: 'The other wording' }],
        };
      } else if (one.speaker && other.speaker && areTwo(one.speaker, other.speaker)) {
        yield {
          start: other.start,
          end: other.end,
          message: `These words are ${other.speaker}’s here and ${one.speaker}’s in line ${lineOf(draft, one)}. Look up who said them.`,
          related: [{ start: one.start, end: one.end, message: `The same words, given to ${one.speaker}` }],
        };
      }
    }
  },
};

const lineOf = (draft: Draft, quote: Quote): number => draft.text.lineNumberAt(quote.start) + 1;

/** Whether two quotes are given as words of one person or from one source; two people may each speak alike. */
function sameOrigin(a: Quote, b: Quote): boolean {
  if (a.speaker && b.speaker) return shareWord(a.speaker, b.speaker);
  const sources = new Set(a.citations.flatMap(({ labels }) => labels.map(({ source }) => source)));
  return b.citations.some(({ labels }) => labels.some(({ source }) => source !== null && sources.has(source)));
}

const nameWords = (name: string): readonly string[] => fold(name).match(/\p{L}{2,}/gu) ?? [];

/** “Ana Lindqvist” and “Lindqvist” are one person. */
function shareWord(a: string, b: string): boolean {
  const words = new Set(nameWords(a));
  return nameWords(b).some((word) => words.has(word));
}

/** Two full names: of a single word one cannot be sure that it is a name at all. */
const areTwo = (a: string, b: string): boolean =>
  nameWords(a).length > 1 && nameWords(b).length > 1 && !shareWord(a, b);

interface Conflict {
  readonly first: number;
  readonly second: number;
  readonly evidence: Evidence;
}

// Between two keystrokes hardly a quote changes, and only their words decide here.
let latest: { readonly texts: readonly string[]; readonly conflicts: readonly Conflict[] } = {
  texts: [],
  conflicts: [],
};

function conflictsOf(quotes: readonly Quote[]): readonly Conflict[] {
  const texts = quotes.map(({ text }) => text);
  if (texts.length === latest.texts.length && texts.every((text, i) => text === latest.texts[i])) {
    return latest.conflicts;
  }
  latest = { texts, conflicts: compared(texts) };
  return latest.conflicts;
}

/** The pairs of quotes of which the second has the words of the first, the same or a little changed. */
function compared(texts: readonly string[]): Conflict[] {
  const byWord = new Map<string, number[]>();
  const conflicts: Conflict[] = [];
  texts.forEach((text, second) => {
    const { words } = wordsOf(text);
    if (countOf(words) < FEWEST_WORDS) return;
    const shared = new Map<number, number>();
    for (const word of new Set(words)) {
      if (word.length < TELLING) continue;
      const known = byWord.get(word);
      if (!known) byWord.set(word, [second]);
      else {
        for (const first of known) shared.set(first, (shared.get(first) ?? 0) + 1);
        if (known.length < MOST_QUOTES) known.push(second);
      }
    }
    for (const [first, count] of shared) {
      if (count < SHARED) continue;
      const evidence = compare(texts[first]!, text);
      if (evidence) conflicts.push({ first, second, evidence });
    }
  });
  return conflicts;
}

/** The shorter in the longer; null when they are two quotes. */
function compare(one: string, other: string): Evidence | null {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const copy = indexCopy({ meta: emptyMeta, text: long, furniture: long.length, firstLine: 0 });
  const evidence = locate(short, copy);
  return evidence.verdict === 'not-found' || evidence.verdict === 'could-not-check' ? null : evidence;
}
