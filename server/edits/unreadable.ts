import type { Draft, Oddity, Source } from '../draft/model.ts';
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

const DASH = /^\s?(?:--|[-‐‑‒–—−])\s?$/;

/**
 * Why numbers cannot be changed around a range in two marks, `[1]–[4]`: it stands for the sources between as well, and
 * these would not stay between. Null where all do.
 */
export function partedRanges(draft: Draft, { labels, removed }: Relabelling): Refusal | null {
  const numberOf = ({ index, number }: Source) => Number(labels.get(index) ?? number);
  for (let i = 1; i < draft.citations.length; i++) {
    const [a, b] = [draft.citations[i - 1]!, draft.citations[i]!];
    const [first, last] = [a.labels[0]?.source, b.labels[0]?.source];
    if (!first || first.number === null || !last || last.number === null || last.number < first.number + 2) continue;
    if (a.labels.length > 1 || b.labels.length > 1 || !DASH.test(draft.text.slice(a.end, b.start))) continue;
    const [from, to] = [first.number, last.number];
    const [newFrom, newTo] = [numberOf(first), numberOf(last)];
    // A wider range would take in what is new; in the same one each source is either inside or not, as before.
    const isKept = first.list.sources.every((source) => {
      if (source.number === null || (removed?.has(source.index) && source !== first && source !== last)) return true;
      const now = removed?.has(source.index) ? Number.NaN : numberOf(source);
      return (from <= source.number && source.number <= to) === (newFrom <= now && now <= newTo);
    });
    if (isKept && newTo - newFrom <= to - from) continue;
    const line = draft.text.lineNumberAt(a.start) + 1;
    return refusal(
      `“${draft.text.slice(a.start, b.end)}” (line ${line}) stands for the sources between its two numbers as well, which would not stay between them. Write it as one group first, such as [${from}–${to}].`,
    );
  }
  return null;
}
