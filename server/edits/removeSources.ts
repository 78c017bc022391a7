import type { Draft, Source } from '../draft/model.ts';
import { named, times } from './namedSource.ts';
import { numberSpaces } from './numberSpaces.ts';
import { type Plan, refusal, satisfied } from './plan.ts';
import { planRelabelling } from './planRelabelling.ts';
import { closeUp } from './shift.ts';

/** Takes a source out: its citations out of text and groups, its entry off the list; the numbers behind it close up. */
export function removeSource(draft: Draft, source: Source): Plan {
  const cited = source.useCount;
  const title = `Remove ${named(source)}${cited > 0 ? ` and its ${cited === 1 ? 'citation' : `${cited} citations`}` : ''}`;
  const notes =
    cited > 0
      ? [`It is cited ${times(cited)}; ${cited === 1 ? 'that citation goes' : 'those citations go'} with it.`]
      : [];
  return remove(draft, [source], title, notes);
}

/** Takes every entry off the lists that no citation points at; the numbers close up. */
export function removeUnused(draft: Draft): Plan {
  if (draft.citationStyles.size === 0) {
    return refusal('The text cites none of its sources, so all of them would go. Cite what you used first.');
  }
  // A digit glued to a full stop may be a citation or not: nobody can say what is unused.
  if (draft.citationStyles.has('digit')) {
    return refusal(
      'The citations of this draft are bare digits, and nobody can say for sure which sources they mean. Nothing was removed.',
    );
  }
  const unused = draft.sources.filter(isUnused);
  if (unused.length === 0) return satisfied('Every source is cited.');
  const title =
    unused.length === 1 ? `Remove ${named(unused[0]!)}` : `Remove ${unused.length} sources that are never cited`;
  const shown = unused.slice(0, 8).map(named);
  const more = unused.length > shown.length ? ` and ${unused.length - shown.length} more` : '';
  return remove(draft, unused, title, [`Never cited: ${shown.join(', ')}${more}.`]);
}

/** Definitions without a heading are the links of a page, and an entry among numbers that has none is no leftover. */
function isUnused({ label, number, labelSpan, useCount, catchAll, form, list }: Source): boolean {
  if (label === null || !labelSpan || useCount > 0 || catchAll) return false;
  if (form === 'none' || (form === 'definition' && !list.heading)) return false;
  return number !== null || form === 'footnote';
}

function remove(draft: Draft, sources: readonly Source[], title: string, notes: readonly string[]): Plan {
  const gone = new Set(sources);
  const labels = new Map<number, string>();
  for (const space of numberSpaces(draft)) {
    for (const [index, label] of closeUp(draft, space, gone)) labels.set(index, label);
  }
  return planRelabelling(
    draft,
    title,
    {
      labels,
      redirect: new Map(sources.map(({ index }) => [index, null])),
      removed: new Set(sources.map(({ index }) => index)),
    },
    { notes },
  );
}
