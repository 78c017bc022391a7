import type { DraftText } from '../../text/draftText.ts';
import { emptyFacts, readFacts } from '../facts.ts';
import { Mask } from '../inline/mask.ts';
import { maskPlainText } from '../inline/plainMask.ts';
import type { BlockKind, ListItem } from '../model.ts';
import { type BlockReader, KeptBlock, PlacedBlock, type ReadBlock } from './block.ts';
import {
  classify,
  continuesWrapped,
  FENCE,
  isHeadingLine,
  isRow,
  isRule,
  isUnderline,
  type Line,
  QUOTE_LEAD,
} from './plainLines.ts';
import { BlockSequence, type FreshBlock } from './sequence.ts';
import { isDelimiterRow } from './tableRows.ts';

// A fence that closes later than this opens nothing: most likely the closing one was forgotten.
const LONGEST_FENCE = 400;
// Lines before an edit whose reading can depend on it (an underline, a table's header, a wrapped line).
const LOOK_BACK = 3;

/** Reads plain text: blank lines, list marks, tables of pipes, underlined headings; an indent is never code. */
export class PlainTextBlocks implements BlockReader {
  #text: DraftText;
  #blocks: BlockSequence | null = null;
  blocksRead = 0;
  /** Only ever counted up, so that groups read at different times do not share a number. */
  #group = 0;

  constructor(text: DraftText) {
    this.#text = text;
  }

  fork(): PlainTextBlocks {
    const other = new PlainTextBlocks(this.#text);
    other.#blocks = this.blocks().copy();
    other.#group = this.#group;
    return other;
  }

  edit(start: number, end: number, inserted: number, text: DraftText): void {
    const old = this.#blocks;
    const before = this.#text;
    this.#text = text;
    if (!old || text.hasBareReturns || before.hasBareReturns) {
      this.#blocks = null;
      return;
    }
    const safe = before.line(before.lineNumberAt(start) - LOOK_BACK).start;
    // The block before may have been ended by what is edited now.
    const keep = Math.max(0, firstIndex(old, (block) => block.end >= safe) - 1);
    const by = inserted - (end - start);
    const settledLine = text.lineNumberAt(start + inserted) + LOOK_BACK;
    const settled = settledLine < text.lineCount ? text.line(settledLine).start : Number.POSITIVE_INFINITY;
    let tail = firstIndex(old, (block) => block.start + by >= settled);
    let last = old.at(keep - 1);
    const from = last ? text.lineNumberAt(last.end) + 1 : 0;
    const fresh: FreshBlock[] = [];
    let settledAgain = false;
    for (const shape of this.#scan(from, last)) {
      while (tail < old.length && old.startOf(tail) + by < shape.start) tail++;
      const same = old.at(tail);
      if (same && same.start + by === shape.start && sameShape(same, shape, by)) {
        // In the middle of a table or quote the rest must belong to what stands before it now.
        const opens = shape.group !== (last?.group ?? 0) && same.group !== old.at(tail - 1)?.group;
        if (shape.group === 0 || shape.group === same.group || opens) {
          settledAgain = true;
          break;
        }
      }
      const kept = this.#read(shape);
      fresh.push({ kept, by: 0 });
      last = new PlacedBlock(kept, 0);
      if (tail < old.length && old.startOf(tail) + by === shape.start) tail++;
    }
    this.#blocks = old.splice(keep, settledAgain ? tail : old.length, fresh, by);
  }

  blocks(): BlockSequence {
    if (!this.#blocks) {
      const fresh = [...this.#scan(0)].map((shape) => ({ kept: this.#read(shape), by: 0 }));
      this.#blocks = BlockSequence.empty.splice(0, 0, fresh, 0);
    }
    return this.#blocks;
  }

  #read(shape: Shape): KeptBlock {
    this.blocksRead++;
    const raw = this.#text.slice(shape.start, shape.end);
    const prose = shape.kind !== 'rule' && shape.kind !== 'code';
    const facts = prose ? readFacts(masked(raw, shape), shape.kind) : emptyFacts(raw);
    return new KeptBlock({ ...shape, note: null, facts });
  }

  /** The blocks from line `from` on; `last` is the block before it, whose list or table may go on. */
  *#scan(from: number, last?: ReadBlock): Generator<Shape> {
    const text = this.#text;
    let number = from;
    let first = !last;
    let item: ListItem | null = last?.item ? { ...last.item, first: false } : null;
    let inTable = last && last.quoteDepth === 0 ? last.group : 0;
    let inQuote = last && last.quoteDepth > 0 ? last.group : 0;
    const lineAt = (index: number): Line | null => (index >= 0 && index < text.lineCount ? text.line(index) : null);
    while (number < text.lineCount) {
      const line = text.line(number);
      if (line.text.trim() === '') {
        number++;
        inTable = 0;
        inQuote = 0;
        if (lineAt(number) && !/^\s/.test(lineAt(number)!.text)) item = null;
        continue;
      }
      const previous = lineAt(number - 1);
      const next = lineAt(number + 1);
      const fence = FENCE.exec(line.text);
      const closing = fence ? this.#fenceEnd(number, fence[1]!) : -1;
      let last = number;
      let kind: BlockKind = 'paragraph';
      let level = 0;
      let quoteDepth = 0;
      let group = 0;
      const shape = classify(line.text);
      if (closing > 0) {
        kind = 'code';
        last = closing;
      } else if (isRow(previous?.text, line.text, next?.text)) {
        kind = isDelimiterRow(line.text) ? 'rule' : 'row';
        inTable ||= ++this.#group;
        group = inTable;
        item = null;
      } else if (isRule(line.text)) kind = 'rule';
      else if (next && isUnderline(line.text, next.text)) {
        kind = 'heading';
        level = next.text.trim().startsWith('=') ? 1 : 2;
        last = number + 1;
      } else if (shape.hashes > 0) {
        kind = 'heading';
        level = shape.hashes;
      } else {
        if (shape.quote) {
          quoteDepth = 1;
          inQuote ||= ++this.#group;
          group = inQuote;
        }
        if (shape.item) {
          const mark = { start: line.start + shape.item.start, end: line.start + shape.item.end };
          item = { mark, number: shape.item.number, depth: shape.item.indent >= 2 ? 1 : 0, first: true };
        } else if (item && !/^\s/.test(line.text) && !shape.label) item = null;
        while (last + 1 < text.lineCount) {
          const following = text.line(last + 1);
          if (!continuesWrapped(text.line(last).text, following.text, lineAt(last + 2)?.text, shape)) break;
          last++;
        }
        if (!shape.item && last === number && isHeadingLine(line.text, previous?.text, next?.text, first)) {
          kind = 'heading';
          level = first ? 1 : 2;
        }
      }
      if (quoteDepth > 0 || group === 0) inTable = 0;
      if (quoteDepth === 0) inQuote = 0;
      if (kind === 'heading' || kind === 'rule') item = null;
      const end = text.line(last).end;
      const lead = kind === 'paragraph' ? line.text.length - line.text.trimStart().length : 0;
      yield { start: line.start + lead, end, kind, level, quoteDepth, group, item: item && { ...item } };
      if (item) item = { ...item, first: false };
      first = false;
      number = last + 1;
    }
  }

  #fenceEnd(number: number, fence: string): number {
    const last = Math.min(this.#text.lineCount, number + LONGEST_FENCE);
    for (let index = number + 1; index < last; index++) {
      if (this.#text.line(index).text.trim().startsWith(fence)) return index;
    }
    return -1;
  }
}

interface Shape {
  readonly start: number;
  readonly end: number;
  readonly kind: BlockKind;
  readonly level: number;
  readonly quoteDepth: number;
  readonly group: number;
  readonly item: ListItem | null;
}

/** The first index (of a list in which the answer turns once) where `test` holds, or the length. */
function firstIndex(blocks: BlockSequence, test: (block: ReadBlock) => boolean): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(blocks.at(middle)!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const sameShape = (old: ReadBlock, now: Shape, by: number): boolean =>
  old.kind === now.kind &&
  old.level === now.level &&
  old.quoteDepth === now.quoteDepth &&
  (old.item === null) === (now.item === null) &&
  old.item?.first === now.item?.first &&
  (old.item ? old.item.mark.start + by === now.item!.mark.start : true) &&
  (old.group === 0) === (now.group === 0);

function masked(raw: string, shape: Shape): Mask {
  const mask = new Mask(raw);
  if (shape.item?.first) {
    const mark = shape.item.mark;
    mask.hide(mark.start - shape.start, mark.end - shape.start, '\u2060');
  }
  if (shape.quoteDepth > 0) {
    for (const match of raw.matchAll(QUOTE_LEAD)) mask.hide(match.index, match.index + match[0].length, '\u2060');
  }
  if (shape.kind === 'heading') {
    const hashes = /^\s*#{1,6}(?=\s)/.exec(raw);
    if (hashes) mask.hide(0, hashes[0].length, '\u2060');
    const under = /\n[ \t]*[=~-]{3,}[ \t]*$/.exec(raw);
    if (under) mask.hide(under.index + 1, raw.length, '\u2060');
  }
  maskPlainText(mask);
  return mask;
}
