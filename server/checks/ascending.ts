import type { SourceList } from '../draft/model.ts';

/** Whether every entry has a number higher than the one before: then no label stands twice. Cheap, for most lists. */
export function isAscending(list: SourceList): boolean {
  let last = -1;
  for (const { number } of list.sources) {
    if (number === null || number <= last) return false;
    last = number;
  }
  return true;
}
