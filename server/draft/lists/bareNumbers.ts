import type { KeptBlock } from '../blocks/block.ts';
import { PlacedBlock } from '../blocks/block.ts';
import { type Entry, lineEntry } from './entries.ts';
import type { EntryMark } from './entryMarks.ts';

const NUMBER = /^([\s\u2060]*)(\d{1,3})[^\S\r\n]+(?=[\p{Lu}\p{Lt}\p{Lo}“"„«「《‘'<(*_\u2060\uFFFC])/u;

const known = new WeakMap<KeptBlock, Map<number, readonly Entry[]>>();

/**
 * Entries with a bare number in front, `1 Harbour Times, “Wall”`, as words copied from a page have them. A number opens
 * an entry only by its turn: `2` behind `1`.
 * @param number the one that the block has to open with
 * @param from the line of the block from which on it is looked at; 1 behind a heading in the same block
 * @returns the same entries for the same block, spans as in `Entry`; none where the block opens with something else
 */
export function bareEntries(kept: KeptBlock, number: number, from: 0 | 1 = 0): readonly Entry[] {
  if (kept.kind !== 'paragraph' || kept.item || kept.note || kept.facts.entries.length > 0) return [];
  let byNumber = known.get(kept);
  if (!byNumber) {
    byNumber = new Map();
    known.set(kept, byNumber);
  }
  const key = number * 2 + from;
  let entries = byNumber.get(key);
  if (!entries) {
    entries = read(kept, number, from);
    byNumber.set(key, entries);
  }
  return entries;
}

/** Whether the number of an entry stands bare. */
export const isBare = ({ form, labelMark, labelSpan }: Entry): boolean =>
  form === 'bracket' && labelMark?.start === labelSpan?.start && labelMark?.end === labelSpan?.end;

function read(kept: KeptBlock, number: number, from: number): readonly Entry[] {
  const marks: EntryMark[] = [];
  let at = 0;
  for (const [count, line] of kept.facts.masked.split('\n').entries()) {
    const match = count < from ? null : NUMBER.exec(line);
    if (match && Number(match[2]) === number + marks.length) {
      const start = at + match[1]!.length;
      const labelSpan = { start, end: start + match[2]!.length };
      const body = at + match[0].length;
      marks.push({ start, form: 'bracket', label: match[2]!, labelSpan, labelMark: labelSpan, body, indent: 0 });
    } else if (marks.length === 0 && count >= from) return [];
    at += line.length + 1;
  }
  const here = new PlacedBlock(kept, 0);
  return marks.map((mark, index) => lineEntry(here, mark, marks[index + 1]));
}
