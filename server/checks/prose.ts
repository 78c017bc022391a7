import type { Draft, Source } from '../draft/model.ts';
import type { Fix } from '../edits/fix.ts';
import { insertCitation, sourcesNear } from '../edits/insertCitation.ts';
import { sourceName, writtenLabel } from '../edits/labels.ts';
import type { Span } from '../text/span.ts';

/** Fixes that cite a source for what stands in `place`, at the end of `sentence`. */
export function citeFixes(draft: Draft, place: Span, sentence: Span, block: number): Fix[] {
  const fixes: Fix[] = [];
  for (const source of sourcesNear(draft, place, block)) {
    const edits = insertCitation(draft, sentence, source);
    if (edits.length > 0) fixes.push({ title: titleFor(source), edits });
  }
  return fixes;
}

const titleFor = (source: Source): string => `Cite ${writtenLabel(source)}: ${sourceName(source)}`;

/** Words for a message, cut to a length that a tooltip bears. */
export function excerpt(text: string, most = 60): string {
  const plain = [...text.replace(/\s+/g, ' ').trim()];
  return plain.length > most
    ? `${plain
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : plain.join('');
}
