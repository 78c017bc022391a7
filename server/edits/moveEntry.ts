import type { Draft, Source } from '../draft/model.ts';
import { sourceName } from './labels.ts';
import { type Plan, refusal } from './plan.ts';
import { planRelabelling } from './planRelabelling.ts';

/**
 * Moves an entry one place up or down in its list. Its number and its neighbour's are exchanged with the places, in the
 * text as well, so that the list counts on as before.
 */
export function moveEntry(draft: Draft, source: Source, by: -1 | 1): Plan {
  const all = [...source.list.sources].sort((a, b) => a.start - b.start);
  const neighbour = all[all.indexOf(source) + by];
  if (!neighbour) return refusal(`This is the ${by < 0 ? 'first' : 'last'} entry of its list.`);
  const [upper, lower] = by < 0 ? [neighbour, source] : [source, neighbour];
  if (!/^[\s>\\]*$/.test(draft.text.slice(upper.end, lower.start))) {
    return refusal('Other text stands between this entry and the next one, and entries are not moved across it.');
  }
  const labels = new Map<number, string>();
  if (source.number !== null && neighbour.number !== null) {
    labels.set(source.index, neighbour.label!);
    labels.set(neighbour.index, source.label!);
  }
  const placed = new Map([
    [source.index, neighbour.index],
    [neighbour.index, source.index],
  ]);
  const title = `Move “${sourceName(source)}” ${by < 0 ? 'up' : 'down'}`;
  return planRelabelling(draft, title, { labels, placed }, { follow: source.index });
}
