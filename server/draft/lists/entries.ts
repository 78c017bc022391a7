import { shift as moved, type Span } from '../../text/span.ts';
import { type KeptBlock, type NoteMark, PlacedBlock, type ReadBlock } from '../blocks/block.ts';
import type { BlockSequence } from '../blocks/sequence.ts';
import { cellsOf } from '../blocks/tableRows.ts';
import { addressesOf, memo } from '../facts.ts';
import type { EntryForm, ListItem } from '../model.ts';
import { isNumeric } from '../styles/bracket.ts';
import { type EntryMark, normalLabel, readEntryMark } from './entryMarks.ts';
import type { EntryAt } from './found.ts';
import { hasHtmlItems, htmlEntries } from './htmlEntries.ts';
import { lumpLine } from './lumps.ts';
import { looksLikeEntry, namesSource } from './paragraphs.ts';

/**
 * One entry as its first block tells it; spans are relative to the block's `by`. `key` is what citations are looked up
 * by.
 */
export interface Entry extends Span {
  readonly form: EntryForm;
  readonly key: string | null;
  readonly label: string | null;
  readonly labelSpan: Span | null;
  readonly labelMark: Span | null;
  readonly mark: Span | null;
  readonly bodyStart: number;
  readonly bodyEnd: number;
}

/** An entry at its place in one version of the text. */
export class PlacedEntry {
  readonly entry: Entry;
  /** The block that holds its beginning. */
  readonly block: ReadBlock;
  /** The block that holds its end. */
  readonly lastBlock: ReadBlock;

  constructor(entry: Entry, block: ReadBlock, lastBlock: ReadBlock = block) {
    this.entry = entry;
    this.block = block;
    this.lastBlock = lastBlock;
  }

  get start(): number {
    return this.entry.start + this.block.by;
  }

  get end(): number {
    return this.lastBlock === this.block ? this.entry.end + this.block.by : endOf(this.lastBlock);
  }

  get bodyStart(): number {
    return this.entry.bodyStart + this.block.by;
  }

  get bodyEnd(): number {
    return this.lastBlock === this.block ? this.entry.bodyEnd + this.block.by : endOf(this.lastBlock);
  }
}

/** Without blanks and without half of a line break: with CRLF a block holds its `\r`. */
const endOf = ({ end, facts: { raw } }: ReadBlock): number => end - (raw.length - raw.trimEnd().length);

/** The entries of a block, with and without those that have no label. */
export interface KnownEntries {
  readonly labelled: readonly Entry[];
  readonly unlabelled: readonly Entry[];
  /** A paragraph that closes a list by naming several sources at once. */
  readonly lump: readonly Entry[];
}

/**
 * The entries that begin in a block. `unlabelled` says whether the list so far has entries without label and mark, so
 * that a paragraph can be one.
 */
export function entriesOfBlock(blocks: BlockSequence, index: number, unlabelled: boolean): readonly Entry[] {
  const kept = blocks.keptAt(index)!;
  if (kept.kind === 'row' && isHeaderRow(blocks, index)) return [];
  const entries = knownEntries(kept);
  return unlabelled ? entries.unlabelled : entries.labelled;
}

/** “Other sources: A, B and C” in a paragraph behind the entries of a list, as an entry without a label. */
export const lumpOfBlock = (blocks: BlockSequence, index: number): readonly Entry[] =>
  knownEntries(blocks.keptAt(index)!).lump;

function knownEntries(kept: KeptBlock): KnownEntries {
  let { entries } = kept;
  if (!entries) {
    const here = new PlacedBlock(kept, 0);
    const labelled = labelledEntries(here);
    const isLump = labelled.length === 0 && !here.item && lumpLine(here) === 0;
    entries = {
      labelled,
      unlabelled: labelled.length > 0 ? labelled : unlabelledEntry(here),
      lump: isLump ? [plainEntry(here, null)] : [],
    };
    kept.entries = entries;
  }
  return entries;
}

function labelledEntries(block: ReadBlock): readonly Entry[] {
  const { item, note, kind, facts } = block;
  if (kind === 'row') return rowEntry(block);
  if (kind === 'html') return hasHtmlItems(block) ? htmlEntries(block) : [];
  if (note) return note.first ? [noteEntry(block, note)] : [];
  if (kind === 'definition') return definitionEntry(block);
  if (kind !== 'paragraph') return [];
  if (item) return item.first && (item.depth === 0 || facts.entries.length > 0) ? [itemEntry(block, item)] : [];
  const last = facts.entries.at(-1);
  const lump = last ? lumpLine(block, last.labelMark.end) : -1;
  const entries = facts.entries.map((mark, at) =>
    lineEntry(block, mark, facts.entries[at + 1] ?? (lump > 0 ? { start: lump } : undefined)),
  );
  return lump > 0 ? [...entries, plainEntry(block, null, lump)] : entries;
}

function unlabelledEntry(block: ReadBlock): readonly Entry[] {
  if (block.kind !== 'paragraph' || block.item || block.note) return [];
  const atEnd = endLabel(block);
  if (atEnd) return namesSource(block) ? [withEndLabel(plainEntry(block, null), atEnd, block)] : [];
  return looksLikeEntry(block) ? [plainEntry(block, null)] : [];
}

const recounted = new WeakMap<Entry, Map<string, Entry>>();

/** A numbered list in which every item says the same (`1.`) is counted by its items, as markdown shows it. */
export function countedEntries(entries: readonly EntryAt[]): readonly EntryAt[] {
  const items = entries.filter(({ entry }) => entry.form === 'ordered');
  const first = items[0]?.entry;
  if (!first || items.length < 2 || items.some(({ entry }) => entry.key !== first.key)) return entries;
  let number = Number(first.key);
  return entries.map((one) =>
    one.entry.form === 'ordered' ? { ...one, entry: relabelled(one.entry, String(number++)) } : one,
  );
}

/** The same object for the same entry and label, so that an unchanged list is known again. */
function relabelled(entry: Entry, label: string): Entry {
  if (entry.key === label) return entry;
  let made = recounted.get(entry);
  if (!made) {
    made = new Map();
    recounted.set(entry, made);
  }
  const known = made.get(label) ?? { ...entry, key: label, label };
  made.set(label, known);
  return known;
}

/** `### [1] Bee Bulletin`: a heading that opens an entry. */
export function headingEntry(kept: KeptBlock): Entry | null {
  const here = new PlacedBlock(kept, 0);
  const mark = readEntryMark(firstLine(here), 0, here.facts.raw);
  if (!mark || (mark.form !== 'bracket' && mark.form !== 'ordered')) return null;
  return { ...lineEntry(here, mark, undefined), form: 'heading' };
}

/** Whether a block goes on with an entry: a further paragraph of its list item or note, or text under its heading. */
export function extendsEntry(entry: Entry, own: ReadBlock, block: ReadBlock): boolean {
  if (own.kept.note) {
    const { note } = block;
    return note !== null && !note.first && note.start === own.kept.note.start + own.by;
  }
  if (entry.form === 'heading') return block.kind === 'paragraph' && !block.kept.note;
  const ownItem = own.kept.item;
  const { item } = block.kept;
  if (!ownItem || !item) return false;
  const sameItem = item.mark.start + block.by === ownItem.mark.start + own.by;
  if (block.kind === 'code') return sameItem;
  if (block.kind !== 'paragraph') return false;
  if (sameItem) return !item.first;
  // A nested list below the entry, without labels of its own.
  return item.depth > ownItem.depth && block.facts.entries.length === 0;
}

/** Whether the block in which the entry begins holds an address of it. */
export const hasAddress = (entry: Entry, kept: KeptBlock): boolean =>
  addressesOf(kept.facts).some(({ start }) => {
    const at = kept.start + start;
    return entry.start <= at && at < Math.max(entry.end, kept.end);
  }) || /\]\(\s*<?(?:https?:|www\.)/.test(kept.facts.raw);

function firstLine(block: ReadBlock): string {
  const at = block.facts.masked.indexOf('\n');
  return at < 0 ? block.facts.masked : block.facts.masked.slice(0, at);
}

function trimmedEnd(block: ReadBlock, to: number): number {
  return block.start + block.facts.raw.slice(0, to).trimEnd().length;
}

/** An entry that opens at a line start of a block and runs to the next such line. */
export function lineEntry(block: ReadBlock, mark: EntryMark, next: Pick<EntryMark, 'start'> | undefined): Entry {
  // Up to the line break before the next one: in a block quote its mark stands in front of that.
  const broken = next ? block.facts.raw.lastIndexOf('\n', next.start - 1) : -1;
  const to = next ? (broken < mark.start ? next.start : broken) : block.facts.raw.length;
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
  };
}

/** A label as people see it: numbers without leading zeros, words as they are written. */
function written(block: ReadBlock, span: Span, key: string): string {
  const bare = key.replace(/^[\^¹]/, '');
  return isNumeric(bare) ? bare : block.facts.raw.slice(span.start, span.end).replace(/^\^/, '').trim();
}

function plainEntry(block: ReadBlock, mark: Span | null, from = 0): Entry {
  const end = trimmedEnd(block, block.facts.raw.length);
  return {
    start: mark?.start ?? block.start + from,
    end,
    form: 'none',
    key: null,
    label: null,
    labelSpan: null,
    labelMark: null,
    mark,
    bodyStart: block.start + from,
    bodyEnd: end,
  };
}

function itemEntry(block: ReadBlock, item: ListItem): Entry {
  // In plain text the block holds its own list mark; in markdown it begins behind it.
  const inside = item.mark.start >= block.start;
  const lead = inside ? item.mark.end - block.start : 0;
  const line = firstLine(block);
  const label = readEntryMark(line.slice(lead), lead, block.facts.raw);
  const start = Math.min(item.mark.start, block.start);
  if (label && label.form !== 'ordered') {
    return { ...lineEntry(block, label, undefined), start, mark: item.mark };
  }
  // A task box is no part of what the entry says; emphasis is.
  const bodyStart = block.start + lead + /^[^\S\r\n]*(?:\u2060{3}[^\S\r\n]+)?/.exec(line.slice(lead))![0].length;
  const plain = { ...plainEntry(block, item.mark), start, bodyStart };
  const atEnd = endLabel(block);
  if (item.number === null) return atEnd ? withEndLabel(plain, atEnd, block) : plain;
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

function noteEntry(block: ReadBlock, note: NoteMark): Entry {
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
  const isKey = /^@[\p{L}\p{N}_]\S*$/u.test(match[1]!);
  const label = isKey ? match[1]!.slice(1) : match[1]!;
  const form = isKey ? 'pandoc' : 'definition';
  const end = block.start + 1 + match[1]!.length;
  const start = end - label.length;
  return [
    {
      ...plainEntry(block, null),
      form,
      key: normalLabel(label, form),
      label,
      labelSpan: { start, end },
      labelMark: { start: block.start, end: end + 2 },
      bodyStart: block.start + match[0].length,
    },
  ];
}

const isHeaderRow = (blocks: BlockSequence, index: number): boolean => {
  const next = blocks.keptAt(index + 1);
  return next?.kind === 'rule' && next.group === blocks.keptAt(index)!.group;
};

function rowEntry(block: ReadBlock): Entry[] {
  const cells = cellsOf(block.facts.masked);
  const [first, second] = cells;
  if (!first || !second) return [];
  const label = /^\[?(\d{1,4})[\].]*$/.exec(first.text.replace(/\u2060/g, ''));
  const bodyStart = block.start + (label ? second.start : first.start);
  const last = cells.at(-1)!;
  const closing = label ? null : /^\[(\d{1,4})\]$/.exec(last.text.replace(/\u2060/g, ''));
  if (closing) return [rowWithEndLabel(block, bodyStart, last, closing[1]!)];
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

/** `| Quay Times | [2] |` */
function rowWithEndLabel(block: ReadBlock, bodyStart: number, cell: Span & { text: string }, digits: string): Entry {
  const start = block.start + cell.start + cell.text.indexOf(digits);
  return {
    ...plainEntry(block, null),
    form: 'row',
    key: String(Number(digits)),
    label: String(Number(digits)),
    labelSpan: { start, end: start + digits.length },
    labelMark: { start: block.start + cell.start, end: block.start + cell.end },
    bodyStart,
    bodyEnd: block.start + block.facts.raw.slice(0, cell.start).replace(/[\s|]+$/, '').length,
  };
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

function withEndLabel(entry: Entry, { key, span, mark }: EndLabel, block: ReadBlock): Entry {
  const by = block.start;
  return {
    ...entry,
    form: 'end',
    key,
    label: written(block, span, key),
    labelSpan: moved(span, by),
    labelMark: moved(mark, by),
    bodyEnd: by + block.facts.raw.slice(0, mark.start).trimEnd().length,
  };
}
