import { fold } from '../../text/phrases.ts';
import type { ReadBlock } from '../blocks/block.ts';
import { intervalWords, placeWords } from '../lexicon/shared.ts';
import type { CitationMark } from '../styles/mark.ts';

/**
 * Numbers in brackets that look like a citation and count something else. Asked only where a label has no entry: what
 * the list defines is cited.
 */
export function countsSomethingElse(block: ReadBlock, mark: CitationMark, sources: readonly number[]): boolean {
  const { masked } = block.facts;
  // Nobody cites a source twice in one mark: `[5, 5]` is a size.
  if (mark.fault === 'repeated-member') return true;
  if (isFurniture(masked, mark.start) || followsPlaceWord(masked, mark.start)) return true;
  const isPair = mark.labels.length === 2 && !mark.labels[0]!.range;
  if (isPair && (followsIntervalWord(masked, mark.start) || isDecimal(masked, mark))) return true;
  if (isPair && sources.every((source) => source < 0) && fillsCell(block, mark)) return true;
  return isWordedIn(block, mark);
}

/** `6-4, 3-6 [10-8]`: what reads as a range that runs backwards goes on with a score. */
export const isScore = ({ facts: { masked } }: ReadBlock, { start }: CitationMark): boolean =>
  /\d\s?[-–:]\s?\d{1,3}[,;]?\s*$/.test(masked.slice(Math.max(0, start - 12), start));

const JUDGMENT =
  /\[(?:1[89]|20)\d\d\]\s+(?:\d+\s+)?\p{Lu}[\p{L}.]*(?:\s\p{Lu}[\p{L}.]*)*\s+\d+(?:\s\([A-Z][a-z]+\))?,?\s+(?:at\s+)?$/u;

/** The fields of a log line or transcript (`[10:00] [INFO] [12]`) and paragraphs of judgments (`[1989] UKHL 5, [12]`). */
function isFurniture(masked: string, at: number): boolean {
  const line = masked.slice(masked.lastIndexOf('\n', at - 1) + 1, at);
  if (line.length > 120) return JUDGMENT.test(line.slice(-60));
  return /^\s*(?:\[[^\]]*\]\s*)+$/.test(line) || JUDGMENT.test(line);
}

/** `in [0, 1]`, `∈ [1, 8]` */
function followsIntervalWord(masked: string, at: number): boolean {
  const before = fold(masked.slice(Math.max(0, at - 24), at)).trimEnd();
  if (/[∈∉⊂⊆≤≥<>=×]$/u.test(before)) return true;
  const word = /[\p{L}\p{M}]+$/u.exec(before)?.[0];
  return word !== undefined && intervalWords().has(word);
}

/** A number of a series: `[113] to [119]`, `[12]–[14] and [31]`. */
const SERIES = /\[\d{1,4}\]\s*(?:[-–—,;&]|,?\s*\p{L}{1,5})?\s*$/u;
/** More numbers than these in one series are not looked through. */
const LONGEST_SERIES = 6;

/** `paragraph [112]`, `at [17]`, and the numbers that go on from there. */
function followsPlaceWord(masked: string, at: number): boolean {
  let before = masked.slice(Math.max(0, at - 100), at);
  for (let count = 0; count < LONGEST_SERIES; count++) {
    const word = /([\p{L}\p{M}]+\.?)[\s\u2060]+$/u.exec(before)?.[1];
    if (word !== undefined && placeWords().has(fold(word))) return true;
    const earlier = SERIES.exec(before);
    if (!earlier) return false;
    before = before.slice(0, earlier.index);
  }
  return false;
}

/** `[88,5]`: a figure with a comma for its point. */
function isDecimal(masked: string, { start, end, labels }: CitationMark): boolean {
  return /^\[\d+,\d\]$/.test(masked.slice(start, end)) && Number(labels[0]!.label) > Number(labels[1]!.label);
}

/** `| [70, 72] |`: two numbers alone in a cell, neither of which has an entry, are a span of values. */
function fillsCell({ kind, facts: { masked } }: ReadBlock, { start, end }: CitationMark): boolean {
  if (kind !== 'row') return false;
  return /(?:^|\|)[\s\u2060]*$/.test(masked.slice(0, start)) && /^[\s\u2060]*(?:\||$)/.test(masked.slice(end));
}

/** `“a reply in [12] months”`: a number that the quoting hand put in, with the words going on behind it. */
function isWordedIn(
  { facts: { masked, quotation } }: ReadBlock,
  { start, end, before, labels }: CitationMark,
): boolean {
  if (labels.length > 1 || before !== 'space' || !/^\s\p{Ll}/u.test(masked.slice(end, end + 2))) return false;
  return quotation.pairs.some((pair) => pair.start < start && end < pair.end);
}
