import type { Draft, Source } from '../draft/model.ts';
import type { TextEdit } from './fix.ts';
import { renumberEntry } from './replaceLabel.ts';

/**
 * Writes another number on an entry and on every citation of it, as one edit. No edit where a citation names it inside
 * a range, which would then name other sources, or where the entry has no number.
 */
export function renumberSource(draft: Draft, source: Source, number: number): TextEdit[] {
  if (source.number === null || source.uses.some(({ label }) => label.range !== null)) return [];
  const entry = renumberEntry(draft, source, number);
  if (entry.length === 0) return [];
  const uses = source.uses.map(({ label }) => ({ start: label.start, end: label.end, newText: `${number}` }));
  return [...entry, ...uses].sort((a, b) => a.start - b.start);
}
