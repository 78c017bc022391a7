import type { Span } from '../../text/span.ts';
import type { ReadBlock } from '../blocks/block.ts';
import { cellsOf } from '../blocks/tableRows.ts';
import { addressesOf, memo } from '../facts.ts';
import type { EntryForm } from '../model.ts';
import { isNumeric } from '../styles/bracket.ts';
import { type EntryMark, normalLabel, readEntryMark } from './entryMarks.ts';

/** One entry as found; spans are absolute. `key` is what citations are looked up by. */
export interface Entry extends Span {
  readonly form: EntryForm;
  readonly key: string | null;
  readonly label: string | null;
  readonly labelSpan: Span | null;
  readonly labelMark: Span | null;
  readonly mark: Span | null;
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** The block that holds its beginning, and how far into it. */
  readonly block: ReadBlock;
}

/**
 * The entries that begin in a block. `unlabelled` says whether the list so far has entries without label and mark, so
 * that a paragraph can be one.
 */
export function entriesOfBlock(blocks: readonly ReadBlock[], index: number, unlabelled: boolean): Entry[] {
  const block = blocks[index]!;
  if (block.kind === 'row') return rowEntry(blocks, index);
  if (block.note) return block.note.first ? [noteEntry(block)] : [];
  if (block.kind === 'definition') return definitionEntry(block);
  if (block.kind !== 'paragraph') return [];
  if (block.item)
    return block.item.first && (block.item.depth === 0 || block.facts.entries.length > 0) ? [itemEntry(block)] : [];
  const marks = block.facts.entries;
  if (marks.length > 0) return marks.map((mark, at) => lineEntry(block, mark, marks[at + 1]));
  if (!unlabelled) return [];
  const atEnd = endLabel(block);
  if (atEnd) return namesSource(block) ? [withEndLabel(plainEntry(block, null), atEnd)] : [];
  return looksLikeEntry(block) ? [plainEntry(block, null)] : [];
}

/** `### [1] Bee Bulletin`: a heading that opens an entry. */
export function headingEntry(block: ReadBlock): Entry | null {
  const mark = readEntryMark(firstLine(block), 0);
  if (!mark || (mark.form !== 'bracket' && mark.form !== 'ordered')) return null;
  return { ...lineEntry(block, mark, undefined), form: 'heading' };
}

/** Whether a block goes on with an entry: a further paragraph of its list item or note, or text under its heading. */
export function extendsEntry(entry: Entry, block: ReadBlock): boolean {
  if (block.kind === 'code') return entry.block.item !== null && block.item?.mark.start === entry.block.item.mark.start;
  if (entry.block.note) return block.note !== null && !block.note.first && block.note.start === entry.block.note.start;
  if (entry.form === 'heading') return block.kind === 'paragraph' && !block.note;
  if (!entry.block.item || !block.item || block.kind !== 'paragraph') return false;
  if (block.item.mark.start === entry.block.item.mark.start) return !block.item.first;
  // A nested list below the entry, without labels of its own.
  return block.item.depth > entry.block.item.depth && block.facts.entries.length === 0;
}

export const extend = (entry: Entry, block: ReadBlock): Entry => ({ ...entry, end: block.end, bodyEnd: block.end });

/** Whether the entry's first block holds an address. */
export const hasAddress = (entry: Entry): boolean =>
  addressesOf(entry.block.facts).some(({ start }) => {
    const at = entry.block.start + start;
    return entry.start <= at && at < Math.max(entry.end, entry.block.end);
  }) || /\]\(\s*<?(?:https?:|www\.)/.test(entry.block.facts.raw);

function firstLine(block: ReadBlock): string {
  const at = block.facts.masked.indexOf('\n');
  return at < 0 ? block.facts.masked : block.facts.masked.slice(0, at);
}

const moved = (span: Span, by: number): Span => ({ start: span.start + by, end: span.end + by });

function trimmedEnd(block: ReadBlock, to: number): number {
  return block.start + block.facts.raw.slice(0, to).trimEnd().length;
}

/** An entry that opens at a line start of a block and runs to the next such line. */
function lineEntry(block: ReadBlock, mark: EntryMark, next: EntryMark | undefined): Entry {
  const to = next ? next.start : block.facts.raw.length;
  const end = Math.max(trimmedEnd(block, to), block.start + mark.labelMark.end);
  return {
    start: block.start + mark.start,
    end,
    form: mark.form,
    key: mark.label,
    label: written(block, mark.labelSpan, mark.label),
    labelSpan: moved(mark.labelSpan, block.start),
    labelMark: moved(mark.labelMark, block.start),
    mark: mark.form === 'ordered' ? moved(mark.labelMark, block.start) : null,
    bodyStart: Math.min(block.start + mark.body, end),
    bodyEnd: end,
    block,
  };
}

/** A label as people see it: numbers without leading zeros, words as they are written. */
function written(block: ReadBlock, span: Span, key: string): string {
  const bare = key.replace(/^\^/, '');
  return isNumeric(bare) ? bare : block.facts.raw.slice(span.start, span.end).replace(/^\^/, '').trim();
}

function plainEntry(block: ReadBlock, mark: Span | null): Entry {
  const end = trimmedEnd(block, block.facts.raw.length);
  return {
    start: mark?.start ?? block.start,
    end,
    form: 'none',
    key: null,
    label: null,
    labelSpan: null,
    labelMark: null,
    mark,
    bodyStart: block.start,
    bodyEnd: end,
    block,
  };
}

function itemEntry(block: ReadBlock): Entry {
  const item = block.item!;
  // In plain text the block holds its own list mark; in markdown it begins behind it.
  const inside = item.mark.start >= block.start;
  const lead = inside ? item.mark.end - block.start : 0;
  const line = firstLine(block);
  const label = readEntryMark(line.slice(lead), lead);
  const start = Math.min(item.mark.start, block.start);
  if (label && label.form !== 'ordered') {
    return { ...lineEntry(block, label, undefined), start, mark: item.mark };
  }
  const bodyStart = block.start + lead + /^[\s\u2060]*/.exec(line.slice(lead))![0].length;
  const plain = { ...plainEntry(block, item.mark), start, bodyStart };
  const atEnd = endLabel(block);
  if (item.number === null) return atEnd ? withEndLabel(plain, atEnd) : plain;
  const digits = { start: item.mark.start, end: item.mark.end - 1 };
  const caret = /^[\s\u2060]*\^(?:\s+[a-z]\b)*[\s\u2060]*/.exec(line.slice(lead))?.[0].length;
  return {
    ...plain,
    bodyStart: caret ? block.start + lead + caret : bodyStart,
    form: 'ordered',
    key: String(item.number),
    label: String(item.number),
    labelSpan: digits,
    labelMark: item.mark,
  };
}

function noteEntry(block: ReadBlock): Entry {
  const note = block.note!;
  return {
    ...plainEntry(block, null),
    start: note.start,
    end: Math.max(note.end, trimmedEnd(block, block.facts.raw.length)),
    form: 'footnote',
    key: normalLabel(note.label, 'footnote'),
    label: note.label,
    labelSpan: note.labelSpan,
    labelMark: { start: note.start, end: note.end },
    bodyStart: block.start,
  };
}

/** `[1]: address "title"`. Comments (`[//]: # (…)`) and links to other notes are no sources. */
function definitionEntry(block: ReadBlock): Entry[] {
  const match = /^\[([^\]\n]+)\]:[ \t]*/.exec(block.facts.raw);
  if (!match || match[1]!.startsWith('//')) return [];
  const start = block.start + 1;
  const end = start + match[1]!.length;
  return [
    {
      ...plainEntry(block, null),
      form: 'definition',
      key: normalLabel(match[1]!, 'definition'),
      label: match[1]!,
      labelSpan: { start, end },
      labelMark: { start: block.start, end: end + 2 },
      bodyStart: block.start + match[0].length,
    },
  ];
}

function rowEntry(blocks: readonly ReadBlock[], index: number): Entry[] {
  const block = blocks[index]!;
  const next = blocks[index + 1];
  if (next?.kind === 'rule' && next.group === block.group) return []; // the header
  const [first, second] = cellsOf(block.facts.masked);
  if (!first || !second) return [];
  const label = /^\[?(\d{1,4})[\].]*$/.exec(first.text.replace(/\u2060/g, ''));
  const bodyStart = block.start + (label ? second.start : first.start);
  if (!label) return [{ ...plainEntry(block, null), form: 'row', bodyStart }];
  const start = block.start + first.start + first.text.indexOf(label[1]!);
  return [
    {
      ...plainEntry(block, null),
      form: 'row',
      key: String(Number(label[1])),
      label: String(Number(label[1])),
      labelSpan: { start, end: start + label[1]!.length },
      labelMark: moved(first, block.start),
      bodyStart,
    },
  ];
}

interface EndLabel {
  readonly key: string;
  readonly span: Span;
  readonly mark: Span;
}

/** The label that stands at the end of an entry: `Outlet. “Title.” Link [2]`. */
export function endLabel(block: ReadBlock): EndLabel | null {
  return memo(block.facts, 'endLabel', () => {
    const match = /[[［]([\p{L}\d０-９][^[\]\n\uFFFC@^]{0,30})[\]］][\s.\u2060]*$/u.exec(block.facts.masked);
    if (!match || match.index === 0) return null;
    const label = match[1]!;
    // `[J]`, `[2025]`, `[Online]` end entries too, and are no labels.
    if (!/^\d{1,3}$/.test(label) && !block.facts.placeholders.some((one) => one.start === match.index)) return null;
    const start = match.index + 1;
    return {
      key: normalLabel(label, 'end'),
      span: { start, end: start + label.length },
      mark: { start: match.index, end: start + label.length + 1 },
    };
  });
}

function withEndLabel(entry: Entry, { key, span, mark }: EndLabel): Entry {
  const by = entry.block.start;
  return {
    ...entry,
    form: 'end',
    key,
    label: written(entry.block, span, key),
    labelSpan: moved(span, by),
    labelMark: moved(mark, by),
    bodyEnd: by + entry.block.facts.raw.slice(0, mark.start).trimEnd().length,
  };
}

/** Whether a paragraph with a number at its end is an entry rather than a sentence with its citation. */
function namesSource(block: ReadBlock): boolean {
  const { raw, quotation, marks } = block.facts;
  if (raw.length > 500 || marks.filter((mark) => mark.style === 'bracket').length > 1) return false;
  return (
    addressesOf(block.facts).length > 0 ||
    quotation.pairs.length === 1 ||
    (/\b\p{L}+\s*\[[^[\]]*\]\s*$/u.test(raw) && /^[^.]+\.\s/.test(raw))
  );
}

/** A paragraph that reads like an entry of a bibliography: an address, or a year with a title or a name in front. */
function looksLikeEntry(block: ReadBlock): boolean {
  const { raw, masked, marks } = block.facts;
  if (raw.length > 800 || /[:：]\s*$/.test(raw)) return false;
  if (marks.some((mark) => mark.style === 'bracket' && !mark.doubtful)) return false;
  if (addressesOf(block.facts).length > 0 || /\]\(\s*<?https?:/.test(raw)) return raw.length < 600;
  const title = /[“"„«][^”"“»]{4,}[”"“»]|(?:^|[\s(])[*_][^*_\n]{4,}[*_]/.test(raw);
  const year = /\b(?:1[5-9]|20)\d{2}\b/.test(masked);
  return year && (title || /^\p{Lu}[\p{L}’'-]+,\s+\p{Lu}/u.test(masked));
}
