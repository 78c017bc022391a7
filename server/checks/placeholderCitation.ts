import type { Draft, Oddity } from '../draft/model.ts';
import { citeNew } from '../edits/citeNew.ts';
import type { Fix } from '../edits/fix.ts';
import { sourcesNear, writeCitation } from '../edits/insertCitation.ts';
import { listFor, listName, sourceName, writtenLabel } from '../edits/labels.ts';
import { namedSources } from '../edits/namedSources.ts';
import { removeMark } from '../edits/removeMark.ts';
import type { Check } from './check.ts';

export const placeholderCitation: Check = {
  code: 'placeholder-citation',
  level: 'information',
  summary: 'A mark such as [citation needed] stands where a citation is still to come.',
  example: {
    before: 'Crews were paid late [citation needed].',
    after: 'Crews were paid late [3].',
  },
  *run(draft) {
    for (const oddity of draft.oddities) {
      if (oddity.kind !== 'placeholder-citation') continue;
      const written = draft.text.slice(oddity.start, oddity.end);
      yield {
        start: oddity.start,
        end: oddity.end,
        message: `${written} only holds the place of a citation. Cite the source${oddity.name ? ` (${oddity.name})` : ''} by its number, or remove the mark.`,
        fixes: () => fixesFor(draft, oddity),
      };
    }
  },
};

function fixesFor(draft: Draft, oddity: Oddity): Fix[] {
  const block = draft.blockAt(oddity.start);
  const named = oddity.name ? namedSources(draft, oddity.name) : [];
  const sources = [...new Set([...named.slice(0, 2), ...sourcesNear(draft, oddity, block)])];
  const fixes: Fix[] = sources.map((source) => ({
    title: `Cite ${writtenLabel(source)}: ${sourceName(source)}`,
    edits: [{ start: oddity.start, end: oddity.end, newText: writeCitation(draft, source) }],
  }));
  const list = listFor(draft, oddity.start, false) ?? listFor(draft, oddity.start, true);
  const edits = citeNew(draft, oddity);
  if (edits.length > 0) {
    fixes.push({
      title: list ? `Add an entry to ${listName(list)} and cite it` : 'Create a source list and cite it',
      edits,
    });
  }
  fixes.push({ title: 'Remove the mark', edits: removeMark(draft, oddity) });
  return fixes;
}
