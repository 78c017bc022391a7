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

/**
 * Takes every entry off the lists that no citation points at, and those that only entries cite which go themselves; the
 * numbers close up.
 */
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
  const never = draft.sources.filter((source) => source.useCount === 0 && canGo(source));
  if (never.length === 0) return satisfied('Every source is cited.');
  const unused = withThoseTheyAloneCite(draft, never);
  const [first, ...others] = unused as [Source, ...Source[]];
  const title = others.length === 0 ? `Remove ${named(first)}` : `Remove ${unused.length} sources that are never cited`;
  const notes = [`Never cited: ${listed(never)}.`];
  const alone = unused.filter(({ useCount }) => useCount > 0);
  if (alone.length > 0) notes.push(`Cited only in the entries that go: ${listed(alone)}.`);
  return remove(draft, unused, title, notes);
}

/** “See also [2]” in an entry that goes is no use of `[2]`. What entries that stay cite stays. In list order. */
function withThoseTheyAloneCite(draft: Draft, never: readonly Source[]): readonly Source[] {
  const gone = new Set(never);
  const cross = draft.sources.filter(
    (source) => source.useCount > 0 && canGo(source) && source.uses.every(({ citation }) => citation.within),
  );
  for (let before = -1; before !== gone.size; ) {
    before = gone.size;
    for (const source of cross) {
      const others = source.uses.filter(({ citation }) => citation.within !== source);
      if (others.length > 0 && others.every(({ citation }) => gone.has(citation.within!))) gone.add(source);
    }
  }
  return [...gone].sort((a, b) => a.index - b.index);
}

function listed(sources: readonly Source[]): string {
  const shown = sources.slice(0, 8).map(named);
  return `${shown.join(', ')}${sources.length > shown.length ? ` and ${sources.length - shown.length} more` : ''}`;
}

/** Definitions without a heading are the links of a page, and an entry among numbers that has none is no leftover. */
function canGo({ label, number, labelSpan, catchAll, form, list }: Source): boolean {
  if (label === null || !labelSpan || catchAll) return false;
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
