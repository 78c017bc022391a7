import { type Tree, TreeFragment } from '@lezer/common';
import type { DraftText } from '../../text/draftText.ts';
import { type BlockFacts, emptyFacts, readFacts } from '../facts.ts';
import { Mask } from '../inline/mask.ts';
import type { BlockKind, ListItem } from '../model.ts';
import { type BlockReader, type BlockShape, KeptBlock, type NoteMark } from './block.ts';
import { frontMatterEnd } from './frontMatter.ts';
import { maskMarkdown } from './markdownMask.ts';
import { markdown, TextInput } from './markdownParser.ts';
import { children, findSeam, type Seam, type TreeAt } from './seam.ts';
import { BlockSequence, type FreshBlock } from './sequence.ts';
import { scanRows } from './tableRows.ts';
import { type LastRead, parseAround } from './window.ts';

/** An edit so far (in UTF-16 units) from another that was not read yet is read by itself: what stands between stays as it is. */
const FAR = 5000;
/** But no more than so many: thousands of edits are read together. */
const MOST_ALONE = 16;

interface Leaf {
  readonly start: number;
  readonly end: number;
  readonly kind: BlockKind;
  readonly facts: BlockFacts;
}

interface Context {
  readonly quoteDepth: number;
  readonly group: number;
  readonly item: (Omit<ListItem, 'first'> & { first: boolean }) | null;
  readonly note: (Omit<NoteMark, 'first'> & { first: boolean }) | null;
  readonly depth: number;
}

const OUTSIDE: Context = { quoteDepth: 0, group: 0, item: null, note: null, depth: 0 };

/** Reads markdown; trees that the incremental parser hands out again are not read a second time. */
export class MarkdownBlocks implements BlockReader {
  #text: DraftText;
  #front: number;
  #fragments: readonly TreeFragment[] = [];
  /** How many edits were read by themselves since someone asked for the blocks. */
  #alone = 0;
  #blocks: BlockSequence | null = null;
  #last: { blocks: BlockSequence; start: number; end: number; by: number } | null = null;
  /** The top-level trees of the last version, and how many blocks each of them has. */
  #pieces: readonly Tree[] = [];
  #counts: readonly number[] = [];
  blocksRead = 0;
  /** By the tree of a top-level block. */
  #kept = new WeakMap<Tree, readonly KeptBlock[]>();
  /** By the tree of a leaf block, wherever it stands. */
  #leaves = new WeakMap<Tree, readonly Leaf[]>();
  /** Only ever counted up, so that groups read at different times do not share a number. */
  #groups = 0;

  constructor(text: DraftText) {
    this.#text = text;
    this.#front = frontMatterEnd(text);
  }

  fork(): MarkdownBlocks {
    const other = new MarkdownBlocks(this.#text);
    other.#blocks = this.blocks().copy();
    other.#fragments = this.#fragments;
    other.#pieces = this.#pieces;
    other.#counts = this.#counts;
    other.#kept = this.#kept;
    other.#leaves = this.#leaves;
    other.#groups = this.#groups;
    return other;
  }

  edit(start: number, end: number, inserted: number, text: DraftText): void {
    const hadBareReturns = this.#text.hasBareReturns;
    if (this.#isFar(start, end) && this.#alone < MOST_ALONE) {
      this.#alone++;
      this.#settle();
    }
    this.#text = text;
    const front = frontMatterEnd(text);
    const by = inserted - (end - start);
    this.#remember(start, end, by);
    this.#blocks = null;
    const old = this.#front;
    this.#front = front;
    // An edit inside the front matter moves the rest and changes none of it.
    if (end <= old && front === old + by) return;
    // A bare `\r` can change its meaning from outside the edit.
    if (start < old || front !== old || text.hasBareReturns || hadBareReturns) {
      this.#fragments = [];
      this.#last = null;
      return;
    }
    const from = start - old;
    // At the very start the parser takes an old block without a look at its line's indent: the line counts as edited.
    const behind = start + inserted;
    const rest = from === 0 ? Math.min(text.line(text.lineNumberAt(behind)).end + 2, text.length) - behind : 0;
    this.#fragments = TreeFragment.applyChanges(this.#fragments, [
      { fromA: from, toA: end - old + rest, fromB: from, toB: from + inserted + rest },
    ]);
  }

  /** Keeps the last blocks with the range (in their text) that all edits since then touched. */
  #remember(start: number, end: number, by: number): void {
    if (this.#blocks) this.#last = { blocks: this.#blocks, start, end, by };
    else if (this.#last) {
      const { blocks, start: first, end: last, by: before } = this.#last;
      const touched = Math.max(last, end - before);
      this.#last = { blocks, start: Math.min(first, start), end: touched, by: before + by };
    }
  }

  /** Whether the edit is far from those that were not read yet. */
  #isFar(start: number, end: number): boolean {
    if (this.#blocks || !this.#last) return false;
    const { start: first, end: last, by } = this.#last;
    return start > last + by + FAR || end < first - FAR;
  }

  blocks(): BlockSequence {
    this.#alone = 0;
    return this.#settle();
  }

  #settle(): BlockSequence {
    if (this.#blocks) return this.#blocks;
    const last = this.#last && { ...this.#last, pieces: this.#pieces, counts: this.#counts };
    const near = last && parseAround(this.#text, this.#front, last);
    this.#blocks = near ? this.#update(near, last) : this.#parseAll(last);
    return this.#blocks;
  }

  #parseAll(last: LastRead | null): BlockSequence {
    const input = new TextInput(this.#text, this.#front);
    const parse = markdown.startParse(input, this.#fragments);
    let tree: Tree | null = null;
    while (!tree) tree = parse.advance();
    this.#fragments = TreeFragment.addTree(tree, this.#fragments);
    if (!last) return this.#rebuild(tree);
    return this.#update(findSeam(this.#pieces, tree, this.#front, last.start, last.end + last.by), last);
  }

  #rebuild(tree: Tree): BlockSequence {
    const fresh: FreshBlock[] = [];
    if (this.#front > 0) fresh.push({ kept: frontMatterBlock(this.#text.slice(0, this.#front)), by: 0 });
    const pieces = children(tree, this.#front);
    const counts = pieces.map((piece) => this.#addPiece(piece, fresh));
    this.#pieces = pieces.map((piece) => piece.tree);
    this.#counts = counts;
    return BlockSequence.empty.splice(0, 0, fresh, 0);
  }

  /** Takes over all top-level trees before and behind the edits that are the ones they were. */
  #update({ head, tail, middle }: Seam, { blocks, start, by }: LastRead): BlockSequence {
    const old = this.#pieces;
    let from = this.#front > 0 ? 1 : 0;
    for (let index = 0; index < head; index++) from += this.#counts[index]!;
    let to = from;
    for (let index = head; index < old.length - tail; index++) to += this.#counts[index]!;
    const fresh: FreshBlock[] = [];
    if (start < this.#front) {
      fresh.push({ kept: frontMatterBlock(this.#text.slice(0, this.#front)), by: 0 });
      from = 0;
    }
    const counts = middle.map((piece) => this.#addPiece(piece, fresh));
    const trees = middle.map((piece) => piece.tree);
    this.#pieces = old.slice(0, head).concat(trees, old.slice(old.length - tail));
    this.#counts = this.#counts.slice(0, head).concat(counts, this.#counts.slice(this.#counts.length - tail));
    return blocks.splice(from, to, fresh, by);
  }

  #addPiece({ tree, start }: TreeAt, into: FreshBlock[]): number {
    let kept = this.#kept.get(tree);
    if (!kept) {
      kept = this.#readPiece(tree, start);
      this.#kept.set(tree, kept);
    }
    for (const block of kept) into.push({ kept: block, by: start });
    return kept.length;
  }

  #readPiece(piece: Tree, start: number): readonly KeptBlock[] {
    const out: BlockShape[] = [];
    this.#read(piece, start, start, OUTSIDE, out);
    return out.map((shape) => new KeptBlock(shape));
  }

  /** Adds the blocks of `tree`, which stands at `at`, relative to `origin`. */
  #read(tree: Tree, at: number, origin: number, context: Context, out: BlockShape[]): void {
    switch (tree.type.name) {
      case 'Blockquote': {
        const group = context.group || ++this.#groups;
        const inner = { ...context, quoteDepth: context.quoteDepth + 1, group };
        for (const child of children(tree, at)) this.#read(child.tree, child.start, origin, inner, out);
        return;
      }
      case 'BulletList':
      case 'OrderedList':
        this.#readList(tree, at, origin, context, out);
        return;
      case 'Footnote':
        this.#readNote(tree, at, origin, context, out);
        return;
      case 'ListMark':
      case 'QuoteMark':
      case 'FootnoteMark':
        return;
      default:
        this.#readLeaf(tree, at, origin, context, out);
    }
  }

  #readList(tree: Tree, at: number, origin: number, context: Context, out: BlockShape[]): void {
    const items = children(tree, at).filter((child) => child.tree.type.name === 'ListItem');
    const marks = items.map((item) => {
      const mark = children(item.tree, item.start).find((child) => child.tree.type.name === 'ListMark');
      const from = mark?.start ?? item.start;
      return { start: from, end: from + (mark?.tree.length ?? 1) };
    });
    const numbers = marks.map((mark) => Number.parseInt(this.#text.slice(mark.start, mark.end), 10));
    // `1.` for every item is how markdown is often typed; it shows as 1, 2, 3.
    const counted = numbers.length > 1 && numbers.every((number) => number === numbers[0]);
    items.forEach((child, index) => {
      const written = numbers[index]!;
      const number = Number.isNaN(written) ? null : counted ? numbers[0]! + index : written;
      const mark = { start: marks[index]!.start - origin, end: marks[index]!.end - origin };
      const item = { mark, number, depth: context.depth, first: true };
      const inner = { ...context, item, depth: context.depth + 1 };
      const before = out.length;
      for (const part of children(child.tree, child.start)) this.#read(part.tree, part.start, origin, inner, out);
      if (out.length > before) return;
      // An item without words yet is an item all the same: an entry that is about to be written.
      const end = mark.end + 1 <= child.start - origin + child.tree.length ? mark.end + 1 : mark.end;
      out.push(
        this.#shape(inner, inner, inner.group, { start: end, end, kind: 'paragraph', facts: emptyFacts('') }, 0),
      );
    });
  }

  #readNote(tree: Tree, at: number, origin: number, context: Context, out: BlockShape[]): void {
    const parts = children(tree, at);
    const mark = parts.find((part) => part.tree.type.name === 'FootnoteMark');
    if (!mark) return;
    const [start, end] = [mark.start - origin, mark.start + mark.tree.length - origin];
    const label = this.#text.slice(mark.start + 2, mark.start + mark.tree.length - 2);
    const note = { start, end, label, labelSpan: { start: start + 2, end: end - 2 }, first: true };
    const before = out.length;
    const inner = { ...context, note, depth: 0 };
    for (const part of parts) if (part !== mark) this.#read(part.tree, part.start, origin, inner, out);
    if (out.length === before) {
      const empty: Leaf = { start: end, end, kind: 'paragraph', facts: emptyFacts('') };
      out.push(this.#shape(context, inner, context.group, empty, 0));
    }
  }

  #readLeaf(tree: Tree, at: number, origin: number, context: Context, out: BlockShape[]): void {
    let leaves = this.#leaves.get(tree);
    if (!leaves) {
      leaves = this.#recall(tree, at) ?? this.#readAnew(tree, at);
      this.#leaves.set(tree, leaves);
    }
    const table = leaves.length > 0 && leaves[0]!.kind === 'row';
    const group = table && !context.group ? ++this.#groups : context.group;
    for (const leaf of leaves) {
      const { kind, facts } = leaf;
      const placed = { start: at - origin + leaf.start, end: at - origin + leaf.end, kind, facts };
      out.push(this.#shape(context, context, group, placed, headingLevel(tree)));
    }
  }

  #readAnew(tree: Tree, at: number): readonly Leaf[] {
    const leaves = readLeaf(tree, this.#text.slice(at, at + tree.length));
    // A table is one tree, and a keystroke in it changes one row.
    const known = leaves.map((leaf) => {
      const old = leaves.length > 1 ? this.#oldFacts(at + leaf.start, leaf.kind, leaf.facts.raw) : null;
      if (!old) this.blocksRead++;
      return old ? { ...leaf, facts: old } : leaf;
    });
    return known;
  }

  /** The parser makes new trees for the neighbours of an edit too: their facts are those of the last version. */
  #recall(tree: Tree, at: number): readonly Leaf[] | null {
    const kind = kindOf(tree);
    if (tree.type.name === 'Table' || !this.#last) return null;
    const facts = this.#oldFacts(at, kind, this.#text.slice(at, at + tree.length));
    return facts && [{ start: 0, end: tree.length, kind, facts }];
  }

  #oldFacts(at: number, kind: BlockKind, raw: string): BlockFacts | null {
    if (!this.#last) return null;
    const { blocks, start, end, by } = this.#last;
    const wanted = at + raw.length <= start ? at : at >= end + by ? at - by : -1;
    const number = blocks.numberAt(wanted);
    const old = number < 0 ? undefined : blocks.keptAt(number);
    return old && blocks.startOf(number) === wanted && old.kind === kind && old.facts.raw === raw ? old.facts : null;
  }

  /**
   * A block in its surroundings; what comes next in the same item or note is no longer its first block. Every field is
   * written out: V8 makes an object of two spread ones a slow one of a kilobyte and more.
   */
  #shape(context: Context, live: Context, group: number, leaf: Leaf, level: number): BlockShape {
    const item = context.item && { ...context.item };
    const note = live.note && { ...live.note };
    if (context.item) context.item.first = false;
    if (live.note) live.note.first = false;
    const { start, end, kind, facts } = leaf;
    return { start, end, kind, level, quoteDepth: context.quoteDepth, item, note, group, facts };
  }
}

function frontMatterBlock(raw: string): KeptBlock {
  const place = { start: 0, end: raw.length, level: 0, quoteDepth: 0, item: null, note: null, group: 0 };
  return new KeptBlock({ ...place, kind: 'front-matter', facts: emptyFacts(raw) });
}

function headingLevel(tree: Tree): number {
  const match = /^(?:ATX|Setext)Heading(\d)$/.exec(tree.type.name);
  return match ? Number(match[1]) : 0;
}

const KINDS: Readonly<Record<string, BlockKind>> = {
  FencedCode: 'code',
  CodeBlock: 'code',
  HorizontalRule: 'rule',
  CommentBlock: 'comment',
  HTMLBlock: 'html',
  ProcessingInstructionBlock: 'html',
  LinkReference: 'definition',
};

const kindOf = (tree: Tree): BlockKind => (headingLevel(tree) > 0 ? 'heading' : (KINDS[tree.type.name] ?? 'paragraph'));

function readLeaf(tree: Tree, raw: string): Leaf[] {
  const name = tree.type.name;
  const kind = kindOf(tree);
  if (name === 'Table') return readTable(tree, raw);
  if (kind === 'code' || kind === 'rule') return [{ start: 0, end: raw.length, kind, facts: emptyFacts(raw) }];
  const mask = new Mask(raw);
  maskMarkdown(tree, mask);
  return [{ start: 0, end: raw.length, kind, facts: readFacts(mask, kind) }];
}

function readTable(tree: Tree, raw: string): Leaf[] {
  const mask = new Mask(raw);
  maskMarkdown(tree, mask);
  const masked = mask.apply();
  return scanRows(mask.raw).map(({ start, end, delimiter }) => {
    const row = raw.slice(start, end);
    if (delimiter) return { start, end, kind: 'rule' as const, facts: emptyFacts(row) };
    return { start, end, kind: 'row' as const, facts: readFacts(new Mask(row), 'row', masked.slice(start, end)) };
  });
}
