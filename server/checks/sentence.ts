import type { Block, Draft } from '../draft/model.ts';
import { claimsOver } from '../draft/near.ts';
import { type Span, span } from '../text/span.ts';

/** The segmenter's cost grows faster than its text: of a longer paragraph (UTF-16 units) only so much is looked at. */
const LONGEST = 10_000;

/**
 * The sentence that holds the offset, by the platform's own rules, inside its block. For fixes and ignore marks: one
 * sentence at a time, never on the typing path.
 */
export function sentenceAt(draft: Draft, offset: number): Span {
  const block = blockAt(draft, offset);
  const bounds = around(draft, block ?? draft.text.line(draft.text.lineNumberAt(offset)), offset);
  // The segmenter ends a sentence at every line break; in a wrapped paragraph it goes on.
  const text = draft.text.slice(bounds.start, bounds.end).replace(/[\r\n]/g, ' ');
  let at = bounds.start;
  // The reader's own sentences end at abbreviations as the language writes them.
  const claim = claimsOver(draft, { start: offset, end: offset }).find(({ sentence }) => offset < sentence.end);
  if (claim) return claim.sentence;
  for (const { segment } of new Intl.Segmenter(draft.language, { granularity: 'sentence' }).segment(text)) {
    const end = at + segment.length;
    if (offset < end) return span(at, at + segment.trimEnd().length);
    at = end;
  }
  return span(bounds.start, bounds.end);
}

/** The span, or of a very long one a stretch around the offset that begins behind a stop. */
function around({ text }: Draft, { start, end }: Span, offset: number): Span {
  if (end - start <= LONGEST) return span(start, end);
  const from = Math.max(start, offset - LONGEST / 2);
  const to = Math.min(end, offset + LONGEST / 2);
  const stop = from === start ? -1 : text.slice(from, offset).indexOf('. ');
  return span(stop < 0 ? from : from + stop + 2, to);
}

/** The block that holds the offset, its end included, or null between blocks. */
export function blockAt(draft: Draft, offset: number): Block | null {
  const block = draft.block(draft.blockAt(offset));
  return block && offset <= block.end ? block : null;
}
