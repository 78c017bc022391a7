import type { Block, Draft, Source, SourceList } from '../../draft/model.ts';
import { writeLinks } from '../../draft/styles/inlineLink.ts';
import type { Span } from '../../text/span.ts';
import type { TextEdit } from '../fix.ts';
import { listName, writtenLabel } from '../labels.ts';
import { change, type Plan, refusal } from '../plan.ts';
import { readAfter } from '../readAfter.ts';
import { removeEntry, removeLines } from '../removeEntry.ts';
import { addressIn } from './entries.ts';
import { gatherMarks, type Mark } from './marks.ts';

/**
 * Writes all citations as links in round brackets, named after outlet or title. What an entry says goes into the title
 * of its first link, so that nothing is lost; cited entries leave the list, and a list that is empty then goes with its
 * heading. Entries that nobody cites or that have no address stay, the latter with their marks.
 */
export function convertToLinks(draft: Draft): Plan {
  if (draft.format === 'plaintext')
    return refusal('Plain text knows no links with words: they only mean something in markdown.');
  const addresses = new Map<Source, { readonly url: string; readonly words: string }>();
  const bare: Source[] = [];
  for (const source of draft.sources) {
    if (source.label === null || source.useCount === 0) continue;
    const address = addressIn(draft, source);
    if (address && /^https?:\/\//i.test(address.url)) addresses.set(source, address);
    else bare.push(source);
  }
  if (addresses.size === 0) return refusal('No source that is cited has an address, so there is nothing to link to.');
  const { marks, missing, mixed } = gatherMarks(draft, 'pandoc', (source) => addresses.has(source));
  const both = mixed[0] ?? marks.find(({ items }) => items.some(({ source }) => !addresses.has(source)));
  if (both) {
    const line = draft.text.lineNumberAt(both.start) + 1;
    return refusal(
      `${draft.text.slice(both.start, both.end)} in line ${line} names a source with an address beside one without. Split the mark first.`,
    );
  }
  if (marks.some(({ within }) => within !== null)) {
    return refusal('An entry refers to another one by its number, which would go. Write that reference out first.');
  }
  const edits = marks.map((mark) => writeMark(draft, mark, addresses));
  const removed = removals(draft, addresses);
  if (!removed)
    return refusal(
      'An entry shares its line with other text, so it cannot be taken away. Put it on a line of its own first.',
    );
  const all = [...edits, ...removed].sort((a, b) => a.start - b.start || a.end - b.end);
  if (all.some((edit, i) => i > 0 && edit.start < all[i - 1]!.end) || !keepsTheRest(draft, all, addresses)) {
    return refusal('Written as links, the rest of the draft would not read as it does now, so nothing was changed.');
  }
  return change('Write the citations as links', all, { notes: notes(draft, addresses, bare, missing) });
}

/** Writes a mark; the first link to a source carries what its entry says. */
function writeMark(
  draft: Draft,
  mark: Mark,
  addresses: ReadonlyMap<Source, { readonly url: string; readonly words: string }>,
): TextEdit {
  const links = mark.items.map(({ source, locator }, index) => {
    const { url, words } = addresses.get(source)!;
    const isFirst = source.uses[0]!.citation.start >= mark.start && source.uses[0]!.citation.start < mark.end;
    const first = isFirst && mark.items.findIndex((item) => item.source === source) === index;
    return { name: nameOf(source, url), url, title: first ? words : '', locator };
  });
  const line = draft.text.line(draft.text.lineNumberAt(mark.start));
  const before = draft.text.slice(line.start, mark.start);
  const blank = /[^\s([{“„«‘>|*_]$/.test(before) ? ' ' : '';
  const shown = mark.words ? `${draft.text.slice(mark.words.start, mark.words.end)} ` : blank;
  return { start: mark.start, end: mark.end, newText: shown + writeLinks(links) };
}

function nameOf(source: Source, url: string): string {
  const { outlet, title } = source.details;
  const name = (outlet ?? title ?? '').replace(/\s+/g, ' ').trim();
  return name || (/^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url)?.[1] ?? url);
}

/** Takes the entries away, and the heading of a list that has no other; null where one cannot be taken away alone. */
function removals(draft: Draft, gone: ReadonlyMap<Source, unknown>): TextEdit[] | null {
  const spans: Span[] = [];
  for (const list of draft.sourceLists) {
    const own = list.sources.filter((source) => gone.has(source));
    if (own.length === 0) continue;
    for (const source of own) {
      const edits = removeEntry(draft, source);
      if (edits.length === 0) return null;
      spans.push(...edits);
    }
    if (own.length < list.sources.length) continue;
    if (list.heading && !isHtml(draft, list.heading)) spans.push(headingLines(draft, list));
    spans.push(...headRows(draft, own[0]!));
  }
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of spans.sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    // Blank lines between what goes, go too.
    if (last && draft.text.slice(last.end, Math.max(last.end, start)).trim() === '') last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged.map((span) => removeLines(draft, span));
}

/** A heading inside HTML (`<summary>`) belongs to what stands around it. */
const isHtml = (draft: Draft, { start, end }: Span): boolean =>
  draft.blocks.some((block) => block.kind === 'html' && block.start <= start && end <= block.end);

/** The head of a table that loses all its rows, with its line of dashes. */
function headRows(draft: Draft, source: Source): Span[] {
  if (source.form !== 'row') return [];
  const { text } = draft;
  const row = draft.block(draft.blockAt(source.start))!;
  const isAbove = ({ kind, group, start }: Block) =>
    (kind === 'row' || kind === 'rule') && group === row.group && start < row.start;
  const head = draft.blocks.find(isAbove);
  if (!head) return [];
  return [
    { start: text.line(text.lineNumberAt(head.start)).start, end: text.line(text.lineNumberAt(row.start)).start },
  ];
}

/** The heading with its underline and the blank lines behind it. */
function headingLines(draft: Draft, list: SourceList): Span {
  const { text } = draft;
  const block = draft.blocks.find(({ start, end }) => start <= list.heading!.start && list.heading!.end <= end);
  const first = text.lineNumberAt(block?.start ?? list.heading!.start);
  const isGlued = block !== undefined && list.sources.some(({ start }) => block.start <= start && start < block.end);
  let next = text.lineNumberAt(isGlued ? list.heading!.end : (block?.end ?? list.heading!.end)) + 1;
  while (next < text.lineCount - 1 && text.line(next).text.trim() === '') next++;
  return { start: text.line(first).start, end: next < text.lineCount ? text.line(next).start : text.length };
}

/** Whether what stays reads as before: the same other entries, cited as often. */
function keepsTheRest(draft: Draft, edits: readonly TextEdit[], gone: ReadonlyMap<Source, unknown>): boolean {
  const after = readAfter(draft, edits);
  const kept = (one: Draft, without: ReadonlyMap<Source, unknown>) =>
    one.citations.flatMap(({ labels }) =>
      labels.flatMap(({ source }) => (source && !without.has(source) ? [source.details.plain] : [])),
    );
  const before = kept(draft, gone);
  const now = kept(after, new Map());
  return (
    before.length === now.length &&
    before.every((plain, i) => plain === now[i]) &&
    after.unresolved.length <= draft.unresolved.length
  );
}

function notes(
  draft: Draft,
  addresses: ReadonlyMap<Source, unknown>,
  bare: readonly Source[],
  missing: readonly Span[],
): string[] {
  const out = ['What an entry says goes into the title of its first link, which readers see when they point at it.'];
  const lists = draft.sourceLists.filter(({ sources }) => sources.every((source) => addresses.has(source)));
  if (lists.length > 0)
    out.push(
      `${capitalised(listName(lists[0]!))} goes: all of its entries are links then. On the way back it is written anew, in the order of the links.`,
    );
  if (bare.length > 0) {
    out.push(
      `${bare.slice(0, 5).map(writtenLabel).join(', ')} ${bare.length === 1 ? 'has' : 'have'} no address and ${bare.length === 1 ? 'stays' : 'stay'} in the list.`,
    );
  }
  const unused = draft.sources.filter(({ label, useCount }) => label !== null && useCount === 0).length;
  if (unused > 0)
    out.push(
      `${unused === 1 ? 'One entry that is' : `${unused} entries that are`} not cited ${unused === 1 ? 'stays' : 'stay'} in the list.`,
    );
  if (missing.length > 0)
    out.push(
      `${missing.length === 1 ? 'One citation has' : `${missing.length} citations have`} no entry and ${missing.length === 1 ? 'stays as it is' : 'stay as they are'}.`,
    );
  return out;
}

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
