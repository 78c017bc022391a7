import type { Span } from '../../text/span.ts';
import { type BlockFacts, memoFor } from '../facts.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}

// The segmenter's cost grows faster than its text: a paragraph longer than this is handed over in pieces.
const PIECE = 20_000;

/**
 * The sentences of a block, relative to it (segmentation by Unicode's UAX 29, mended for abbreviations). A citation
 * behind the full stop belongs to the sentence before it.
 */
export function sentencesOf(facts: BlockFacts, lexicon: Lexicon): readonly Span[] {
  return memoFor(facts, 'sentences', lexicon, () => split(facts, lexicon));
}

function split(facts: BlockFacts, lexicon: Lexicon): Span[] {
  // Marks and hidden pieces must neither open nor close a sentence; a hard line break is a space.
  const text = withoutMarks(facts)
    .replace(/[\n\r]/g, ' ')
    .replace(/\u2060/g, '\u200B');
  const starts: number[] = [];
  for (const { piece, at } of pieces(text)) {
    for (const { index } of segmenterOf(lexicon.code).segment(piece)) starts.push(at + index);
  }
  const abbreviations = abbreviationsOf(lexicon);
  const sentences: { start: number; end: number }[] = [];
  let start = 0;
  for (const next of [...starts.slice(1), text.length]) {
    if (next < text.length && endsInAbbreviation(text.slice(Math.max(0, next - 30), next), abbreviations)) continue;
    if (next < text.length && next <= start) continue;
    sentences.push({ start, end: next });
    start = next;
  }
  return settleMarks(sentences, facts, text);
}

function withoutMarks(facts: BlockFacts): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, style } of facts.marks) {
    if (style === 'key') continue;
    parts.push(facts.masked.slice(at, start), '\u200B'.repeat(end - start));
    at = end;
  }
  parts.push(facts.masked.slice(at));
  return parts.join('');
}

function* pieces(text: string): Generator<{ piece: string; at: number }> {
  let at = 0;
  while (at < text.length) {
    let end = Math.min(at + PIECE, text.length);
    if (end < text.length) {
      const stop = text.lastIndexOf('. ', end);
      if (stop > at) end = stop + 2;
    }
    yield { piece: text.slice(at, end), at };
    at = end;
  }
}

const abbreviationSets = new WeakMap<Lexicon, ReadonlySet<string>>();

function abbreviationsOf(lexicon: Lexicon): ReadonlySet<string> {
  let set = abbreviationSets.get(lexicon);
  if (!set) {
    set = new Set(lexicon.abbreviations);
    abbreviationSets.set(lexicon, set);
  }
  return set;
}

/** Whether the full stop at the end of these words (the last thirty units are enough) ends no sentence. */
export function endsInAbbreviation(tail: string, abbreviations: ReadonlySet<string>): boolean {
  // The last stop first: from there on the pattern has little to look through.
  const stop = tail.lastIndexOf('.');
  if (stop < 0 || !/^["”’)\s\u200B]*$/.test(tail.slice(stop + 1))) return false;
  const word = /[\p{L}\p{M}.]+$/u.exec(tail.slice(Math.max(0, tail.lastIndexOf(' ', stop)), stop + 1))?.[0];
  if (!word || word === '.') return false;
  const folded = word.toLowerCase();
  // A lone capital is an initial: “J. Smith”.
  return abbreviations.has(folded) || abbreviations.has(folded.split(/(?<=\.)/).at(-1)!) || /^\p{Lu}\.$/u.test(word);
}

/** Moves borders so that a mark right behind a sentence's end goes with it. */
function settleMarks(sentences: { start: number; end: number }[], facts: BlockFacts, text: string): Span[] {
  let next = 0;
  const { marks } = facts;
  for (let index = 0; index + 1 < sentences.length; index++) {
    const border = sentences[index]!;
    const following = sentences[index + 1]!;
    while (next < marks.length && marks[next]!.end <= border.start) next++;
    for (let at = next; at < marks.length && marks[at]!.start < following.end; at++) {
      const mark = marks[at]!;
      if (mark.style === 'key' || mark.start < border.end - 1) continue;
      if (/[^\s\u200B]/.test(text.slice(border.end, mark.start))) break;
      border.end = Math.max(border.end, mark.end);
      following.start = Math.max(following.start, mark.end);
    }
  }
  return sentences.filter(({ start, end }) => end > start);
}

/** The sentence that holds the offset, or the last one before it. */
export function sentenceAt(sentences: readonly Span[], offset: number): Span | null {
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sentences[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return sentences[low] ?? null;
}
