import { bracket } from './bracket.ts';
import { digit } from './digit.ts';
import { footnote } from './footnote.ts';
import { key } from './key.ts';
import type { CitationMark, StyleScanner } from './mark.ts';
import { pandoc } from './pandoc.ts';
import { superscript } from './superscript.ts';

/** The citation styles, in order of precedence where two read the same characters. */
const styles: readonly StyleScanner[] = [bracket, footnote, pandoc, key, superscript, digit];

/** The possible citations of a masked block, in order, not overlapping. */
export function scanMarks(masked: string, raw: string): readonly CitationMark[] {
  let marks: readonly CitationMark[] = [];
  for (const style of styles) {
    if (style.mayHold(masked, raw)) marks = merge(marks, style.scan(masked, raw));
  }
  return marks;
}

/** Both lists in order; of two that overlap, the one from `first` stays. */
function merge(first: readonly CitationMark[], second: readonly CitationMark[]): readonly CitationMark[] {
  if (first.length === 0) return second;
  const out: CitationMark[] = [];
  let at = 0;
  for (const mark of second) {
    while (at < first.length && first[at]!.end <= mark.start) out.push(first[at++]!);
    if (at < first.length && first[at]!.start < mark.end) continue;
    out.push(mark);
  }
  out.push(...first.slice(at));
  return out;
}
