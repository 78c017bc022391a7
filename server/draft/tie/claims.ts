import type { Span } from '../../text/span.ts';
import type { ReadBlock } from '../blocks/block.ts';
import { claimsOf } from '../claims/read.ts';
import { addressesOf } from '../facts.ts';
import { sentencesOf } from '../inline/sentences.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { Citation, Claim } from '../model.ts';
import { linkIn } from './quotes.ts';
import type { SourceIndex } from './sources.ts';

/**
 * The claims of a draft with the citations that cover them: those of the same sentence; where the paragraph cites only
 * at its end, those; in a table, those of the row.
 */
export function tieClaims(
  blocks: readonly ReadBlock[],
  index: SourceIndex,
  citationsOf: (block: number) => readonly Citation[],
  lexicon: Lexicon,
): readonly Claim[] {
  const claims: Claim[] = [];
  blocks.forEach((block, number) => {
    if (
      (block.kind !== 'paragraph' && block.kind !== 'row') ||
      block.quoteDepth > 0 ||
      index.listOfBlock[number] !== undefined
    )
      return;
    const found = claimsOf(block.facts, lexicon);
    if (found.length === 0) return;
    const citations = citationsOf(number);
    const atEnd = block.kind === 'row' || onlyAtEnd(block, citations, lexicon);
    for (const claim of found) {
      const sentence = { start: claim.sentence.start + block.start, end: claim.sentence.end + block.start };
      const covering = atEnd
        ? citations
        : citations.filter((one) => sentence.start <= one.start && one.start < sentence.end);
      claims.push({
        start: claim.start + block.start,
        end: claim.end + block.start,
        kind: claim.kind,
        sentence,
        citations: covering,
        linked: block.kind === 'row' ? linkIn(block) : linkedSentence(block, claim.sentence),
        block: number,
      });
    }
  });
  return claims;
}

/** Whether all of the paragraph's citations stand in its last sentence. */
function onlyAtEnd(block: ReadBlock, citations: readonly Citation[], lexicon: Lexicon): boolean {
  const last = sentencesOf(block.facts, lexicon).at(-1);
  const first = citations[0];
  if (!last || !first || first.start - block.start < last.start) return false;
  // “at the end”: nothing but punctuation behind the last one.
  return !/[\p{L}\p{N}]/u.test(block.facts.masked.slice(citations.at(-1)!.end - block.start));
}

function linkedSentence(block: ReadBlock, sentence: Span): boolean {
  if (addressesOf(block.facts).some(({ start }) => sentence.start <= start && start < sentence.end)) return true;
  return /\]\(\s*<?https?:/.test(block.facts.raw.slice(sentence.start, sentence.end));
}
