import type { Citation, CitationLabel, Draft } from '../draft/model.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from './fix.ts';
import { writeRuns } from './removeCitation.ts';
import { removeMark } from './removeMark.ts';
import { rewriteKeys } from './rewriteKeys.ts';
import { writtenNumber } from './writtenNumber.ts';

/** What a label becomes: another label, or null for gone. */
export type NewLabel = (label: CitationLabel) => string | null;

/** A number with what belongs to it (`3, p. 12`), or a range. */
interface Item extends Span {
  readonly labels: readonly CitationLabel[];
  /** A page or the like behind the number. */
  readonly locator: string;
}

const SEPARATORS = /^[\s,;，；、\u200B-\u200D\u2060\uFEFF]*$/;

/**
 * The citation with other labels. Signs that are no labels stay; a group that held a range comes out as runs of three
 * or more, so that no number slips into a range that it was not in; a number that would stand twice stands once.
 * Nothing where all stays as it is; null where the new labels cannot be written in the citation's signs.
 */
export function rewriteCitation(draft: Draft, citation: Citation, newLabel: NewLabel): readonly TextEdit[] | null {
  const made = new Map(citation.labels.map((label) => [label, newLabel(label)]));
  if (citation.labels.every((label) => made.get(label) === label.label)) return [];
  const kept = citation.labels.map((label) => made.get(label)).filter((label) => label !== null);
  if (kept.length === 0) return removeMark(draft, citation);
  const items = itemsOf(draft, citation);
  const isPlain = items.every(({ locator }) => locator === '');
  const changesShape =
    kept.length < citation.labels.length ||
    new Set(kept).size < new Set(citation.labels.map(({ label }) => label)).size;
  const hasRange = citation.labels.some(({ range }) => range !== null);
  if (!hasRange && !changesShape) return inPlace(draft, citation, made, isPlain);
  if (citation.style === 'pandoc') return rewriteKeys(draft, citation, made);
  if (isPlain && items.length > 0) return whole(draft, citation, items, [...new Set(kept as string[])]);
  return byItem(draft, citation, items, made);
}

/** Each label by itself. A group that counted upwards does so afterwards, too. */
function inPlace(
  draft: Draft,
  citation: Citation,
  made: ReadonlyMap<CitationLabel, string | null>,
  mayMove: boolean,
): readonly TextEdit[] | null {
  const labels = citation.labels.map((label) => made.get(label)!);
  if (mayMove && isAscending(citation.labels.map(({ label }) => label)) && labels.every(isNumber)) {
    labels.sort((a, b) => Number(a) - Number(b));
  }
  const edits: TextEdit[] = [];
  for (const [i, { start, end, label }] of citation.labels.entries()) {
    if (labels[i] === label) continue;
    const newText = written(draft.text.slice(start, end), label, labels[i]!);
    if (newText === null) return null;
    edits.push({ start, end, newText });
  }
  return edits;
}

/** The inside of the citation anew, from its first label to its last. */
function whole(
  draft: Draft,
  citation: Citation,
  items: readonly Item[],
  labels: readonly string[],
): readonly TextEdit[] | null {
  const start = items[0]!.start;
  const end = items.at(-1)!.end;
  const separator = separatorOf(draft, items);
  const dash = citation.labels.map((label) => dashOf(draft, label.range)).find((sign) => sign !== null) ?? null;
  const newText =
    dash === null ? list(draft, citation, labels, separator) : runs(labels, dash, separator, draft, citation);
  if (newText === null) return null;
  return draft.text.slice(start, end) === newText ? [] : [{ start, end, newText }];
}

/** Item by item, so that pages stay with their numbers; an item without labels goes with its page. */
function byItem(
  draft: Draft,
  citation: Citation,
  items: readonly Item[],
  made: ReadonlyMap<CitationLabel, string | null>,
): readonly TextEdit[] | null {
  const seen = new Set<string>();
  const separator = separatorOf(draft, items);
  let newText = '';
  for (const item of items) {
    const labels = item.labels.map((label) => made.get(label)!).filter((label) => label !== null && !seen.has(label));
    // The same source with another page is said again.
    if (item.locator !== '' && labels.length === 0) {
      const own = made.get(item.labels[0]!);
      if (own) labels.push(own);
    }
    if (labels.length === 0) continue;
    for (const label of labels) seen.add(label);
    const dash = dashOf(draft, item.labels[0]!.range);
    const text =
      dash === null ? list(draft, citation, labels, separator) : runs(labels, dash, separator, draft, citation);
    if (text === null) return null;
    newText += (newText === '' ? '' : separator) + text + item.locator;
  }
  const start = items[0]!.start;
  const end = items.at(-1)!.end + items.at(-1)!.locator.length;
  return draft.text.slice(start, end) === newText ? [] : [{ start, end, newText }];
}

function list(draft: Draft, citation: Citation, labels: readonly string[], separator: string): string | null {
  const like = citation.labels[0]!;
  const shown = draft.text.slice(like.start, like.end);
  const out: string[] = [];
  for (const label of labels) {
    const text = written(shown, like.label, label);
    if (text === null) return null;
    out.push(text.trim());
  }
  return out.join(separator);
}

function runs(
  labels: readonly string[],
  dash: string,
  separator: string,
  draft: Draft,
  citation: Citation,
): string | null {
  if (!labels.every(isNumber)) return null;
  const numbers = labels.map(Number).sort((a, b) => a - b);
  const like = draft.text.slice(citation.labels[0]!.start, citation.labels[0]!.end);
  const plain = writeRuns(numbers, '\u0000', '\u0001');
  const digits = plain.replace(/\d+/g, (digit) => writtenNumber(like.trim(), Number(digit)) ?? digit);
  return digits.replaceAll('\u0000', dash).replaceAll('\u0001', separator);
}

function itemsOf(draft: Draft, citation: Citation): Item[] {
  const groups: { start: number; end: number; labels: CitationLabel[] }[] = [];
  for (const label of citation.labels) {
    const { start, end } = label.range ?? label;
    const last = groups.at(-1);
    if (last?.start === start) last.labels.push(label);
    else groups.push({ start, end, labels: [label] });
  }
  return groups.map((group, i) => {
    const next = groups[i + 1]?.start ?? citation.end - closeOf(draft, citation);
    const between = draft.text.slice(group.end, Math.max(group.end, next));
    if (SEPARATORS.test(between)) return { ...group, locator: '' };
    const locator = i + 1 < groups.length ? between.replace(/[\s,;，；、]+$/, '') : between.trimEnd();
    return { ...group, locator };
  });
}

function closeOf(draft: Draft, citation: Citation): number {
  return /\\?[\])］】]$/.exec(draft.text.slice(citation.start, citation.end))?.[0].length ?? 0;
}

/** What stands between two items of the group, as it is written there. */
function separatorOf(draft: Draft, items: readonly Item[]): string {
  for (let i = 1; i < items.length; i++) {
    const from = items[i - 1]!.end + items[i - 1]!.locator.length;
    const between = draft.text.slice(from, items[i]!.start);
    if (SEPARATORS.test(between) && between !== '' && !/[\r\n]/.test(between)) return between;
  }
  return ', ';
}

const dashOf = (draft: Draft, range: Span | null): string | null =>
  range && (/^\s*[0-9０-９]+(\D+?)[0-9０-９]+\s*$/.exec(draft.text.slice(range.start, range.end))?.[1] ?? null);

/** The label as the signs of `shown` write it: digits of a kind, or the words of another key. */
function written(shown: string, label: string, newLabel: string): string | null {
  if (isNumber(newLabel) && isNumber(label)) return writtenNumber(shown, Number(newLabel));
  return shown.replace(shown.trim(), () => newLabel);
}

const isNumber = (label: string): boolean => /^\d+$/.test(label);

const isAscending = (labels: readonly string[]): boolean =>
  labels.every((label, i) => isNumber(label) && (i === 0 || Number(labels[i - 1]) < Number(label)));
