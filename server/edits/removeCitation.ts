import type { Citation, CitationLabel, Draft } from '../draft/model.ts';
import type { TextEdit } from './fix.ts';
import { removeMark } from './removeMark.ts';

/**
 * Takes the label out of its citation and nothing else: the whole mark when it is the only one, its number alone in a
 * group (`[1, 9]` → `[1]`), the rest of the range in a range (`[2-4]` without 4 → `[2-3]`). No edit where it is not
 * clear how the rest would have to read.
 */
export function removeLabels(draft: Draft, citation: Citation, gone: readonly CitationLabel[]): TextEdit[] {
  const kept = citation.labels.filter((label) => !gone.includes(label));
  if (kept.length === citation.labels.length) return [];
  if (kept.length === 0) return removeCitation(draft, citation);
  const ranged = gone[0]!.range;
  if (ranged) {
    if (gone.some((label) => label.range?.start !== ranged.start)) return [];
    return removeFromRange(draft, citation, ranged.start, gone);
  }
  if (gone.length > 1) return [];
  return removeFromGroup(draft, citation, gone[0]!);
}

/** Takes the whole citation away; spaces and punctuation around it are left right. */
export function removeCitation(draft: Draft, citation: Citation): TextEdit[] {
  return removeMark(draft, citation);
}

const SEPARATOR_BEFORE = /\s*[,;，；、]\s*$/;

function removeFromGroup(draft: Draft, citation: Citation, label: CitationLabel): TextEdit[] {
  const starts = itemStarts(citation);
  const at = starts.indexOf(label.start);
  if (at < 0) return [];
  const text = draft.text;
  const next = starts[at + 1];
  // A locator (`9, p. 12`) belongs to the number before it and goes with it.
  if (next !== undefined) {
    // The next label may carry a sign of its own in front, as `@` does in a pandoc key.
    const between = text.slice(label.end, next);
    const sign = /[^\s,;，；、]*$/.exec(between)![0].length;
    const ownSign = /[^\s,;，；、[［]*$/.exec(text.slice(citation.start, label.start))![0].length;
    return [{ start: label.start - ownSign, end: next - sign, newText: '' }];
  }
  const separator = SEPARATOR_BEFORE.exec(text.slice(citation.start, label.start).replace(/[^\s,;，；、]*$/, ''));
  const close = /[\])］】]$/.exec(text.slice(citation.start, citation.end));
  if (!separator || !close) return [];
  return [{ start: citation.start + separator.index, end: citation.end - close[0].length, newText: '' }];
}

/** Where the items of the group begin: one for a plain label, one for a range. */
function itemStarts(citation: Citation): number[] {
  const starts = citation.labels.map((label) => label.range?.start ?? label.start);
  return starts.filter((start, i) => i === 0 || start !== starts[i - 1]);
}

/** The labels of the range that stay, as short as they can be written: 1, 2, 3, 5 → `1–3, 5`. */
function removeFromRange(draft: Draft, citation: Citation, at: number, gone: readonly CitationLabel[]): TextEdit[] {
  const members = citation.labels.filter((label) => label.range?.start === at);
  const range = members[0]!.range!;
  const kept = members.filter((label) => !gone.includes(label)).map((label) => Number(label.label));
  if (kept.length === 0) {
    // The whole range goes: it is an item of the group like any other.
    return removeFromGroup(draft, citation, { ...members[0]!, start: range.start, end: range.end, range: null });
  }
  if (kept.some((n) => !Number.isInteger(n))) return [];
  const written = draft.text.slice(range.start, range.end);
  const dash = /^\D*?\d+(\D+)\d+/.exec(written)?.[1];
  if (!dash) return [];
  const separator = draft.text.slice(citation.start, citation.end).includes(';') ? '; ' : ', ';
  return [{ start: range.start, end: range.end, newText: writeRuns(kept, dash, separator) }];
}

/** Ascending numbers as runs: `1–3, 5`; a run of two is two numbers. */
export function writeRuns(numbers: readonly number[], dash: string, separator: string): string {
  const runs: [first: number, last: number][] = [];
  for (const n of numbers) {
    const run = runs.at(-1);
    if (run && n === run[1] + 1) run[1] = n;
    else runs.push([n, n]);
  }
  return runs
    .flatMap(([first, last]) =>
      last - first >= 2
        ? [`${first}${dash}${last}`]
        : Array.from({ length: last - first + 1 }, (_, i) => `${first + i}`),
    )
    .join(separator);
}
