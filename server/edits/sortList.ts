import { dateParts } from '../bibliography/date.ts';
import { monthOf } from '../draft/lexicon/months.ts';
import type { Draft, Source, SourceList } from '../draft/model.ts';
import type { Span } from '../text/span.ts';
import { listName, sourceName } from './labels.ts';
import { duplicates, numberSpaces } from './numberSpaces.ts';
import { type Plan, refusal, satisfied } from './plan.ts';
import { planRelabelling } from './planRelabelling.ts';
import { byAppearance } from './renumber.ts';

/** What a list can be sorted by; `newest` is the date backwards. */
export type SortKey = 'number' | 'appearance' | 'title' | 'outlet' | 'date' | 'newest';

/** The words of titles and questions. */
export const sortNames: Readonly<Record<SortKey, string>> = {
  number: 'number',
  appearance: 'first citation',
  title: 'title',
  outlet: 'outlet',
  date: 'date, oldest first',
  newest: 'date, newest first',
};

/**
 * Puts the entries of the list at the place (of every list, when it is in none) in order. By number, entries keep their
 * labels. In every other order a numbered list counts up again from its lowest number, and the citations follow. Entries
 * without what is sorted by come last; the lump at the end and entries without a number among numbered ones stay.
 */
export function sortList(draft: Draft, place: Span, by: SortKey): Plan {
  const here = draft.sourceLists.filter(({ start, end }) => start <= place.start && place.end <= end);
  const lists = (here.length > 0 ? here : draft.sourceLists).filter((list) => movable(list).length > 1);
  if (lists.length === 0)
    return refusal('The draft has no source list with two entries or more, so there is nothing to sort.');
  for (const space of numberSpaces(draft)) {
    const twice = space.lists.some((list) => lists.includes(list)) ? duplicates(space) : [];
    if (twice.length > 0) {
      const { number } = twice[0]!;
      const names = twice
        .filter((source) => source.number === number)
        .map((source) => `“${sourceName(source) || 'an empty entry'}”`);
      return refusal(
        `Number ${number} stands on ${names.length} entries (${names.join(', ')}), so it is not certain which one a citation means. Give one of them another number first.`,
      );
    }
  }
  const placed = new Map<number, number>();
  const labels = new Map<number, string>();
  for (const list of lists) {
    const entries = movable(list);
    const gap = entries.find((entry, i) => i > 0 && !isNext(draft, list, entries[i - 1]!, entry));
    if (gap) {
      return refusal(
        `Other text stands between the entries of ${listName(list)}, and entries are not moved across it.`,
      );
    }
    const sorted = inOrder(draft, entries, by);
    sorted.forEach((source, i) => {
      if (source !== entries[i]) placed.set(entries[i]!.index, source.index);
    });
    if (by === 'number' || entries[0]!.number === null) continue;
    const numbers = entries
      .map(({ number, label }) => ({ number: number!, label: label! }))
      .sort((a, b) => a.number - b.number);
    sorted.forEach((source, i) => {
      if (source.number !== numbers[i]!.number) labels.set(source.index, numbers[i]!.label);
    });
  }
  if (placed.size === 0 && labels.size === 0) return satisfied(`The list is sorted by ${sortNames[by]} already.`);
  const counted = labels.size > 0 ? ' and number it again' : '';
  const notes =
    by === 'number' || labels.size === 0
      ? []
      : [`${labels.size} entries get another number; their citations change with them.`];
  return planRelabelling(draft, `Sort the list by ${sortNames[by]}${counted}`, { labels, placed }, { notes });
}

/** The entries that change places: those with a number where numbers are the rule, else those with any label or none. */
function movable(list: SourceList): readonly Source[] {
  const inText = [...list.sources].sort((a, b) => a.start - b.start).filter(({ catchAll }) => !catchAll);
  const numbered = inText.filter(({ number }) => number !== null);
  return numbered.length > 0 ? numbered : inText;
}

/** Whether nothing but blank lines and entries that stay stands between two entries. */
function isNext(draft: Draft, list: SourceList, a: Source, b: Source): boolean {
  let between = draft.text.slice(a.end, b.start);
  for (const { start, end } of list.sources) {
    if (a.end <= start && end <= b.start) between = between.replace(draft.text.slice(start, end), '');
  }
  return /^[\s>]*$/.test(between);
}

function inOrder(draft: Draft, entries: readonly Source[], by: SortKey): readonly Source[] {
  if (by === 'appearance') return byAppearance(draft, entries);
  if (by === 'number') return [...entries].sort((a, b) => (a.number ?? 0) - (b.number ?? 0));
  const { compare } = new Intl.Collator(draft.language, { numeric: true, sensitivity: 'base' });
  const textOf = ({ details }: Source): string | null => {
    const words = by === 'title' ? (details.title ?? details.plain) : (details.outlet ?? details.authors[0] ?? null);
    return words?.replace(/^[^\p{L}\p{N}]+/u, '') || null;
  };
  const timeOf = ({ details }: Source): number | null => {
    const parts = details.date === null ? null : dateParts(details.date, monthOf);
    return parts && parts[0]! * 10_000 + (parts[1] ?? 0) * 100 + (parts[2] ?? 0);
  };
  const isDate = by === 'date' || by === 'newest';
  const keyed = entries.map((source) => ({ source, key: isDate ? timeOf(source) : textOf(source) }));
  const told = keyed.filter(({ key }) => key !== null);
  told.sort((a, b) =>
    isDate ? (Number(a.key) - Number(b.key)) * (by === 'date' ? 1 : -1) : compare(String(a.key), String(b.key)),
  );
  return [...told, ...keyed.filter(({ key }) => key === null)].map(({ source }) => source);
}
