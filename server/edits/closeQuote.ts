import type { Draft, StrayMark } from '../draft/model.ts';
import type { TextEdit } from './fix.ts';

/** Closes a quotation where it most likely ends, or sets the mark that fits its partner. */
export function closeQuote(_draft: Draft, stray: StrayMark): TextEdit[] {
  if (stray.partner === '') return [];
  if (stray.kind === 'mixed') return [{ start: stray.start, end: stray.end, newText: stray.partner }];
  if (stray.kind !== 'opening' || stray.closeAt === null || stray.closeAt < stray.end) return [];
  return [{ start: stray.closeAt, end: stray.closeAt, newText: stray.partner }];
}

/** Takes a mark without a partner away. */
export function removeStray(_draft: Draft, stray: StrayMark): TextEdit[] {
  return [{ start: stray.start, end: stray.end, newText: '' }];
}
