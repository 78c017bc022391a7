import { blockAt, sentenceAt } from '../checks/sentence.ts';
import type { Draft } from '../draft/model.ts';
import { citationAt, entryAt } from '../draft/near.ts';
import { contains, type Span, touches } from '../text/span.ts';

/**
 * What a growing selection at the offset takes in, from the inside: number, range, citation, quoted words, quote,
 * sentence, entry, paragraph. Each holds the one before it and is longer. Empty between blocks.
 */
export function selectionRanges(draft: Draft, offset: number): readonly Span[] {
  const candidates: Span[] = [];
  const add = (span: Span | null | undefined) => {
    if (span && touches(span, offset)) candidates.push({ start: span.start, end: span.end });
  };
  const citation = citationAt(draft, offset);
  for (const label of citation?.labels ?? []) {
    add(label);
    add(label.range);
  }
  add(citation);
  const entry = entryAt(draft, offset);
  for (const span of [entry?.labelSpan, entry?.labelMark, entry?.body, entry]) add(span);
  for (const quote of [...draft.quotesOver({ start: offset, end: offset })].reverse()) {
    add(quote.inner);
    add(quote);
  }
  const block = blockAt(draft, offset);
  // Of an entry the stops part names, not sentences.
  const isProse = !entry && block && block.kind !== 'code' && block.kind !== 'front-matter';
  if (isProse) add(sentenceAt(draft, citation?.start ?? offset));
  add(block);
  return chain(candidates);
}

/** From the shortest on, each that holds the last one; of those just behind and just before the cursor the first wins. */
function chain(candidates: Span[]): readonly Span[] {
  candidates.sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start);
  const kept: Span[] = [];
  for (const span of candidates) {
    const last = kept.at(-1);
    if (span.end <= span.start) continue;
    if (!last || (contains(span, last) && span.end - span.start > last.end - last.start)) kept.push(span);
  }
  return kept;
}
