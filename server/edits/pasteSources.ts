import type { Draft, Source, SourceList } from '../draft/model.ts';
import { type WrittenStyle, writers } from '../draft/styles/write.ts';
import type { Span } from '../text/span.ts';
import { addEntry } from './addEntry.ts';
import { addressKey } from './address.ts';
import { writeMark } from './convert/convert.ts';
import { bodyOf, oneLine } from './convert/entries.ts';
import { gatherMarks, type Mark } from './convert/marks.ts';
import { pandocKey } from './convert/pandocKey.ts';
import { createList } from './createList.ts';
import type { TextEdit } from './fix.ts';
import { listFor } from './labels.ts';
import { styleOf } from './links/styleOf.ts';
import { applyEdits } from './plan.ts';

/** Words of one draft as another one cites them, with the entries they bring along. */
export interface PastedSources {
  readonly text: string;
  /** New entries, against the draft that is pasted into. */
  readonly edits: readonly TextEdit[];
  /** How many entries are new, and how many citations name an entry that is there already. */
  readonly added: number;
  readonly known: number;
}

/**
 * The words `words` of the draft `from`, for pasting at `at` in the draft `to`: citations in the style of its list and
 * under its labels (an entry is the same where its address or all of its words are), the other entries under the next
 * free numbers. Null where the words cite nothing that has an entry, or the list cannot take the entries.
 */
export function pasteSources(from: Draft, words: Span, to: Draft, at: number): PastedSources | null {
  if (to.sources.some(({ start, end }) => start <= at && at <= end)) return null;
  const list = listFor(to, at, false) ?? listFor(to, at, true);
  const inside = from.citations.filter(
    (one) => words.start <= one.start && one.end <= words.end && one.within === null,
  );
  const first = inside[0]?.labels[0]?.source;
  if (!first || inside.some(({ labels }) => labels.some(({ source }) => source === null))) return null;
  const style = list ? styleOf(list) : styleOf(first.list);
  const { marks } = gatherMarks(from, style, () => true);
  const own = marks.filter((mark) => words.start <= mark.start && mark.end <= words.end && mark.within === null);
  // A mark that is cut by the selection cannot be rewritten whole.
  if (own.length === 0 || marks.some((mark) => mark.start < words.end && words.start < mark.end && !own.includes(mark)))
    return null;
  const labels = labelsFor(
    own.flatMap(({ items }) => items.map(({ source }) => source)),
    to,
    list,
    style,
  );
  const added = [...labels].filter(([, { isNew }]) => isNew);
  const edits = entriesFor(
    from,
    to,
    list,
    style,
    added.map(([source, { label }]) => ({ source, label })),
  );
  if (!edits) return null;
  const rewritten = own.map((mark) => {
    const named = onceEach(mark, ({ source }) => labels.get(source)!.label);
    const edit = writeMark(from, named.mark, named.labels, style);
    return { ...edit, start: Math.max(0, edit.start - words.start), end: edit.end - words.start };
  });
  const text = applyEdits(from.text.slice(words.start, words.end), rewritten);
  const counts = { added: added.length, known: labels.size - added.length };
  // At the end of a draft without a list, the list follows the pasted words directly.
  if (!list && edits[0] && edits[0].start <= at) return { text: text + edits[0].newText, edits: [], ...counts };
  return { text, edits, ...counts };
}

/** The mark without what it would say twice: two entries there may be one here. */
function onceEach(mark: Mark, labelOf: (item: Mark['items'][number]) => string) {
  const seen = new Set<string>();
  const items = mark.items.filter((item) => {
    const said = `${labelOf(item)} ${item.locator}`;
    return !seen.has(said) && seen.add(said);
  });
  return { mark: { ...mark, items }, labels: items.map(labelOf) };
}

/** Whether a citation of the list names this entry by its label: lists that begin anew have each number again. */
function answers(to: Draft, list: SourceList | null, source: Source): boolean {
  const isNote = source.form === 'footnote';
  if (source.list === list) return true;
  if (isNote !== (list?.form === 'footnote')) return false;
  return (
    to.sources.filter(({ label, form }) => label === source.label && (form === 'footnote') === isNote).length === 1
  );
}

const keyOf = ({ details }: Source): string =>
  details.url
    ? addressKey(details.url)
    : details.plain
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();

/** The label of each source in the other draft. */
function labelsFor(sources: readonly Source[], to: Draft, list: SourceList | null, style: WrittenStyle) {
  const known = new Map<string, string>();
  for (const source of to.sources) {
    if (source.label === null || source.catchAll || !answers(to, list, source)) continue;
    if (!known.has(keyOf(source))) known.set(keyOf(source), source.label);
  }
  const undefinedNumbers = to.unresolved.flatMap(({ labels }) => labels.map(({ label }) => Number(label) || 0));
  let highest = [...to.sources.map(({ number }) => number ?? 0), ...undefinedNumbers].reduce(
    (a, b) => Math.max(a, b),
    0,
  );
  const taken = new Set(to.sources.flatMap(({ label }) => label?.toLowerCase() ?? []));
  const labels = new Map<Source, { readonly label: string; readonly isNew: boolean }>();
  for (const source of sources) {
    if (labels.has(source)) continue;
    const there = known.get(keyOf(source));
    if (there !== undefined) {
      labels.set(source, { label: there, isNew: false });
      continue;
    }
    // Names and keys go along; numbers are given anew.
    const isName = source.number === null && /^[\p{L}\p{N}_][^\s[\]^]*$/u.test(source.label ?? '');
    const named = !writers[style].numbered && isName && !taken.has(source.label!.toLowerCase());
    const label = named ? source.label! : style === 'pandoc' ? pandocKey(source.details, taken) : String(++highest);
    known.set(keyOf(source), label);
    taken.add(label.toLowerCase());
    labels.set(source, { label, isNew: true });
  }
  return labels;
}

function entriesFor(
  from: Draft,
  to: Draft,
  list: SourceList | null,
  style: WrittenStyle,
  entries: readonly { readonly source: Source; readonly label: string }[],
): readonly TextEdit[] | null {
  if (entries.length === 0) return [];
  const bodies = entries.map(({ source }) => bodyOf(from, source));
  if (bodies.some((text) => /\n\s*\n|\r\s*\r(?!\n)/.test(text.replaceAll('\r\n', '\n')))) return null;
  // How lines go on is the habit of the other list, and a row of a table has only one.
  const texts = entries.map(({ source }, i) => oneLine(source, bodies[i]!));
  // Numbers inside an entry are those of the other list.
  if (entries.some(({ source }) => from.citations.some(({ within }) => within === source))) return null;
  if (style === 'link-definition') return null;
  if (!list) {
    const contents = new Map(entries.map(({ label }, i) => [label, texts[i]!]));
    const created = createList(to, [...contents.keys()], style === 'footnote', contents, writers[style].lead);
    return created.length > 0 ? created : null;
  }
  const written = entries.map(({ source, label }, i) =>
    addEntry(to, list, label, { text: texts[i]!, url: source.details.url }),
  );
  const at = written[0]?.[0]?.start;
  if (written.some((one) => one.length !== 1 || one[0]!.start !== at)) return null;
  return [{ start: at!, end: at!, newText: written.map(([one]) => one!.newText).join('') }];
}

/** Where the words stand in a draft, line breaks apart, or null. */
export function placeOfWords(draft: Draft, words: string): Span | null {
  const text = draft.text.toString();
  const exact = text.indexOf(words);
  if (exact >= 0) return { start: exact, end: exact + words.length };
  // The clipboard may have other line breaks than the draft.
  const same = words.replace(/\r\n|\r/g, '\n').replaceAll('\n', draft.text.newline);
  const at = text.indexOf(same);
  return at < 0 ? null : { start: at, end: at + same.length };
}
