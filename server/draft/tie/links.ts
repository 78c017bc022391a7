import { shift } from '../../text/span.ts';
import type { BlockSequence } from '../blocks/sequence.ts';
import { proseLinksOf } from '../inline/proseLinks.ts';
import type { BlockKind, ProseLink } from '../model.ts';
import type { SourceIndex } from './sources.ts';

const LINKED: ReadonlySet<BlockKind> = new Set(['paragraph', 'heading', 'row']);

/** The links and bare addresses outside source lists and definitions, in text order. */
export function linksIn(blocks: BlockSequence, index: SourceIndex): readonly ProseLink[] {
  const out: ProseLink[] = [];
  for (let number = 0; number < blocks.length; number++) {
    const block = blocks.at(number)!;
    if (!LINKED.has(block.kind) || index.isListed(number)) continue;
    for (const link of proseLinksOf(block.facts)) {
      const words = link.words && shift(link.words, block.start);
      out.push({ ...link, ...shift(link, block.start), words, block: number });
    }
  }
  return out;
}
