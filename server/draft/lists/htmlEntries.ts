import type { ReadBlock } from '../blocks/block.ts';
import { memo } from '../facts.ts';
import type { Entry } from './entries.ts';

const ITEM = /<li\b[^<>]*>/gi;
const END = /<\/li\s*>|<\/?[ou]l\b[^<>]*>/i;

/**
 * The items of an HTML list as entries, relative to the block. Every item of a numbered list gets the number that the
 * list begins with: items are counted over all blocks of the list later. They show no label of their own in the text,
 * so that no fix writes one.
 */
export function htmlEntries({ start: by, facts }: ReadBlock): readonly Entry[] {
  const { raw } = facts;
  const items = [...raw.matchAll(ITEM)];
  return items.map((item, index) => {
    const bodyStart = item.index + item[0].length;
    const rest = raw.slice(bodyStart, items[index + 1]?.index ?? raw.length);
    const close = END.exec(rest);
    const bodyEnd = bodyStart + rest.slice(0, close?.index ?? rest.length).trimEnd().length;
    const end = close && /^<\/li/i.test(close[0]) ? bodyStart + close.index + close[0].length : bodyEnd;
    const label = firstNumber(raw.slice(0, item.index));
    return {
      start: by + item.index,
      end: by + end,
      form: label === null ? ('none' as const) : ('ordered' as const),
      key: label,
      label,
      labelSpan: null,
      labelMark: null,
      mark: null,
      bodyStart: by + bodyStart + (/^\s*/.exec(raw.slice(bodyStart, bodyEnd))?.[0].length ?? 0),
      bodyEnd: by + bodyEnd,
    };
  });
}

/** The number that the list of an item begins with, or null in a list of bullets. */
function firstNumber(before: string): string | null {
  const list = /.*<([ou])l\b([^<>]*)>/is.exec(before);
  // The list began in a block before: numbered ones are what people write for sources.
  if (!list) return '1';
  if (list[1]!.toLowerCase() === 'u') return null;
  return String(Number(/\bstart\s*=\s*["']?(\d{1,4})/i.exec(list[2]!)?.[1] ?? 1));
}

/** Whether the block holds items of an HTML list. */
export const hasHtmlItems = ({ kind, facts }: Pick<ReadBlock, 'kind' | 'facts'>): boolean =>
  kind === 'html' && memo(facts, 'htmlItems', () => /<li\b/i.test(facts.raw));
