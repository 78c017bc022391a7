import type { Draft, Portion, Quote } from '../draft/model.ts';
import { emptyMeta } from '../evidence/copy.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { indexCopy } from '../evidence/indexCopy.ts';
import { locate } from '../evidence/locate.ts';
import { fold } from '../text/phrases.ts';
import { countOf, wordsOf } from '../text/words.ts';
import type { Check, CheckFinding } from './check.ts';
import { excerpt } from './prose.ts';

/** Shorter quotes are alike by chance. */
const FEWEST_WORDS = 8;
/** Words that two quotes must share before they are compared, and letters that make a word telling. */
const SHARED = 2;
const TELLING = 5;
/** A word that more quotes have tells nothing. */
const MOST_QUOTES = 12;
/** More quotes than this are a book's; they are not compared with each other. */
const MOST_IN_DRAFT = 1000;
/** Up to so many findings may stand whatever their share; beyond, no larger share of the quotes. */
const FEW = 5;
const FORMULA = 0.1;

export const conflictingQuote: Check = {
  code: 'conflicting-quote',
  level: 'information',
  summary: 'The same quote is given twice in different words, or to two speakers.',
  example: {
    before:
      '“We never saw a better net in all my years,” said Moss. … “We never saw a finer net in all my years,” said Moss.',
    after: '“We never saw a better net in all my years,” said Moss.',
  },
  reads: 'words',
  prose: true,
  *run(draft) {
    const quotes = new Quotes(draft);
    if (quotes.count > MOST_IN_DRAFT) return;
    const found: CheckFinding[] = [];
    let told = -1;
    for (const { first, second, evidence } of conflictsOf(quotes)) {
      // One of several others is enough to look it up.
      if (second === told) continue;
      const finding = findingOf(draft, quotes.at(first), quotes.at(second), evidence);
      if (!finding) continue;
      told = second;
      found.push(finding);
    }
    // So many alike are a formula (a survey's answers, a form) and no slips.
    if (found.length > FEW && found.length > quotes.count * FORMULA) return;
    yield* found;
  },
};

function findingOf(draft: Draft, one: Quote, other: Quote, evidence: Evidence): CheckFinding | null {
  if (evidence.verdict === 'altered') {
    if (!sameOrigin(one, other)) return null;
    return {
      start: other.start,
      end: other.end,
      message: `Line ${lineOf(draft, one)} quotes these words otherwise: “${excerpt(one.text).replace(/[,.;:]$/, '')}”. Only one can be right; look up which.`,
      related: [{ start: one.start, end: one.end, message: 'The other wording' }],
    };
  }
  if (!one.speaker || !other.speaker || !areTwo(one.speaker, other.speaker)) return null;
  return {
    start: other.start,
    end: other.end,
    message: `These words are ${other.speaker}’s here and ${one.speaker}’s in line ${lineOf(draft, one)}. Look up who said them.`,
    related: [{ start: one.start, end: one.end, message: `The same words, given to ${one.speaker}` }],
  };
}

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

/** The quotes of a draft by number, made when asked for. */
class Quotes {
  readonly #draft: Draft;
  readonly #firsts: number[] = [];
  readonly texts: readonly (readonly string[])[];
  readonly count: number;

  constructor(draft: Draft) {
    this.#draft = draft;
    let count = 0;
    this.texts = draft.portions.map((portion) => {
      this.#firsts.push(count);
      const texts = textsOf(portion);
      count += texts.length;
      return texts;
    });
    this.count = count;
  }

  at(number: number): Quote {
    const portion = this.#firsts.findLastIndex((first) => first <= number);
    return this.#draft.portions[portion]!.quotes[number - this.#firsts[portion]!]!;
  }
}

const knownTexts = new WeakMap<object, readonly string[]>();

function textsOf(portion: Portion): readonly string[] {
  let texts = knownTexts.get(portion.key);
  if (!texts) {
    texts = portion.quotes.map(({ text }) => text);
    knownTexts.set(portion.key, texts);
  }
  return texts;
}

// Between two keystrokes hardly a quote changes, and only their words decide here.
let latest: { readonly texts: readonly string[]; readonly conflicts: readonly Conflict[] } = {
  texts: [],
  conflicts: [],
};

function conflictsOf(quotes: Quotes): readonly Conflict[] {
  const texts = quotes.texts.flat();
  if (texts.length === latest.texts.length && texts.every((text, i) => text === latest.texts[i])) {
    return latest.conflicts;
  }
  latest = { texts, conflicts: compared(texts) };
  return latest.conflicts;
}

/** The pairs of quotes of which the second has the words of the first, the same or a little changed. */
function compared(texts: readonly string[]): Conflict[] {
  const byWord = new Map<string, number[]>();
  texts.forEach((text, number) => {
    for (const word of tellingWords(text)) {
      const known = byWord.get(word);
      if (known) known.push(number);
      else byWord.set(word, [number]);
    }
  });
  const conflicts: Conflict[] = [];
  texts.forEach((text, second) => {
    const shared = new Map<number, number>();
    for (const word of tellingWords(text)) {
      const known = byWord.get(word)!;
      if (known.length > MOST_QUOTES) continue;
      for (const first of known) if (first < second) shared.set(first, (shared.get(first) ?? 0) + 1);
    }
    for (const [first, count] of [...shared].sort(([a], [b]) => a - b)) {
      if (count < SHARED) continue;
      const evidence = compare(texts[first]!, text);
      if (evidence) conflicts.push({ first, second, evidence });
    }
  });
  return conflicts;
}

/** What was worked out for words and pairs of quotes is kept; so many of each, then it begins anew. */
const MOST_KEPT = 5000;
const wordsKept = new Map<string, readonly string[]>();
const pairsKept = new Map<string, Evidence | null>();

function kept<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  if (map.size >= MOST_KEPT) map.clear();
  const made = make();
  map.set(key, made);
  return made;
}

/** The words by which a quote is found again; none for a short one. */
const tellingWords = (text: string): readonly string[] =>
  kept(wordsKept, text, () => {
    const { words } = wordsOf(text);
    return countOf(words) < FEWEST_WORDS ? [] : [...new Set(words)].filter((word) => word.length >= TELLING);
  });

/** The shorter in the longer; null when they are two quotes. */
const compare = (one: string, other: string): Evidence | null =>
  kept(pairsKept, `${one}\n${other}`, () => {
    const [short, long] = one.length <= other.length ? [one, other] : [other, one];
    const copy = indexCopy({ meta: emptyMeta, text: long, furniture: long.length, firstLine: 0 });
    const evidence = locate(short, copy);
    return evidence.verdict === 'not-found' || evidence.verdict === 'could-not-check' ? null : evidence;
  });
