import type { Block, Draft } from '../draft/model.ts';
import { type Span, span } from '../text/span.ts';

/**
 * The sentence that holds the offset, by the platform's own rules, inside its block. For fixes and ignore marks: one
 * sentence at a time, never on the typing path.
 */
export function sentenceAt(draft: Draft, offset: number): Span {
  const block = blockAt(draft, offset);
  const bounds = block ?? draft.text.line(draft.text.lineNumberAt(offset));
  // The segmenter ends a sentence at every line break; in a wrapped paragraph it goes on.
  const text = draft.text.slice(bounds.start, bounds.end).replace(/[\r\n]/g, ' ');
  let at = bounds.start;
  // The reader's own sentences end at abbreviations as the language writes them.
  const claim = draft.claims.find((c) => c.sentence.start <= offset && offset < c.sentence.end);
  if (claim) return claim.sentence;
  for (const { segment } of new Intl.Segmenter(draft.language, { granularity: 'sentence' }).segment(text)) {
    const end = at + segment.length;
    if (offset < end) return span(at, at + segment.trimEnd().length);
    at = end;
  }
  return span(bounds.start, bounds.end);
}

/** The block that holds the offset, its end included, or null between blocks. */
export function blockAt(draft: Draft, offset: number): Block | null {
  const block = draft.block(draft.blockAt(offset));
  return block && offset <= block.end ? block : null;
}
