import type { Citation, Draft, EntryForm, Source, SourceList } from '../draft/model.ts';
import { LONGEST_RAISED, raised } from '../draft/styles/superscript.ts';
import { addEntry } from './addEntry.ts';
import { createList } from './createList.ts';
import type { TextEdit } from './fix.ts';
import { citationHabit, habitAt } from './insertCitation.ts';
import { listFor, listName, nextFreeNumber } from './labels.ts';
import { type NumberSpace, numberSpaces, undefinedNumbers } from './numberSpaces.ts';
import { change, type Plan, refusal } from './plan.ts';
import { planRelabelling } from './planRelabelling.ts';
import { byAppearance } from './renumber.ts';
import { makeRoom } from './shift.ts';

/**
 * Cites a new source at the offset: a citation there, an entry in the list, the cursor in the entry. `here`: under the
 * number that this place of the text calls for, the others shifted; `end`: under the next free number, as the last one.
 * In the list itself the new entry goes behind the one at the offset, without a citation.
 */
export function insertSource(draft: Draft, offset: number, where: 'here' | 'end'): Plan {
  const footnotes = draft.citationStyles.has('footnote') && !draft.citationStyles.has('bracket');
  const list = listFor(draft, offset, footnotes) ?? listFor(draft, offset, !footnotes);
  if (!list) return firstSource(draft, offset, footnotes);
  const space = numberSpaces(draft).find(({ lists }) => lists.includes(list));
  if (!space) {
    return refusal(
      `The entries of ${listName(list)} have no numbers, so a new one cannot be given its number. Number them first.`,
    );
  }
  const entry = draft.sources.find((source) => source.start <= offset && offset <= source.end) ?? null;
  const number = where === 'end' ? freeNumber(draft, list, space) : numberFor(draft, space, offset, entry);
  const labels = makeRoom(draft, space, number);
  const written = addEntry(draft, list, String(number));
  if (written.length === 0) {
    return refusal(`A new entry cannot be written in the style of ${listName(list)}. Add it by hand, then renumber.`);
  }
  const at = written[0]!.start;
  const inText = [...draft.sources].sort((a, b) => a.start - b.start);
  const before = inText.find((source) => source.start >= at)?.index ?? draft.sources.length;
  const inList = entry !== null || (offset > list.start && offset < list.end && list.form !== 'footnote');
  const mark = inList ? [] : [citationAt(draft, offset, String(number), list.form)];
  const shifted = labels.size > 0 ? `, the ${labels.size === 1 ? 'next one' : `${labels.size} behind it`} shifted` : '';
  return planRelabelling(
    draft,
    `Insert a source as [${number}]${shifted}`,
    { labels },
    { added: { before, edits: [...mark, ...written], cited: mark.length > 0 } },
  );
}

/** The number that order of appearance gives a source first cited at the offset; the last one where that order is not kept. */
function numberFor(draft: Draft, space: NumberSpace, offset: number, entry: Source | null): number {
  let number: number;
  if (entry) number = (entry.number ?? 0) + 1;
  else {
    const cited = byAppearance(draft, space.sources).filter(({ useCount }) => useCount > 0);
    const isOrdered = cited.every((source, i) => i === 0 || source.number! > cited[i - 1]!.number!);
    if (!isOrdered) return freeNumber(draft, space.lists.at(-1)!, space);
    const before = new Set<Source>();
    for (const { start, within, labels } of draft.citations) {
      if (within || start >= offset) continue;
      for (const { source } of labels) if (source) before.add(source);
    }
    const last = cited.findLast((source) => before.has(source));
    number = last ? last.number! + 1 : Math.min(1, ...space.sources.map((source) => source.number!));
  }
  // A number that is cited without an entry is waiting for that one.
  const barred = undefinedNumbers(draft, space);
  while (barred.includes(number)) number++;
  return number;
}

function freeNumber(draft: Draft, list: SourceList, space: NumberSpace): number {
  return Math.max(
    nextFreeNumber(draft, list),
    ...space.sources.map(({ number }) => number! + 1),
    ...undefinedNumbers(draft, space).map((number) => number + 1),
  );
}

/** A letter in front of the cursor and letters behind it, in a script that parts its words by blanks. */
const INSIDE_WORD = /^(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}])[\p{L}\p{N}]([\p{L}\p{N}]+)/u;

/** The mark behind the citation that the cursor touches, otherwise at the cursor, set off as the draft does it. */
function citationAt(draft: Draft, offset: number, label: string, form: EntryForm): TextEdit {
  const footnote = form === 'footnote';
  const touched = draft.citations.find(
    ({ start, end, within }: Citation) => !within && start < offset && offset <= end,
  );
  // A cursor inside a word means the word: no mark is set into it.
  const word = offset > 0 ? INSIDE_WORD.exec(draft.text.slice(offset - 1, offset + 60)) : null;
  const rest = word?.[1]?.length ?? 0;
  // Between two words the mark belongs to the one in front.
  const gap = /\S([ \t\u00a0]+)$/.exec(draft.text.slice(Math.max(0, offset - 20), offset));
  const behind = /^[\p{L}\p{N}]/u.test(draft.text.slice(offset, offset + 2));
  // Nor into an address or a link, which would lead nowhere.
  const link = draft.links.find(({ start, end }) => start < offset && offset < end);
  const at = touched?.end ?? link?.end ?? (gap && behind ? offset - gap[1]!.length : offset + rest);
  // Two raised numbers side by side would be one.
  const isBeside = touched?.style === 'superscript';
  const habit = isBeside ? citationHabit(draft) : habitAt(draft, at, form);
  const isRaised = !footnote && habit.raised && label.length <= LONGEST_RAISED;
  if (isBeside && isRaised) return { start: at, end: at, newText: `,${raised(label)}` };
  const mark = isRaised ? raised(label) : footnote ? `[^${label}]` : habit.wide ? `［${label}］` : `[${label}]`;
  const left = draft.text.slice(at - 1, at);
  const blank = habit.spaced && !touched && !footnote && left !== '' && !/[\s([{“„«‘"]/.test(left) ? ' ' : '';
  return { start: at, end: at, newText: blank + mark };
}

function firstSource(draft: Draft, offset: number, footnotes: boolean): Plan {
  const cited = draft.unresolved.flatMap(({ labels }) => labels.map(({ label }) => Number(label) || 0));
  const label = String(Math.max(0, ...cited) + 1);
  const mark = citationAt(draft, offset, label, footnotes ? 'footnote' : 'bracket');
  const list = createList(draft, [label], footnotes);
  if (list.length === 0 || list[0]!.start < mark.end) {
    return refusal(
      'This draft has no source list, and one cannot be written at its end. Put a heading such as “References” there first.',
    );
  }
  return change(`Insert a source as [${label}] in a new list`, [mark, ...list]);
}
