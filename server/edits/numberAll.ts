import type { Draft, Source, SourceList } from '../draft/model.ts';
import type { TextEdit } from './fix.ts';
import { nextFreeNumber } from './labels.ts';
import { change, type Plan, refusal, satisfied } from './plan.ts';
import { readAfter } from './readAfter.ts';
import { numberEntry } from './replaceLabel.ts';

/**
 * Gives every entry without a number one: the next free ones in a list with numbers, 1, 2, 3 … in a list with no labels
 * at all. Lists of named keys, and the lump at the end of a list, stay.
 */
export function numberAll(draft: Draft): Plan {
  const edits: TextEdit[] = [];
  const added: Source[] = [];
  let left = 0;
  let fresh = false;
  for (const list of draft.sourceLists) {
    const waiting = list.sources.filter(
      (source) => source.number === null && !source.catchAll && source.useCount === 0,
    );
    if (waiting.length === 0 || list.form === 'footnote' || list.form === 'definition' || list.form === 'pandoc')
      continue;
    const numbered = list.sources.some(({ number }) => number !== null);
    if (!numbered && list.sources.some(({ label }) => label !== null)) continue;
    fresh ||= !numbered;
    let number = numbered ? nextFreeNumber(draft, list) : firstFree(draft, list);
    for (const source of waiting) {
      const made = numbered ? numberEntry(draft, source, number) : numberBare(source, number);
      if (made.length === 0) left++;
      else {
        edits.push(...made);
        added.push(source);
        number++;
      }
    }
  }
  if (edits.length === 0) {
    if (left > 0)
      return refusal(
        'The list counts its entries by itself; a number in the middle would shift the others. Move the entries without a number to its end first.',
      );
    return satisfied('Every entry that needs a number has one.');
  }
  const sorted = edits.sort((a, b) => a.start - b.start);
  if (!readsAsNumbered(draft, sorted, added.length)) {
    return refusal('With these numbers the list would not read as meant, so nothing was changed.');
  }
  const notes =
    left > 0 ? [`${left === 1 ? 'One entry stays' : `${left} entries stay`} without: the list counts by itself.`] : [];
  const cited = draft.unresolved.length;
  if (fresh && cited > 0) {
    notes.push(
      'The text cites numbers already. Look whether they mean the entries that have them now: the list is numbered as it stands.',
    );
  }
  return change(added.length === 1 ? 'Number one entry' : `Number ${added.length} entries`, sorted, { notes });
}

/** Behind the numbers of the lists in front, which citations would find too. */
function firstFree(draft: Draft, list: SourceList): number {
  const before = draft.sources.filter((source) => source.start < list.start && source.form !== 'footnote');
  return before.reduce((most, { number }) => Math.max(most, number ?? 0), 0) + 1;
}

const numberBare = ({ body, form }: Source, number: number): TextEdit[] =>
  form === 'none' ? [{ start: body.start, end: body.start, newText: `[${number}] ` }] : [];

/** Reads the draft as it would be: so many more entries have a number, and citations lead where they led. */
function readsAsNumbered(draft: Draft, edits: readonly TextEdit[], count: number): boolean {
  const after = readAfter(draft, edits);
  const numbered = (one: Draft) => one.sources.filter(({ number }) => number !== null).length;
  const cited = (one: Draft) =>
    one.citations.flatMap(({ labels }) => labels.flatMap(({ source }) => source?.details.plain ?? []));
  if (after.sources.length !== draft.sources.length || numbered(after) !== numbered(draft) + count) return false;
  const now = cited(after);
  // Citations that had no entry may have one now.
  let at = 0;
  for (const plain of now) if (plain === cited(draft)[at]) at++;
  return at === cited(draft).length;
}
