import type { Source } from '../draft/model.ts';
import { nextFreeNumber, sourceName } from '../edits/labels.ts';
import { renumberEntry } from '../edits/replaceLabel.ts';
import { isAscending } from './ascending.ts';
import type { Check } from './check.ts';

export const duplicateNumber: Check = {
  code: 'duplicate-number',
  level: 'warning',
  summary: 'Two entries of a source list have the same number.',
  example: {
    before: '[2] Pier Weekly. “Nets.”\n[2] Dock Wire. “Ropes.”',
    after: '[2] Pier Weekly. “Nets.”\n[3] Dock Wire. “Ropes.”',
  },
  about: 'lists',
  *run(draft) {
    for (const list of draft.sourceLists) {
      if (isAscending(list)) continue;
      const first = new Map<string | number, Source>();
      // Fixes hand out numbers in turn, so that two duplicates do not both become the next free one.
      let taken = 0;
      for (const source of list.sources) {
        const mark = source.labelMark ?? source.labelSpan;
        if (source.label === null || !mark || source.catchAll) continue;
        // `[Source]` on several entries is a word, not a number.
        if (source.number === null && (source.form === 'end' || !list.heading) && source.form !== 'footnote') continue;
        const key = source.form === 'footnote' ? source.label : (source.number ?? source.label.toLowerCase());
        const other = first.get(key);
        if (!other) {
          first.set(key, source);
          continue;
        }
        const turn = taken++;
        const name = sourceName(other);
        yield {
          start: mark.start,
          end: mark.end,
          message: `${source.label} already stands for ${name ? `“${name}”` : 'another entry'}, and citations of ${source.label} lead there. Give this entry a number of its own.`,
          related: [{ start: other.start, end: other.end, message: `The first entry ${source.label}` }],
          fixes: () => {
            if (source.number === null) return [];
            const number = nextFreeNumber(draft, list) + turn;
            const edits = renumberEntry(draft, source, number);
            return edits.length > 0 ? [{ title: `Renumber this entry to ${number}`, edits, preferred: true }] : [];
          },
        };
      }
    }
  },
};
