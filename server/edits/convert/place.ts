import type { Draft, Source, SourceList } from '../../draft/model.ts';
import { type WrittenStyle, writers } from '../../draft/styles/write.ts';
import { addEntry } from '../addEntry.ts';
import { createList, headingFor } from '../createList.ts';
import type { TextEdit } from '../fix.ts';
import { removeEntry, removeLines } from '../removeEntry.ts';
import { bodyOf, entryText, isForeign, rewriteInPlace } from './entries.ts';

/** The edits that write the entries anew, and those of them that leave their place for a list at the end. */
export interface Placed {
  readonly edits: readonly TextEdit[];
  readonly moved: readonly Source[];
  /** Whether a heading was put in front of entries that had none. */
  readonly heading: boolean;
}

/**
 * Writes the entries in the new style: where they stand, or, when they stand about the text (as notes and definitions
 * may and entries of a list may not), together in the draft's list of that style or in a new one at the end. Null where
 * the draft's end can hold no list.
 * @param marks the edits of all marks: those inside entries that move are made in what moves
 */
export function placeEntries(
  draft: Draft,
  labels: ReadonlyMap<Source, string>,
  target: WrittenStyle,
  marks: readonly TextEdit[],
): Placed | null {
  const edits: TextEdit[] = [];
  const moved: Source[] = [];
  let heading = false;
  for (const list of draft.sourceLists) {
    const own = list.sources.filter((source) => labels.has(source));
    if (own.length === 0) continue;
    const loose =
      needsList(target) && list.heading === null && (list.form === 'footnote' || list.form === 'definition');
    if (loose && (homeFor(draft, labels, target) || !standsTogether(draft, list, own))) {
      moved.push(...own);
      continue;
    }
    for (const source of own)
      edits.push(
        ...withGaps(draft, source, rewriteInPlace(draft, source, labels.get(source)!, target), labels, target),
      );
    if (!loose) continue;
    const at = own[0]!.start;
    const gap = draft.text.newline + (draft.format === 'markdown' ? draft.text.newline : '');
    edits.push({ start: at, end: at, newText: headingFor(draft) + gap });
    heading = true;
  }
  moved.sort((a, b) => (Number(labels.get(a)) || 0) - (Number(labels.get(b)) || 0));
  if (moved.length === 0) return { edits: inOrder(edits), moved, heading };
  const added = addTogether(draft, moved, labels, target, marks);
  if (!added) return null;
  return { edits: inOrder([...edits, ...added]), moved, heading };
}

/** Whether entries of the style are read only in a list. */
const needsList = (target: WrittenStyle): boolean => target !== 'footnote' && target !== 'link-definition';

/** The draft's last list that is in the new style already. */
function homeFor(draft: Draft, labels: ReadonlyMap<Source, string>, target: WrittenStyle): SourceList | null {
  return (
    draft.sourceLists.findLast(
      (list) =>
        list.sources.some((source) => !labels.has(source) && source.label !== null && !isForeign(source, target)) &&
        list.form !== 'footnote',
    ) ?? null
  );
}

/** Whether the notes follow each other with nothing between, behind all the text that cites them. */
function standsTogether(draft: Draft, list: SourceList, own: readonly Source[]): boolean {
  if (own.length < list.sources.length) return false;
  const first = own[0]!;
  const line = draft.text.line(draft.text.lineNumberAt(first.start));
  if (line.start !== first.start) return false;
  for (let i = 1; i < own.length; i++) {
    if (draft.text.slice(own[i - 1]!.end, own[i]!.start).trim() !== '') return false;
  }
  return draft.citations.every(({ within, start }) => within !== null || start < first.start);
}

/**
 * The edits with the blank lines that the new form needs: a definition cannot follow a line of text, which would take
 * it in, and an entry with text in it would take in the line that followed a definition.
 */
function withGaps(
  draft: Draft,
  source: Source,
  edits: readonly TextEdit[],
  labels: ReadonlyMap<Source, string>,
  target: WrittenStyle,
): readonly TextEdit[] {
  const { text } = draft;
  const isBlank = (line: string) => /^[\s>]*$/.test(line);
  const first = text.line(text.lineNumberAt(source.start));
  const before = text.slice(first.start, source.start);
  const prefix = isBlank(before) ? before : '';
  if (target === 'link-definition' && source.form !== 'footnote') {
    const number = text.lineNumberAt(source.start);
    const above = number === 0 ? '' : text.line(number - 1).text;
    const previous = draft.sources[source.index - 1];
    const isNext = previous !== undefined && text.lineNumberAt(previous.end) === number - 1;
    const apart = isBlank(above) || /^[\s>]*(?:#|-{3,}\s*$|={3,}\s*$|\*{3,}\s*$)/.test(above);
    if (apart || (isNext && (labels.has(previous) || previous.form === 'definition'))) return edits;
    const [edit, ...rest] = edits;
    return [{ ...edit!, newText: text.newline + prefix + edit!.newText }, ...rest];
  }
  if (source.form !== 'definition') return edits;
  const number = text.lineNumberAt(source.end);
  const next = draft.sources[source.index + 1];
  const isNext = next !== undefined && labels.has(next) && text.lineNumberAt(next.start) === number + 1;
  if (isNext || number + 1 >= text.lineCount || isBlank(text.line(number + 1).text)) return edits;
  const last = edits.at(-1)!;
  return [...edits.slice(0, -1), { ...last, newText: last.newText + text.newline + prefix.trimEnd() }];
}

function addTogether(
  draft: Draft,
  moved: readonly Source[],
  labels: ReadonlyMap<Source, string>,
  target: WrittenStyle,
  marks: readonly TextEdit[],
): TextEdit[] | null {
  const each = moved.map((source) => removeEntry(draft, source));
  // A note on a line with other text cannot be taken away by itself.
  if (each.some((removal) => removal.length === 0)) return null;
  const gone = merged(each.flat()).map((span) => (span.end < draft.text.length ? removeLines(draft, span) : span));
  const home = homeFor(draft, labels, target);
  let added: TextEdit[] = [];
  if (home) {
    const adding = moved.map((source) =>
      addEntry(draft, home, labels.get(source)!, { text: bodyOf(draft, source, marks), url: source.details.url }),
    );
    const at = adding[0]?.[0]?.start;
    if (adding.every((one) => one.length === 1 && one[0]!.start === at)) {
      added = [{ start: at!, end: at!, newText: adding.map(([one]) => one!.newText).join('') }];
    }
  }
  if (added.length === 0) {
    const contents = new Map(moved.map((source) => [labels.get(source)!, entryText(draft, source, target, marks)]));
    added = createList(draft, [...contents.keys()], false, contents, writers[target].lead);
  }
  const [insert] = added;
  if (!insert) return null;
  // The new list may begin where the last note ended.
  const around = gone.findIndex(({ start, end }) => start <= insert.start && insert.start <= end);
  if (around < 0) return [...gone, insert];
  const { start, end } = gone[around]!;
  const tail =
    end === draft.text.length
      ? /[\r\n]*$/.exec(draft.text.slice(Math.max(start, end - 2), end))![0].slice(0, draft.text.newline.length)
      : '';
  // A blank line in front of the list is enough.
  const kept = /^(?:\r\n|\n|\r){2}/.test(insert.newText) ? draft.text.slice(0, start).trimEnd().length : start;
  gone[around] = { start: kept, end, newText: insert.newText + tail };
  return gone;
}

/** Removals in order, those that touch as one. */
function merged(edits: readonly TextEdit[]): TextEdit[] {
  const out: TextEdit[] = [];
  for (const edit of inOrder(edits)) {
    const last = out.at(-1);
    if (last && edit.start <= last.end) out[out.length - 1] = { ...last, end: Math.max(last.end, edit.end) };
    else out.push(edit);
  }
  return out;
}

const inOrder = (edits: readonly TextEdit[]): TextEdit[] =>
  [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
