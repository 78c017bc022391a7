import type { Draft, Oddity } from '../draft/model.ts';
import { type Refusal, refusal } from './plan.ts';
import type { Relabelling } from './relabel.ts';

/** Marks that may stand for numbers nobody can be sure of. */
const UNREADABLE: readonly string[] = ['reversed-range', 'long-range', 'unclosed', 'half-round'];

/** Why numbers cannot be changed in a draft with such marks; null where it has none (that `concerns` picks). */
export function unreadable(draft: Draft, concerns: (mark: Oddity) => boolean = () => true): Refusal | null {
  const marks = draft.oddities.filter((mark) => UNREADABLE.includes(mark.what) && concerns(mark));
  if (marks.length === 0) return null;
  const shown = marks
    .slice(0, 3)
    .map(({ start, end }) => `“${draft.text.slice(start, end)}” (line ${draft.text.lineNumberAt(start) + 1})`);
  const more = marks.length > 3 ? ` and ${marks.length - 3} more` : '';
  const it = marks.length === 1 ? 'it' : 'them';
  return refusal(
    `${shown.join(', ')}${more} cannot be read for sure, and other numbers would leave ${it} pointing at the wrong source. Mend ${it} first.`,
  );
}

/** The same for those that name a number which another source gets, or which no source has afterwards. */
export function unreadableUses(draft: Draft, { labels, removed }: Relabelling): Refusal | null {
  const changed = [...labels.keys(), ...(removed ?? [])]
    .map((index) => draft.sources[index]!)
    .filter(({ index, label }) => removed?.has(index) || labels.get(index) !== label)
    .flatMap(({ number }) => number ?? []);
  if (changed.length === 0) return null;
  return unreadable(draft, ({ start, end }) => {
    const numbers = (draft.text.slice(start, end).match(/\d{1,9}/g) ?? []).map(Number);
    // What a range names lies between its ends.
    return changed.some((number) => Math.min(...numbers) <= number && number <= Math.max(...numbers));
  });
}
