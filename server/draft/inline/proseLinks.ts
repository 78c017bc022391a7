import type { Span } from '../../text/span.ts';
import { addressesOf, type BlockFacts, memo } from '../facts.ts';
import { readTarget } from '../styles/linkDefinition.ts';
import { OPAQUE, SKIP } from './mask.ts';

/** A link or bare address as its block writes it; offsets are relative to the block. */
export interface LinkMark extends Span {
  readonly url: string;
  /** The words that are linked, or null for a bare address. */
  readonly words: Span | null;
  /** The link's title, empty for none. */
  readonly title: string;
}

const INLINE =
  /\[((?:[^[\]]|\[[^[\]\n]*\])*)\]\(\s*((?:<[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'))?)\s*\)/g;

/** The links with words, `<address>` and bare addresses of a block, in order: not those in code, tags and pictures. */
export function proseLinksOf(facts: BlockFacts): readonly LinkMark[] {
  return memo(facts, 'links', () => {
    const { raw, masked } = facts;
    if (!/https?:|www\./i.test(raw)) return [];
    const links: LinkMark[] = [];
    for (const match of raw.matchAll(INLINE)) {
      const start = match.index;
      const wordsEnd = start + 1 + match[1]!.length;
      // The mask knows which brackets are a link's.
      if (masked[start] !== SKIP || masked[wordsEnd + 1] !== OPAQUE) continue;
      const { url, title } = readTarget(match[2]!);
      if (!/^https?:\/\/./i.test(url)) continue;
      links.push({ start, end: start + match[0].length, url, title, words: { start: start + 1, end: wordsEnd } });
    }
    for (const { start, end, url } of addressesOf(facts)) {
      if (links.some((link) => link.start < end && start < link.end)) continue;
      const angled = raw[start - 1] === '<' && raw[end] === '>';
      // In code, a tag or a picture what stands in front is hidden too.
      if (!angled && start > 0 && masked[start - 1] === OPAQUE) continue;
      if (angled && start > 1 && masked[start - 2] === OPAQUE) continue;
      links.push({ start: angled ? start - 1 : start, end: angled ? end + 1 : end, url, title: '', words: null });
    }
    return links.sort((a, b) => a.start - b.start);
  });
}
