import type { Draft, Source } from '../draft/model.ts';
import { hiddenUses } from './hiddenUses.ts';
import { sourceName } from './labels.ts';
import { duplicates, type NumberSpace, numberSpaces, undefinedNumbers } from './numberSpaces.ts';
import { type Change, change, type Plan, type Question, type Refusal, refusal, satisfied } from './plan.ts';
import { relabel } from './relabel.ts';
import { pointsAtTheSame } from './sameSources.ts';
import { partedRanges, unreadable } from './unreadable.ts';

export interface RenumberOptions {
  /** `appearance`: by first citation, the list sorted to match; `gaps`: only holes are closed, nothing moves. */
  readonly order: 'appearance' | 'gaps';
  /** Leave numbers alone that stand on two entries or on none, and number the others around them. */
  readonly keepDoubtful: boolean;
}

/**
 * Numbers the sources of a draft 1, 2, 3 … , each numbering by itself, citations and lists at once. What cannot be told
 * for sure is asked; a result that would cite otherwise than before is not offered.
 */
export function renumber(draft: Draft, options: RenumberOptions): Plan {
  const spaces = numberSpaces(draft);
  if (spaces.length === 0)
    return refusal('This draft has no source list with numbers, so there is nothing to renumber.');
  const doubt = unreadable(draft) ?? (options.keepDoubtful ? null : doubtful(draft, spaces, options));
  if (doubt) return doubt;
  const labels = new Map<number, string>();
  const placed = new Map<number, number>();
  for (const space of spaces) {
    const numbers = numbering(draft, space, options);
    for (const [source, number] of numbers) labels.set(source.index, String(number));
    if (options.order === 'appearance') sortRuns(draft, space, numbers, placed);
  }
  const relabelling = { labels, placed };
  const followed = hiddenUses(draft, relabelling) ?? partedRanges(draft, relabelling);
  if (followed) return followed;
  const made = relabel(draft, relabelling);
  if (!made)
    return refusal('A number of this draft cannot be written in the signs that it uses, so nothing was changed.');
  if (made.edits.length === 0) {
    return satisfied(
      options.order === 'gaps'
        ? 'The numbers have no gaps.'
        : 'The sources are numbered in the order of their first citation.',
    );
  }
  if (!pointsAtTheSame(draft, relabelling, made)) {
    return refusal(
      'Renumbering would make a citation of this draft point at another source, so nothing was changed. Most often numbers of two lists get mixed up; give each list numbers of its own.',
    );
  }
  return told(draft, spaces, labels, options, change(titleOf(options), made.edits));
}

const titleOf = ({ order }: RenumberOptions): string =>
  order === 'gaps' ? 'Close the gaps in the numbers' : 'Renumber citations by first appearance';

/** The new number of every entry that is numbered for sure. */
function numbering(draft: Draft, space: NumberSpace, { order }: RenumberOptions): ReadonlyMap<Source, number> {
  const kept = new Set(duplicates(space));
  const taken = new Set([...[...kept].map(({ number }) => number!), ...undefinedNumbers(draft, space)]);
  const sources = space.sources.filter((source) => !kept.has(source));
  const ordered = order === 'gaps' ? [...sources].sort((a, b) => a.number! - b.number!) : byAppearance(draft, sources);
  // Lists that count from nought go on doing so.
  let next = space.sources.some(({ number }) => number === 0) ? 0 : 1;
  const numbers = new Map<Source, number>();
  for (const source of ordered) {
    while (taken.has(next)) next++;
    numbers.set(source, next++);
  }
  return numbers;
}

/** By first citation in the text; those never cited there come last, as they stand. */
export function byAppearance(draft: Draft, sources: readonly Source[]): readonly Source[] {
  const wanted = new Set(sources);
  const found = new Set<Source>();
  for (const { labels, within } of draft.citations) {
    if (within) continue;
    for (const { source } of labels) if (source && wanted.has(source)) found.add(source);
    if (found.size === wanted.size) break;
  }
  return [...found, ...sources.filter((source) => !found.has(source))];
}

/**
 * Sorts entries that stand one behind the other. Text between two entries (a sub-heading, commentary, the paragraph of
 * a footnote) parts them: no entry moves across it. Entries without a number stay in their places.
 */
function sortRuns(
  draft: Draft,
  space: NumberSpace,
  numbers: ReadonlyMap<Source, number>,
  placed: Map<number, number>,
): void {
  const numberOf = (source: Source) => numbers.get(source) ?? source.number!;
  for (const list of space.lists) {
    const all = [...list.sources].sort((a, b) => a.start - b.start);
    let run: Source[] = [];
    const close = () => {
      const sorted = [...run].sort((a, b) => numberOf(a) - numberOf(b));
      for (const [i, place] of run.entries()) {
        if (sorted[i] !== place) placed.set(place.index, sorted[i]!.index);
      }
      run = [];
    };
    for (const [i, source] of all.entries()) {
      if (i > 0 && !/^[\s>\\]*$/.test(draft.text.slice(all[i - 1]!.end, source.start))) close();
      if (source.number !== null && source.labelSpan) run.push(source);
    }
    close();
  }
}

function doubtful(draft: Draft, spaces: readonly NumberSpace[], options: RenumberOptions): Question | null {
  const reasons: string[] = [];
  for (const space of spaces) {
    const twice = groupsOf(duplicates(space));
    for (const [number, sources] of twice.slice(0, 3)) {
      const names = sources.map((source) => sourceName(source) || 'an empty entry').map((name) => `“${name}”`);
      reasons.push(
        `Number ${number} stands on ${names.length} entries (${names.join(', ')}), so nobody can tell which one a citation of it means.`,
      );
    }
  }
  const missing = [...new Set(spaces.flatMap((space) => undefinedNumbers(draft, space)))];
  if (missing.length > 0) {
    const shown = missing
      .slice(0, 5)
      .map((number) => `[${number}]${linesOf(draft, number)}`)
      .join(', ');
    const more = missing.length > 5 ? ` and ${missing.length - 5} more` : '';
    reasons.push(`The text cites ${shown}${more}, which the list does not have.`);
  }
  if (reasons.length === 0) return null;
  return {
    kind: 'question',
    question: `${reasons.join(' ')} Mend that first, or keep these numbers as they are.`,
    choices: [
      {
        title: 'Keep these numbers and renumber the others',
        detail: 'No other source gets one of these numbers, so there may be gaps.',
        options: { keepDoubtful: true, order: options.order },
      },
    ],
  };
}

function groupsOf(sources: readonly Source[]): [number, Source[]][] {
  const groups = new Map<number, Source[]>();
  for (const source of sources) groups.set(source.number!, [...(groups.get(source.number!) ?? []), source]);
  return [...groups];
}

/** Where the text cites the number without an entry: ` (line 3)`. */
function linesOf(draft: Draft, number: number): string {
  const marks = draft.unresolved.filter(({ labels }) =>
    labels.some(({ source, label }) => !source && /^\d+$/.test(label) && Number(label) === number),
  );
  const lines = [...new Set(marks.map(({ start }) => lineOf(draft, start)))];
  if (lines.length === 0) return '';
  const more = lines.length > 3 ? ' and more' : '';
  return ` (${lines.length === 1 ? 'line' : 'lines'} ${lines.slice(0, 3).join(', ')}${more})`;
}

const lineOf = (draft: Draft, offset: number): number => draft.text.lineNumberAt(offset) + 1;

/** The change with what the writer should know of it. */
function told(
  draft: Draft,
  spaces: readonly NumberSpace[],
  labels: ReadonlyMap<number, string>,
  options: RenumberOptions,
  made: Change | Refusal,
): Change | Refusal {
  if (made.kind !== 'change') return made;
  const all = spaces.flatMap(({ sources }) => sources);
  const renamed = all.filter(({ index, label }) => labels.has(index) && labels.get(index) !== label).length;
  const notes = [`${renamed} of ${all.length} ${all.length === 1 ? 'source gets' : 'sources get'} another number.`];
  const unused = options.order === 'appearance' ? all.filter(({ useCount }) => useCount === 0).length : 0;
  if (unused > 0)
    notes.push(`${unused} ${unused === 1 ? 'is' : 'are'} never cited and ${unused === 1 ? 'comes' : 'come'} last.`);
  const kept = all.filter(({ index }) => !labels.has(index)).length;
  if (kept > 0) notes.push(`${kept} with a number given twice ${kept === 1 ? 'keeps it' : 'keep theirs'}.`);
  const lists = spaces.flatMap((space) => space.lists);
  if (options.order === 'appearance' && lists.some((list) => isParted(draft, list.sources))) {
    notes.push('Entries with other text between them stay where they stand, under their new numbers.');
  }
  return { ...made, notes };
}

function isParted(draft: Draft, sources: readonly Source[]): boolean {
  const all = [...sources].sort((a, b) => a.start - b.start);
  return all.some((source, i) => i > 0 && !/^[\s>\\]*$/.test(draft.text.slice(all[i - 1]!.end, source.start)));
}
