import { fold } from '../../text/phrases.ts';
import type { ReadBlock } from '../blocks/block.ts';
import { catchAllWords } from '../lexicon/shared.ts';

/** Up to the colon, markup around the words left aside; more words may follow the known ones (“… used for this story”). */
const opening = /^[\s\u2060*_>]*(\p{L}[^.:：\n[\]]{2,60})[:：][\s\u2060*_]*\S/u;

/**
 * Where a line of a paragraph begins that names several sources at once behind a colon (“Other sources: A, B and C”):
 * the paragraph's own beginning, or behind `from` the first such line. An offset relative to the block, -1 for none.
 */
export function lumpLine({ kind, note, facts }: ReadBlock, from = 0): number {
  // In plain text a line without a full stop passes for a heading.
  const isLine = kind === 'heading' && !/^[\s\u2060]*#|\n/.test(facts.raw);
  if ((kind !== 'paragraph' && !isLine) || note || facts.listHeading) return -1;
  if (from === 0) return facts.marks.length === 0 && opensLump(facts.masked) ? 0 : -1;
  const { masked } = facts;
  for (let at = masked.indexOf('\n', from); at >= 0; at = masked.indexOf('\n', at + 1)) {
    if (opensLump(masked.slice(at + 1)) && !facts.marks.some(({ start }) => start > at)) return at + 1;
  }
  return -1;
}

function opensLump(text: string): boolean {
  const words = opening.exec(text)?.[1];
  return words !== undefined && catchAllWords().at(fold(words), 0) !== null;
}
