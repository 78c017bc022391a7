import type { Span } from '../../text/span.ts';
import type { ReadBlock } from '../blocks/block.ts';
import type { BlockSequence } from '../blocks/sequence.ts';
import { addressesOf, memo } from '../facts.ts';
import { trackingPart } from '../inline/residue.ts';
import type { Oddity } from '../model.ts';
import type { ChunkCitations } from './citations.ts';
import type { SourceIndex } from './sources.ts';

/** What an assistant left, placeholders, and marks that are broken, in the blocks numbered `from` up to `to`. */
export function findOddities(
  blocks: BlockSequence,
  from: number,
  to: number,
  isListed: (number: number) => boolean,
  index: SourceIndex,
  { marks }: ChunkCitations,
): readonly Oddity[] {
  const out: Oddity[] = [];
  for (const { number, marks: own } of marks.blocks) {
    const by = own.faults.length > 0 ? blocks.startOf(from + number) : 0;
    for (const { start, end, what } of own.faults) {
      out.push({ start: start + by, end: end + by, kind: 'malformed-citation', what, url: null, name: null });
    }
  }
  for (let number = from; number < to; number++) {
    const kept = blocks.keptAt(number)!;
    if (kept.kind === 'code' || kept.kind === 'front-matter' || kept.kind === 'comment') continue;
    const block = blocks.at(number)!;
    const { residue, placeholders, raw } = block.facts;
    const by = block.start;
    for (const { start, end, what, url, name } of residue) {
      if (what === 'source-pill' && index.count === 0) continue;
      out.push({ start: start + by, end: end + by, kind: 'assistant-residue', what, url, name });
    }
    for (const { start, url } of memo(block.facts, 'tracked', () =>
      addressesOf(block.facts).filter(({ url }) => trackingPart(url) !== null),
    )) {
      const part = trackingPart(url);
      if (!part || residue.some((one) => one.start <= start && start < one.end)) continue;
      const at = by + start + raw.slice(start).indexOf(part.text);
      out.push({
        start: at,
        end: at + part.text.length,
        kind: 'assistant-residue',
        what: 'tracking-parameter',
        url,
        name: null,
      });
    }
    if (isListed(number)) continue;
    for (const { start, end, name, label } of placeholders) {
      if (label !== '' && index.find(label, start + by) >= 0) continue;
      out.push({
        start: start + by,
        end: end + by,
        kind: 'placeholder-citation',
        what: 'placeholder',
        url: null,
        name,
      });
    }
    for (const half of halfMarks(block, index)) out.push(half);
  }
  return out.sort((a, b) => a.start - b.start);
}

const NONE: readonly Oddity[] = [];
const HALF = /\[(\d{1,3})(?=[\s.,;:!?]|$)|\((\d{1,3})\](?!\()|\[(\d{1,3})\)(?=[\s.,;:!?]|$)/g;

/** `[1` never closed, `(1]` and `[1)`: broken where a list has that number, anything else (an interval) otherwise. */
function halfMarks({ facts, start: by }: ReadBlock, index: SourceIndex): readonly Oddity[] {
  if (index.count === 0) return NONE;
  const found = memo(facts, 'halfMarks', () => findHalfMarks(facts.masked));
  if (found.length === 0) return NONE;
  return found
    .filter(({ label, start }) => index.find(label, by + start) >= 0)
    .map(({ start, end, what }) => ({
      start: by + start,
      end: by + end,
      kind: 'malformed-citation',
      what,
      url: null,
      name: null,
    }));
}

function findHalfMarks(masked: string): (Span & { readonly label: string; readonly what: string })[] {
  if (!masked.includes('[') && !masked.includes(']')) return [];
  const found = [];
  for (const match of masked.matchAll(HALF)) {
    const start = match.index;
    const end = start + match[0].length;
    if (match[1] !== undefined && closes(masked.slice(end, end + 120))) continue;
    const what = match[1] !== undefined ? 'unclosed' : 'half-round';
    found.push({ start, end, label: String(Number(match[1] ?? match[2] ?? match[3])), what });
  }
  return found;
}

/** Whether what follows closes the bracket after all, as in `[1, at [42]]`: then it was the beginning of something longer. */
function closes(rest: string): boolean {
  let open = 1;
  for (const sign of rest) {
    if (sign === '[') open++;
    else if (sign === ']' && --open === 0) return true;
  }
  return false;
}
