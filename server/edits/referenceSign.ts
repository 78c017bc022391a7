import type { Draft } from '../draft/model.ts';
import type { Span } from '../text/span.ts';

/** The mark with the `_` that reStructuredText sets behind it: `[2]_` beside entries such as `.. [2] text`. */
export function withReferenceSign({ text, sourceLists }: Draft, mark: Span): Span {
  const behind = text.slice(mark.end, mark.end + 2);
  if (!/^_(?![\p{L}\p{N}_])/u.test(behind) || !sourceLists.some(({ form }) => form === 'directive')) return mark;
  return { start: mark.start, end: mark.end + 1 };
}
