import type { Draft, Source } from '../draft/model.ts';
import type { Fix } from '../edits/fix.ts';
import { sourceName, writtenLabel } from '../edits/labels.ts';
import { removeEntry } from '../edits/removeEntry.ts';
import { removeSource } from '../edits/removeSources.ts';
import { isAscending } from './ascending.ts';
import type { Check } from './check.ts';

export const unusedSource: Check = {
  code: 'unused-source',
  level: 'hint',
  summary: 'An entry of the source list is never cited.',
  example: {
    before: '[3] Harbour Office. “Yearly Count.” https://example.org/count',
    after: 'The count stood at 400 boats [3].',
  },
  about: 'lists',
  *run(draft) {
    if (!citesByMark(draft)) return;
    for (const list of draft.sourceLists) {
      // Definitions without a heading are the links of a page.
      if (list.form === 'none' || (list.form === 'definition' && !list.heading)) continue;
      const hasNumbers = list.sources.some((source) => source.number !== null);
      const labels = isAscending(list) ? null : new Set<string>();
      for (const source of list.sources) {
        // A second entry with the same label cannot be cited at all: that is said as a duplicate.
        const mark = source.labelMark ?? source.labelSpan;
        if (source.label === null || !mark || labels?.has(source.label)) continue;
        labels?.add(source.label);
        if (source.useCount > 0 || source.catchAll || source.details.empty) continue;
        if (source.number === null && source.form !== 'footnote') {
          // A word among numbers (`[Source]`) is an entry without a number; a named definition is a link's, and words
          // in brackets without a heading above them (`- [Tests] …`) need be no list of sources at all.
          if (source.form === 'definition' || hasNumbers || !list.heading) continue;
        }
        const name = sourceName(source);
        yield {
          start: mark.start,
          end: mark.end,
          unnecessary: true,
          message: `${name ? `“${name}”` : `Entry ${source.label}`} is never cited. Cite it as ${writtenLabel(source)}, or take it off the list.`,
          fixes: () => offTheList(draft, source),
        };
      }
    }
  },
};

/** The fix that removes the entry. Pages count the items of a list through, so there the numbers behind it go along. */
function offTheList(draft: Draft, source: Source): readonly Fix[] {
  const title = 'Take the entry off the list';
  if (source.form !== 'ordered' || draft.format !== 'markdown') {
    const edits = removeEntry(draft, source);
    return edits.length > 0 ? [{ title, edits }] : [];
  }
  const plan = removeSource(draft, source);
  if (plan.kind !== 'change') return [];
  return [{ title: plan.edits.length > 1 ? `${title} and close up the numbers` : title, edits: plan.edits }];
}

/**
 * Whether the draft ties its text to the list by marks at all. A digit glued to a full stop may be a citation or not:
 * where such digits stand nobody can say what is unused.
 */
function citesByMark({ citationStyles }: Draft): boolean {
  return citationStyles.size > 0 && !citationStyles.has('digit');
}
