import type { Tree } from '@lezer/common';
import type { DraftText } from '../../text/draftText.ts';
import { forParser, markdown } from './markdownParser.ts';
import { children, type Seam, type TreeAt } from './seam.ts';
import type { BlockSequence } from './sequence.ts';

/** More text than this around an edit is left to the incremental parser, which goes through the whole draft. */
const LONGEST = 40_000;
/** So much of the tree behind is parsed: that it begins where it did is all that is asked. */
const BEHIND = 2000;

/** What was read last, and the range (in its text) that all edits since then touched; `by` is how much longer it is. */
export interface LastRead {
  readonly blocks: BlockSequence;
  readonly pieces: readonly Tree[];
  /** How many blocks each of the pieces has. */
  readonly counts: readonly number[];
  readonly start: number;
  readonly end: number;
  readonly by: number;
}

/**
 * Parses only the top-level blocks around the edits. What such a block is depends on no text before it, so as soon as
 * one behind the edits begins where it did, all that follows is as it was.
 * @param front where the text begins, behind the front matter
 * @returns null when it takes a look at more
 */
export function parseAround(text: DraftText, front: number, last: LastRead): Seam | null {
  const { blocks, pieces, counts, start, end, by } = last;
  const fronts = front > 0 ? 1 : 0;
  if (start < front || pieces.length === 0) return null;
  const before = pieceOf(counts, blocks.numberAt(start) - fronts);
  const after = pieceOf(counts, blocks.numberAt(end) - fronts);
  // An edit at the start of a block can join it to the one before.
  const from = Math.max(0, before - 1);
  const behind = after + 1;
  const startOf = (piece: number): number | undefined => {
    let number = fronts;
    for (let index = 0; index < piece; index++) number += counts[index]!;
    return counts[piece]! > 0 ? blocks.at(number)!.by : undefined;
  };
  const first = startOf(from);
  if (first === undefined) return null;
  const base = from === 0 ? front : text.line(text.lineNumberAt(first)).start;
  let stop = text.length;
  let seam = Number.POSITIVE_INFINITY;
  if (behind < pieces.length) {
    const next = startOf(behind);
    if (next === undefined || next <= end) return null;
    seam = next + by;
    stop = text.line(text.lineNumberAt(seam + Math.min(BEHIND, pieces[behind]!.length))).end;
  }
  if (stop - base > LONGEST) return null;
  const parsed = children(markdown.parse(forParser(text.slice(base, stop))), base);
  let middle: readonly TreeAt[] = parsed;
  if (behind < pieces.length) {
    const at = parsed.findIndex((piece) => piece.start >= seam);
    if (parsed[at]?.start !== seam) return null;
    middle = parsed.slice(0, at);
  }
  let head = from;
  let place = first;
  for (const { tree, start: at } of middle) {
    const old = pieces[head]!;
    if (at !== place || at + tree.length >= start || tree.length !== old.length || tree.type !== old.type) break;
    head++;
    place = startOf(head) ?? -1;
  }
  return { head, tail: Math.max(0, pieces.length - behind), middle: middle.slice(head - from) };
}

/** The piece that has the block with this number; the first one for a number before all. */
function pieceOf(counts: readonly number[], number: number): number {
  let rest = number;
  let piece = 0;
  while (piece < counts.length - 1 && rest >= counts[piece]!) rest -= counts[piece++]!;
  return piece;
}
