import type { Citation, Draft, Source } from '../draft/model.ts';
import { citationAt } from '../draft/near.ts';
import type { TextEdit } from '../edits/fix.ts';
import { habitAt, writeCitation } from '../edits/insertCitation.ts';
import type { Span } from '../text/span.ts';
import { labelOf } from './describe.ts';

/**
 * Cites the source at the cursor (the end of the selection): extends the citation that the cursor touches, inserts a
 * new one otherwise. No edit when that citation names the source already, or the source has no label.
 */
export function cite(draft: Draft, selection: Span, source: Source): readonly TextEdit[] {
  const label = labelOf(source);
  if (label === '') return [];
  const offset = selection.end;
  const neighbour = citationAt(draft, offset);
  if (neighbour && neighbour.within === null) return extend(draft, neighbour, source, label);
  const habit = habitAt(draft, offset, source.form);
  const before = draft.text.slice(offset - 1, offset);
  const spaced = source.form === 'footnote' && draft.citationCount === 0 ? false : habit.spaced;
  const blank = spaced && before !== '' && !/[\s([{“„«‘"]/.test(before) ? ' ' : '';
  return [{ start: offset, end: offset, newText: blank + writeCitation(draft, source, habit) }];
}

function extend(draft: Draft, citation: Citation, source: Source, label: string): readonly TextEdit[] {
  if (citation.labels.some((other) => other.source === source)) return [];
  // Two raised numbers side by side would be one.
  const comma = citation.style === 'superscript' ? ',' : '';
  const after = { start: citation.end, end: citation.end, newText: comma + writeCitation(draft, source) };
  const text = draft.text.slice(citation.start, citation.end);
  const isGroupable = citation.style === 'bracket' && source.form !== 'footnote' && /^\[[\s\d,;–—-]+\]$/.test(text);
  if (!isGroupable || standsNextToAnother(draft)) return [after];
  const separator = /[,;]\s?/.exec(text)?.[0] ?? ', ';
  return [{ start: citation.end - 1, end: citation.end - 1, newText: `${separator}${label}` }];
}

// The draft's habit for two sources at one place: `[1][2]` or `[1, 2]`.
function standsNextToAnother(draft: Draft): boolean {
  let adjacent = 0;
  let grouped = 0;
  draft.citations.forEach((citation, index) => {
    if (citation.labels.length > 1 && citation.labels[0]!.range === null) grouped++;
    if (draft.citations[index + 1]?.start === citation.end) adjacent++;
  });
  return adjacent > grouped;
}
