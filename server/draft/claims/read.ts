import type { Span } from '../../text/span.ts';
import { type BlockFacts, foldedOf, memoFor } from '../facts.ts';
import { sentenceAt, sentencesOf } from '../inline/sentences.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { type ProseWords, proseWords } from '../lexicon/prose.ts';
import type { ClaimKind } from '../model.ts';
import { quotesOf } from '../quotes/read.ts';
import { Statistics } from './statistics.ts';

/** A figure or a vague attribution in a block; relative to the block. */
export interface FoundClaim extends Span {
  readonly kind: ClaimKind;
  readonly sentence: Span;
}

const statistics = new Map<Lexicon, Statistics>();

/** The claims of a block: one statistic or other figure a sentence at most, and one vague attribution. */
export function claimsOf(facts: BlockFacts, lexicon: Lexicon): readonly FoundClaim[] {
  return memoFor(facts, 'claims', lexicon, () => {
    let figures = statistics.get(lexicon);
    if (!figures) {
      figures = new Statistics(lexicon);
      statistics.set(lexicon, figures);
    }
    const spans = [
      ...figures.find(facts.masked).map((span) => ({ ...span, kind: 'statistic' as const })),
      ...vagueAttributions(facts, lexicon).map((span) => ({ ...span, kind: 'vague-attribution' as const })),
    ].filter((span) => !inQuotation(facts, span));
    const hasFigure = FIGURE.test(facts.masked);
    if ((spans.length === 0 && !hasFigure) || SET_APART.test(facts.raw.trim())) return [];
    const sentences = sentencesOf(facts, lexicon);
    const seen = new Set<string>();
    const found: FoundClaim[] = [];
    for (const span of spans.sort((a, b) => a.start - b.start)) {
      const sentence = sentenceAt(sentences, span.start);
      if (!sentence) continue;
      const key = `${span.kind}${sentence.start}`;
      if (seen.has(key) || (span.kind === 'vague-attribution' && tellsWho(facts, sentence, lexicon))) continue;
      seen.add(key);
      found.push({ ...span, sentence });
    }
    if (hasFigure) found.push(...otherFigures(facts, sentences, seen));
    return found.sort((a, b) => a.start - b.start);
  });
}

/** Numbers of several digits; one digit is hardly ever what a sentence cites its source for. */
const FIGURE = /(?<![\d.,])\d+[.,]?\d+/;

/** The first number of each sentence that has no statistic. */
function otherFigures(facts: BlockFacts, sentences: readonly Span[], seen: ReadonlySet<string>): FoundClaim[] {
  return sentences.flatMap((sentence) => {
    if (seen.has(`statistic${sentence.start}`)) return [];
    const match = FIGURE.exec(facts.masked.slice(sentence.start, sentence.end));
    if (!match) return [];
    const start = sentence.start + match.index;
    const span = { start, end: start + match[0].length };
    return inQuotation(facts, span) ? [] : [{ ...span, kind: 'figure' as const, sentence }];
  });
}

/** A paragraph all in bold or italics: a question, a teaser, a word about the author. */
const SET_APART = /^(\*\*|__|\*|_)(?![\s*_])[^*_]+\1$/;

/**
 * Whether nobody is left unnamed: a question says nothing, and in “Opponents said it was wrong. “It is wrong,”
 * Councilman Harkness said.” the next sentence tells who.
 */
function tellsWho(facts: BlockFacts, sentence: Span, lexicon: Lexicon): boolean {
  if (isQuestion(facts, sentence)) return true;
  const next = quotesOf(facts, lexicon).find((quote) => quote.start >= sentence.end - 1);
  return next?.speaker != null && facts.masked.slice(sentence.end, next.start).trim() === '';
}

const isQuestion = (facts: BlockFacts, sentence: Span): boolean =>
  /[?？؟]["”’)\s\u2060\uFFFC]*$/u.test(facts.masked.slice(sentence.start, sentence.end));

const inQuotation = (facts: BlockFacts, span: Span): boolean =>
  facts.quotation.pairs.some((pair) => pair.start <= span.start && span.end <= pair.end);

/** “Experts suggest”, “it is widely believed”: people who are not named are said to say something. */
function vagueAttributions(facts: BlockFacts, lexicon: Lexicon): Span[] {
  const words = proseWords(lexicon);
  const folded = foldedOf(facts);
  const found: Span[] = words.vaguePhrases.find(folded).filter((hit) => !isNamed(facts, folded, hit, words));
  for (const subject of words.vagueSubjects.find(folded)) {
    if (isKnown(facts, folded, subject.start, words)) continue;
    let at = subject.end;
    const gap = lexicon.spaced ? /^\s+/ : /^[\s、，は]*/;
    for (let steps = 0; steps < 3; steps++) {
      const space = gap.exec(folded.slice(at, at + 20));
      if (!space) break;
      at += space[0].length;
      const verb = words.vagueVerbs.at(folded, at);
      if (verb) {
        found.push({ start: subject.start, end: verb.end });
        break;
      }
      const between = words.between.at(folded, at);
      if (!between) break;
      at = between.end;
    }
    if (lexicon.claim.order === 'subject-object-verb') {
      const clause = /^[^。.!?！？\n]{0,80}/.exec(folded.slice(subject.end))![0];
      const verb = words.vagueVerbs.find(clause).at(-1);
      if (verb) found.push({ start: subject.start, end: subject.end + verb.end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** “the researchers said”, “UN experts warn”: the reader has been told, or is being told, who they are. */
function isKnown(facts: BlockFacts, folded: string, start: number, words: ProseWords): boolean {
  if (!words.lexicon.spaced) return false;
  const before = /([\p{L}\p{M}'.-]+)\s+$/u.exec(folded.slice(Math.max(0, start - 30), start));
  if (!before) return false;
  const at = start - before[0].length;
  if (words.definite.has(before[1]!)) return true;
  const written = facts.masked.slice(at, at + before[1]!.length);
  const opensSentence = at === 0 || /[.!?…:“"]\s*$/.test(facts.masked.slice(0, at));
  return !words.lexicon.capitalNouns && /^\p{Lu}/u.test(written) && !opensSentence;
}

/** “according to experts at the Valley Bank” names them after all. */
function isNamed(facts: BlockFacts, folded: string, hit: Span, words: ProseWords): boolean {
  const phrase = folded.slice(hit.start, hit.end);
  const people = words.vagueSubjects.find(phrase).at(-1);
  if (!people || people.end < phrase.length) return false;
  const space = /^\s*/.exec(folded.slice(hit.end, hit.end + 5))![0].length;
  if (words.naming.at(folded, hit.end + space)) return true;
  return (
    words.lexicon.spaced && !words.lexicon.capitalNouns && /^\s+\p{Lu}/u.test(facts.masked.slice(hit.end, hit.end + 6))
  );
}
