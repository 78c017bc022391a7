import type { Span } from '../text/span.ts';
import type { Citation, Claim, Draft, Quote, Source } from './model.ts';

/*
 * What stands at a place of a draft, without a look at the rest: a draft makes its lists when someone asks for them, and
 * after a keystroke all of them anew.
 */

/** The numbers of the blocks that touch the span. */
export function blocksOver(draft: Draft, { start, end }: Span): readonly number[] {
  const numbers: number[] = [];
  let number = Math.max(0, draft.blockAt(start));
  while (number > 0 && draft.block(number - 1)!.end >= start) number--;
  for (let block = draft.block(number); block && block.start <= end; block = draft.block(++number)) {
    if (block.end >= start) numbers.push(number);
  }
  return numbers;
}

/** The citations that touch the span, in text order. */
export function citationsOver(draft: Draft, span: Span): readonly Citation[] {
  return blocksOver(draft, span).flatMap((block) =>
    draft.citationsIn(block).filter(({ start, end }) => start <= span.end && span.start <= end),
  );
}

/** The citation that holds the offset or ends there; of two that touch, the one that begins there. */
export function citationAt(draft: Draft, offset: number): Citation | null {
  return citationsOver(draft, { start: offset, end: offset }).at(-1) ?? null;
}

/** The entry that holds the offset or ends there. */
export function entryAt(draft: Draft, offset: number): Source | null {
  let low = -1;
  let high = draft.sourceCount - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (draft.source(middle)!.start <= offset) low = middle;
    else high = middle - 1;
  }
  const source = draft.source(low);
  return source && offset <= source.end ? source : null;
}

/** The claims whose sentence touches the span, in text order. */
export function claimsOver(draft: Draft, span: Span): readonly Claim[] {
  return blocksOver(draft, span)
    .flatMap((block) => draft.claimsIn(block))
    .filter(({ sentence }) => sentence.start <= span.end && span.start <= sentence.end);
}

/** The quotes that the citation covers. */
export const quotesCiting = (draft: Draft, citation: Citation): readonly Quote[] => {
  // A block quote takes those of the paragraph before it and of the line below it.
  const { start } = draft.block(citation.block - 1) ?? draft.block(citation.block)!;
  const { end } = draft.block(citation.block + 1) ?? draft.block(citation.block)!;
  return draft.quotesOver({ start, end }).filter(({ citations }) => citations.includes(citation));
};

/** The claims that the citation covers. */
export const claimsCiting = (draft: Draft, citation: Citation): readonly Claim[] =>
  draft.claimsIn(citation.block).filter(({ citations }) => citations.includes(citation));
