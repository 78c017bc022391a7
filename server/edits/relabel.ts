import type { Citation, CitationLabel, Draft, Source } from '../draft/model.ts';
import type { DraftText } from '../text/draftText.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from './fix.ts';
import { applyEdits } from './plan.ts';
import { removeEntry } from './removeEntry.ts';
import { removeMark } from './removeMark.ts';
import { rewriteCitation } from './rewriteCitation.ts';
import { writtenNumber } from './writtenNumber.ts';

/** What becomes of the sources of a draft; they are told by their index. What is not named stays as it is. */
export interface Relabelling {
  readonly labels: ReadonlyMap<number, string>;
  /** Whose citations point at another source from now on, or (null) are taken out. */
  readonly redirect?: ReadonlyMap<number, number | null>;
  /** Which entry stands in the place of which: place → entry. */
  readonly placed?: ReadonlyMap<number, number>;
  /** The places that are closed. Their entries leave the list, unless they are placed elsewhere. */
  readonly removed?: ReadonlySet<number>;
}

/** The entries that stand nowhere afterwards. */
export function lostEntries({ placed, removed }: Relabelling): ReadonlySet<number> {
  const kept = new Set([...(placed ?? [])].map(([, entry]) => entry));
  const lost = [...(removed ?? []), ...(placed?.keys() ?? [])].filter((entry) => !kept.has(entry));
  return new Set(lost);
}

export interface Relabelled {
  readonly edits: readonly TextEdit[];
  /** The citations that no longer stand in the text. */
  readonly dropped: ReadonlySet<Citation>;
}

/**
 * Text and lists as one simultaneous edit: every citation keeps pointing at its entry under the new label. Null where a
 * label cannot be written or an entry cannot be taken out by itself.
 */
export function relabel(draft: Draft, relabelling: Relabelling): Relabelled | null {
  const { labels, redirect, placed = new Map<number, number>(), removed = new Set<number>() } = relabelling;
  const { text, sources } = draft;
  const lost = lostEntries(relabelling);
  const newLabel = (label: CitationLabel): string | null => {
    if (!label.source) return label.label;
    const target = redirect?.get(label.source.index);
    if (target === null) return null;
    if (target === undefined) return labels.get(label.source.index) ?? label.label;
    return labels.get(target) ?? sources[target]!.label;
  };

  const touched: TextEdit[] = [];
  const dropped = new Set<Citation>();
  let before: Citation | null = null;
  for (const citation of draft.citations) {
    if (citation.within && lost.has(citation.within.index)) continue;
    let edits = rewriteCitation(draft, citation, newLabel);
    if (!edits) return null;
    const repeats =
      redirect !== undefined && before?.end === citation.start && comesToRepeat(before, citation, newLabel);
    if (repeats) edits = removeMark(draft, citation);
    if (repeats || citation.labels.every((label) => newLabel(label) === null)) dropped.add(citation);
    else before = citation;
    touched.push(...edits);
  }

  const writes = labelsToWrite(draft);
  for (const [index, label] of labels) {
    const source = sources[index]!;
    if (lost.has(index) || !writes(source)) continue;
    const edit = entryLabel(draft, source, label);
    if (edit === null) return null;
    if (edit) touched.push(edit);
  }
  touched.sort((a, b) => a.start - b.start || a.end - b.end);
  if (overlap(touched)) return null;

  const gone: TextEdit[] = [];
  for (const index of removed) {
    const edits = removeEntry(draft, sources[index]!);
    if (edits.length === 0) return null;
    gone.push(...edits);
  }
  const moves = moved(draft, placed, touched);
  const edits = [...merged(text, gone), ...moves.edits, ...moves.rest].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
  return overlap(edits)
    ? null
    : { edits: edits.filter((edit) => changes(text.slice(edit.start, edit.end), edit)), dropped };
}

/** Whether the second of two marks side by side says nothing new any more, and did before: `[2][5]` → `[2][2]`. */
function comesToRepeat(first: Citation, second: Citation, newLabel: (label: CitationLabel) => string | null): boolean {
  const says = ({ labels }: Citation, of: (label: CitationLabel) => string | null) => labels.map(of);
  const own = ({ label }: CitationLabel) => label;
  const now = says(first, newLabel);
  const old = says(first, own);
  return (
    says(second, newLabel).every((label) => label === null || now.includes(label)) &&
    !says(second, own).every((label) => old.includes(label))
  );
}

const changes = (old: string, { newText }: TextEdit): boolean => old !== newText;

/** The edit that writes a label on its entry; undefined where nothing changes, null where it cannot be written. */
function entryLabel(draft: Draft, source: Source, label: string): TextEdit | null | undefined {
  const { labelSpan } = source;
  if (!labelSpan || source.label === null) return null;
  const shown = draft.text.slice(labelSpan.start, labelSpan.end);
  const newText =
    source.number !== null && /^\d+$/.test(label)
      ? writtenNumber(shown, Number(label))
      : shown.replace(source.label, () => label);
  if (newText === null) return null;
  return newText === shown ? undefined : { start: labelSpan.start, end: labelSpan.end, newText };
}

/** A markdown list whose items all say the same is counted by its items: there the numbers are not written. */
function labelsToWrite(draft: Draft): (source: Source) => boolean {
  const counted = new Map<object, boolean>();
  return (source) => {
    if (source.form !== 'ordered') return true;
    let isCounted = counted.get(source.list);
    if (isCounted === undefined) {
      const digits = source.list.sources
        .filter(({ form }) => form === 'ordered')
        .map(({ labelSpan }) => (labelSpan ? /\d+/.exec(draft.text.slice(labelSpan.start, labelSpan.end))?.[0] : null));
      isCounted = digits.length > 1 && digits.every((one) => one === digits[0]);
      counted.set(source.list, isCounted);
    }
    return !isCounted;
  };
}

/** Entries set in each other's places, with the edits inside them made; `rest` are the edits elsewhere. */
function moved(draft: Draft, placed: ReadonlyMap<number, number>, touched: readonly TextEdit[]) {
  const moving = [...placed].filter(([place, entry]) => place !== entry);
  const spans = new Map(moving.flat().map((index) => [index, bodyOf(draft, draft.sources[index]!)]));
  const inOrder = [...spans.values()].sort((a, b) => a.start - b.start);
  const inside = new Map<Span, TextEdit[]>();
  const rest: TextEdit[] = [];
  let at = 0;
  for (const edit of touched) {
    while (at < inOrder.length && inOrder[at]!.end < edit.end) at++;
    const span = inOrder[at];
    if (span && span.start <= edit.start && edit.end <= span.end) {
      const own = inside.get(span) ?? [];
      own.push({ ...edit, start: edit.start - span.start, end: edit.end - span.start });
      inside.set(span, own);
    } else rest.push(edit);
  }
  const edits = moving.map(([place, entry]): TextEdit => {
    const from = spans.get(entry)!;
    const newText = applyEdits(draft.text.slice(from.start, from.end), inside.get(from) ?? []);
    return { ...spans.get(place)!, newText };
  });
  return { edits, rest };
}

/** The entry without a backslash at its end: that breaks the line for whatever entry stands there. */
function bodyOf(draft: Draft, source: Source): Span {
  const { start } = source;
  const written = draft.text.slice(start, source.end);
  const shorter = /[^\\]\\$/.test(written) && draft.format === 'markdown' ? written.slice(0, -1) : written;
  return { start, end: start + shorter.trimEnd().length };
}

/** Removals side by side as one; at the end of the text the blank lines above go, too. */
function merged(text: DraftText, edits: readonly TextEdit[]): TextEdit[] {
  const out: TextEdit[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = out.at(-1);
    if (last && edit.start <= last.end) out[out.length - 1] = { ...last, end: Math.max(last.end, edit.end) };
    else out.push(edit);
  }
  const last = out.at(-1);
  if (last && last.newText === '' && text.slice(last.end).trim() === '') {
    const kept = text.slice(0, last.start).trimEnd().length;
    const ending = /(?:\r\n|\n|\r)$/.test(text.slice(text.length - 2)) ? text.newline : '';
    out[out.length - 1] = { start: kept, end: text.length, newText: ending };
  }
  return out;
}

const overlap = (edits: readonly TextEdit[]): boolean =>
  edits.some((edit, i) => i > 0 && edit.start < edits[i - 1]!.end);
