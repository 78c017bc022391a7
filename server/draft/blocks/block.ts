import { type Span, shift } from '../../text/span.ts';
import type { BlockFacts } from '../facts.ts';
import type { KnownEntries } from '../lists/entries.ts';
import type { KnownRun } from '../lists/headless.ts';
import type { KnownRegion } from '../lists/regions.ts';
import type { Block, BlockKind, ListItem } from '../model.ts';
import type { BlockMarks } from '../tie/blockMarks.ts';
import type { KnownQuotation } from '../tie/blockQuotes.ts';
import type { BlockSequence } from './sequence.ts';

/** A block with what it says by itself. Facts are relative to the block's start and shared between versions. */
export interface ReadBlock extends Block {
  /** What is kept of it between versions: its offsets are relative to `by`. */
  readonly kept: KeptBlock;
  readonly by: number;
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
  blocks(): BlockSequence;
  /** Another reader of the present text, which goes on by itself and takes over what was read. */
  fork(): BlockReader;
  /** How many blocks were read (not reused) since the reader was made: what a test counts. */
  readonly blocksRead: number;
}

/** A block relative to the start of the piece of text that is kept as a whole. */
export interface BlockShape {
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

/** A shape with room for what later steps find out about the block: a field each, so that asking is quick. */
export class KeptBlock implements BlockShape {
  readonly start: number;
  readonly end: number;
  readonly kind: BlockKind;
  readonly level: number;
  readonly quoteDepth: number;
  readonly item: ListItem | null;
  readonly note: NoteMark | null;
  readonly group: number;
  readonly facts: BlockFacts;
  entries: KnownEntries | null = null;
  region: KnownRegion | null = null;
  run: KnownRun | null = null;
  marks: BlockMarks | null = null;
  quotation: KnownQuotation | null = null;

  constructor(shape: BlockShape) {
    this.start = shape.start;
    this.end = shape.end;
    this.kind = shape.kind;
    this.level = shape.level;
    this.quoteDepth = shape.quoteDepth;
    this.item = shape.item;
    this.note = shape.note;
    this.group = shape.group;
    this.facts = shape.facts;
  }
}

/**
 * A kept block at its place in one version of the text: it holds two words and works the rest out when asked, since a
 * keystroke moves thousands of blocks.
 */
export class PlacedBlock implements ReadBlock {
  readonly kept: KeptBlock;
  readonly by: number;

  constructor(kept: KeptBlock, by: number) {
    this.kept = kept;
    this.by = by;
  }

  get kind(): BlockKind {
    return this.kept.kind;
  }

  get facts(): BlockFacts {
    return this.kept.facts;
  }

  get start(): number {
    return this.kept.start + this.by;
  }

  get end(): number {
    return this.kept.end + this.by;
  }

  get level(): number {
    return this.kept.level;
  }

  get quoteDepth(): number {
    return this.kept.quoteDepth;
  }

  get group(): number {
    return this.kept.group;
  }

  get item(): ListItem | null {
    const { item } = this.kept;
    return item && { ...item, mark: shift(item.mark, this.by) };
  }

  get note(): NoteMark | null {
    const { note } = this.kept;
    return note && { ...note, ...shift(note, this.by), labelSpan: shift(note.labelSpan, this.by) };
  }
}
