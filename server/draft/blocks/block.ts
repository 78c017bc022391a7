import type { Span } from '../../text/span.ts';
import type { BlockFacts } from '../facts.ts';
import type { Block, BlockKind, ListItem } from '../model.ts';

/** A block with what it says by itself. Facts are relative to the block's start and shared between versions. */
export interface ReadBlock extends Block {
  readonly facts: BlockFacts;
  /** The definition (`[^a]: …`) whose content the block is, or null. */
  readonly note: NoteMark | null;
}

/** The mark `[^a]:` in front of a footnote's text. */
export interface NoteMark extends Span {
  readonly label: string;
  readonly labelSpan: Span;
  /** Whether the block is the first of the note. */
  readonly first: boolean;
}

/** What a format's reader keeps up to date under edits. */
export interface BlockReader {
  /** Tells of an edit: the units `[start, end)` of the old text became `inserted` units; `text` is the new one. */
  edit(start: number, end: number, inserted: number, text: import('../../text/draftText.ts').DraftText): void;
  /** The blocks of the present text, in order. */
  blocks(): readonly ReadBlock[];
  /** How many blocks were read (not reused) since the reader was made: what a test counts. */
  readonly blocksRead: number;
}

/** A block relative to the start of the piece of text that is kept as a whole. */
export interface KeptBlock {
  readonly start: number;
  readonly end: number;
  readonly kind: BlockKind;
  readonly level: number;
  readonly quoteDepth: number;
  readonly item: ListItem | null;
  readonly note: NoteMark | null;
  readonly group: number;
  readonly facts: BlockFacts;
}

/** The block at its place in the text; groups are told apart by `groupBase`. */
export function place(kept: KeptBlock, by: number, groupBase: number): ReadBlock {
  const { item, note } = kept;
  return {
    ...kept,
    start: kept.start + by,
    end: kept.end + by,
    group: kept.group === 0 ? 0 : kept.group + groupBase,
    item: item && { ...item, mark: { start: item.mark.start + by, end: item.mark.end + by } },
    note: note && {
      ...note,
      start: note.start + by,
      end: note.end + by,
      labelSpan: { start: note.labelSpan.start + by, end: note.labelSpan.end + by },
    },
  };
}
