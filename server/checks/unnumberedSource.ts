import type { SourceList } from '../draft/model.ts';
import { nextFreeNumber, sourceName } from '../edits/labels.ts';
import { numberEntry } from '../edits/replaceLabel.ts';
import type { Check } from './check.ts';

export const unnumberedSource: Check = {
  code: 'unnumbered-source',
  level: 'hint',
  summary: 'An entry of a numbered source list has no number.',
  example: {
    before: '- White Pier Trust. “Our Plan.” https://example.org/plan [Source]',
    after: '- White Pier Trust. “Our Plan.” https://example.org/plan [9]',
  },
  about: 'lists',
  *run(draft) {
    for (const list of draft.sourceLists) {
      if (!isNumbered(list)) continue;
      for (const source of list.sources) {
        if (source.number !== null || source.catchAll || source.useCount > 0) continue;
        if (source.form === 'footnote' || source.form === 'definition') continue;
        const mark = source.labelMark ?? source.labelSpan ?? source.body;
        const name = sourceName(source);
        yield {
          start: mark.start,
          end: mark.end,
          message: `${name ? `“${name}”` : 'This entry'} has no number, so the text cannot cite it like the others. Give it one.`,
          fixes: () => {
            const edits = numberEntry(draft, source);
            const title = `Number this entry ${nextFreeNumber(draft, list)}`;
            return edits.length > 0 ? [{ title, edits, preferred: true }] : [];
          },
        };
      }
    }
  },
};

/** Whether numbers are the rule in this list. */
function isNumbered(list: SourceList): boolean {
  const numbered = list.sources.filter((source) => source.number !== null).length;
  const named = list.sources.filter((source) => !source.catchAll).length - numbered;
  return numbered >= 2 && numbered > named;
}
