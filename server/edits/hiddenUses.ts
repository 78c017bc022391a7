import type { Draft } from '../draft/model.ts';
import { type Refusal, refusal } from './plan.ts';
import type { Relabelling } from './relabel.ts';

/** `[text][2]` in markdown: a link that uses the definition of 2 without being a citation. */
const LINK_BY_NUMBER = /\[[^[\]]*[^[\]\d\s,;–-][^[\]]*\] ?\[(\d{1,9})\]/g;

/**
 * Why these numbers cannot be changed: something besides the citations follows them, which a change would lead astray.
 * Null where nothing does.
 */
export function hiddenUses(draft: Draft, { labels, removed }: Relabelling): Refusal | null {
  const line = (offset: number) => draft.text.lineNumberAt(offset) + 1;
  // Whoever follows such a mark is led by its address, which names the old number.
  const anchored = draft.citationStyles.has('superscript')
    ? draft.citations.find(
        ({ style, start, end }) => style === 'superscript' && /<a\b/i.test(draft.text.slice(start, end)),
      )
    : undefined;
  if (anchored) {
    return refusal(
      `The citations of this draft are links of HTML (line ${line(anchored.start)}), which name the numbers in their addresses, too. Such numbers are not changed.`,
    );
  }
  if (draft.format !== 'markdown') return null;
  const changed = new Set(
    [...labels.keys(), ...(removed ?? [])]
      .map((index) => draft.sources[index]!)
      .filter(({ form, index, label }) => form === 'definition' && labels.get(index) !== label)
      .map(({ number }) => number),
  );
  if (changed.size === 0) return null;
  for (const match of draft.text.toString().matchAll(LINK_BY_NUMBER)) {
    if (!changed.has(Number(match[1]))) continue;
    return refusal(
      `Links such as ${match[0]} (line ${line(match.index)}) use the same numbers as the citations, and would lead elsewhere afterwards. Write their addresses into them first.`,
    );
  }
  return null;
}
