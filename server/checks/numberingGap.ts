import type { Draft, Source, SourceList } from '../draft/model.ts';
import { addEntry } from '../edits/addEntry.ts';
import type { Fix } from '../edits/fix.ts';
import { listName, sourceName } from '../edits/labels.ts';
import { renumberSource } from '../edits/renumberSource.ts';
import type { Check } from './check.ts';

// A jump of more is no hole but another kind of number: a year, an archive's shelf mark.
const LARGEST_HOLE = 100;

export const numberingGap: Check = {
  code: 'numbering-gap',
  level: 'information',
  summary: 'The numbers of the source list have a hole.',
  example: {
    before: '[2] Pier Weekly. “Nets.”\n[8] Dock Wire. “Ropes.”',
    after: '[2] Pier Weekly. “Nets.”\n[3] Dock Wire. “Ropes.”',
  },
  about: 'lists',
  *run(draft) {
    let everywhere: Set<number | null> | null = null;
    for (const list of draft.sourceLists) {
      if (!showsNumbers(list)) continue;
      for (const [before, after] of holes(list)) {
        everywhere ??= new Set(draft.sources.map((source) => source.number));
        const missing: number[] = [];
        for (let n = before.number! + 1; n < after.number!; n++) if (!everywhere.has(n)) missing.push(n);
        // Numbers that go on in another list leave no hole.
        if (missing.length < after.number! - before.number! - 1) continue;
        const mark = after.labelMark ?? after.labelSpan;
        if (!mark) continue;
        const name = sourceName(after);
        const one = missing.length === 1;
        const range = one
          ? `Entry ${missing[0]} is`
          : `Entries ${missing[0]} ${missing.length === 2 ? 'and' : 'to'} ${missing.at(-1)} are`;
        yield {
          start: mark.start,
          end: mark.end,
          message: `${range} missing before ${after.number}${name && ` (${name})`}. Readers may look for ${one ? 'it' : 'them'}: add ${one ? 'it' : 'them'}, or close the gap.`,
          fixes: () => fixesFor(draft, list, after, missing),
        };
      }
    }
  },
};

/**
 * Footnotes are numbered anew when set, and definitions without a heading are the links of a page: their numbers are
 * not a reader's.
 */
const showsNumbers = (list: SourceList): boolean =>
  list.form !== 'footnote' && list.form !== 'none' && !(list.form === 'definition' && !list.heading);

/** Entries on either side of each hole, by number. */
function* holes(list: SourceList): Iterable<readonly [Source, Source]> {
  const numbered = list.sources.filter((source) => source.number !== null);
  if (numbered.some((source, i) => i > 0 && source.number! < numbered[i - 1]!.number!)) {
    numbered.sort((a, b) => a.number! - b.number!);
  }
  for (let i = 1; i < numbered.length; i++) {
    const [before, after] = [numbered[i - 1]!, numbered[i]!];
    const step = after.number! - before.number!;
    if (step > 1 && step <= LARGEST_HOLE) yield [before, after];
  }
}

function fixesFor(draft: Draft, list: SourceList, after: Source, missing: readonly number[]): Fix[] {
  const fixes: Fix[] = [];
  const first = missing[0]!;
  const added = addEntry(draft, list, String(first));
  if (added.length > 0) fixes.push({ title: `Add entry ${first} to ${listName(list)}`, edits: added });
  const closed = renumberSource(draft, after, first);
  if (closed.length > 0) {
    fixes.push({ title: `Renumber ${after.number} to ${first}, here and in the text`, edits: closed });
  }
  return fixes;
}
