import type { Draft, ProseLink, Source } from '../../draft/model.ts';
import type { Span } from '../../text/span.ts';
import { convertStyle } from '../convert/convert.ts';
import { writtenLabel } from '../labels.ts';
import { type Plan, refusal, satisfied } from '../plan.ts';
import { linksToSources } from './toSources.ts';

/** Turns the bare address, the link or the footnote at the selection into a source of the list, with its citation in its place. */
export function toSource(draft: Draft, selection: Span): Plan {
  const links = linksAt(draft, selection);
  if (links.length > 0) {
    return linksToSources(
      draft,
      links,
      links.length === 1 ? 'Turn this link into a source' : `Turn ${links.length} links into sources`,
    );
  }
  const note = noteAt(draft, selection);
  if (note)
    return convertStyle(
      draft,
      'bracket',
      (source) => source === note,
      `Turn the footnote ${writtenLabel(note)} into a source`,
    );
  return refusal('There is no address, link or footnote here. Put the cursor on one, and try again.');
}

/** Turns all bare addresses of the prose into sources. */
export function addressesToSources(draft: Draft): Plan {
  const bare = draft.links.filter(({ words }) => words === null);
  if (bare.length === 0) return satisfied('The draft has no bare addresses outside its lists.');
  return linksToSources(
    draft,
    bare,
    bare.length === 1 ? 'Turn one address into a source' : `Turn ${bare.length} addresses into sources`,
  );
}

/** The links that the selection touches. */
export function linksAt(draft: Draft, { start, end }: Span): readonly ProseLink[] {
  return draft.links.filter((link) => link.start <= end && start <= link.end);
}

/** The footnote that the selection touches, by its mark or its note; null for a draft with nothing but footnotes. */
export function noteAt(draft: Draft, { start, end }: Span): Source | null {
  const citation = draft.citations.find((one) => one.style === 'footnote' && one.start <= end && start <= one.end);
  const own = citation?.labels[0]?.source;
  if (own?.form === 'footnote') return own;
  return (
    draft.sources.find((source) => source.form === 'footnote' && source.start <= start && end <= source.end) ?? null
  );
}
