import type { ReadBlock } from '../blocks/block.ts';
import { addressesOf } from '../facts.ts';
import { trackingPart } from '../inline/residue.ts';
import type { Oddity } from '../model.ts';
import type { TiedCitations } from './citations.ts';
import type { SourceIndex } from './sources.ts';

/** What an assistant left, placeholders, and marks that are broken. */
export function tieOddities(blocks: readonly ReadBlock[], index: SourceIndex, tied: TiedCitations): readonly Oddity[] {
  const out: Oddity[] = tied.faults.map((fault) => ({ ...fault, kind: 'malformed-citation', url: null, name: null }));
  blocks.forEach((block, number) => {
    if (block.kind === 'code' || block.kind === 'front-matter' || block.kind === 'comment') return;
    const { residue, placeholders, raw } = block.facts;
    const by = block.start;
    for (const { start, end, what, url, name } of residue) {
      out.push({ start: start + by, end: end + by, kind: 'assistant-residue', what, url, name });
    }
    for (const { start, url } of raw.includes('utm_source') || raw.includes('ref=') ? addressesOf(block.facts) : []) {
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
    if (index.listOfBlock.has(number)) return;
    for (const { start, end, name, label } of placeholders) {
      if (index.find(label, start + by)) continue;
      out.push({
        start: start + by,
        end: end + by,
        kind: 'placeholder-citation',
        what: 'placeholder',
        url: null,
        name,
      });
    }
    out.push(...halfMarks(block, index));
  });
  return out.sort((a, b) => a.start - b.start);
}

const HALF = /\[(\d{1,3})(?=[\s.,;:!?]|$)|\((\d{1,3})\](?!\()/g;

/** `[1` never closed and `(1]`: broken where a list has that number, anything else (an interval) otherwise. */
function halfMarks(block: ReadBlock, index: SourceIndex): Oddity[] {
  const { masked } = block.facts;
  if (index.sources.length === 0 || (!masked.includes('[') && !masked.includes(']'))) return [];
  const out: Oddity[] = [];
  for (const match of masked.matchAll(HALF)) {
    const start = match.index;
    const end = start + match[0].length;
    const label = String(Number(match[1] ?? match[2]));
    if (!index.find(label, block.start + start)) continue;
    if (match[1] !== undefined) {
      // Closed after all, or the beginning of something longer.
      const rest = masked.slice(end, end + 120);
      const close = rest.search(/\]/);
      const open = rest.search(/\[/);
      if (close >= 0 && (open < 0 || close < open)) continue;
    }
    const what = match[1] !== undefined ? 'unclosed' : 'half-round';
    out.push({
      start: block.start + start,
      end: block.start + end,
      kind: 'malformed-citation',
      what,
      url: null,
      name: null,
    });
  }
  return out;
}
