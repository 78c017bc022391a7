import type { Draft, Source } from '../draft/model.ts';
import type { Span } from '../text/span.ts';
import { nameOf } from './describe.ts';
import { webAddress } from './richText.ts';

export interface DocumentLink extends Span {
  readonly url: string;
  readonly tooltip: string;
}

/** The addresses and DOIs of the entries. Citations get none: Ctrl+click there goes to the entry. */
export function documentLinks(draft: Draft): readonly DocumentLink[] {
  return draft.sources.flatMap((source) => linksOf(draft, source));
}

function linksOf(draft: Draft, source: Source): readonly DocumentLink[] {
  const tooltip = `Open ${nameOf(source, 80)}`;
  const links: DocumentLink[] = [];
  for (const link of source.details.links) {
    const url = webAddress(link.url);
    if (url) links.push({ start: source.start + link.start, end: source.start + link.end, url, tooltip });
  }
  const { doi } = source.details;
  const address = doi === null ? null : webAddress(`https://doi.org/${encodeURI(doi)}`);
  if (doi !== null && address) {
    const at = draft.text.slice(source.start, source.end).toLowerCase().indexOf(doi.toLowerCase());
    const start = source.start + at;
    const end = start + doi.length;
    // A DOI that is already part of a link's address needs no second one.
    if (at >= 0 && !links.some((link) => link.start < end && start < link.end)) {
      links.push({ start, end, url: address, tooltip });
    }
  }
  return links.sort((a, b) => a.start - b.start);
}
