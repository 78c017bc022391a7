import type { Block, Draft, Source } from '../draft/model.ts';
import type { Fix } from '../edits/fix.ts';
import { insertCitation, sourcesNear } from '../edits/insertCitation.ts';
import { sourceName, writtenLabel } from '../edits/labels.ts';
import type { Span } from '../text/span.ts';

/** Whether the block is prose that owes its readers sources: a heading is a title, a row takes its table's source. */
export function isProse(block: Block | undefined): block is Block {
  return block !== undefined && block.kind === 'paragraph';
}

/** Whether the paragraph names its source by a link in the text, which is a citation of its own kind. */
export function hasLink(draft: Draft, block: Block): boolean {
  return /\]\(|\bhttps?:\/\/|\bwww\.|\bdoi:|<a\s/i.test(draft.text.slice(block.start, block.end));
}

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
