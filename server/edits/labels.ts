import type { Draft, Source, SourceList } from '../draft/model.ts';

/** The number after the highest one of the list (and, for footnotes and definitions, of the draft): never taken. */
export function nextFreeNumber(draft: Draft, list: SourceList): number {
  const shared = list.form === 'footnote' || list.form === 'definition';
  let highest = 0;
  for (const source of shared ? draft.sources : list.sources) {
    if (source.number !== null && source.number > highest) highest = source.number;
  }
  return highest + 1;
}

/**
 * The list that a mark at this place would point into: the one whose scope holds it, otherwise the last; a footnote
 * mark into footnotes, any other into a list of another form. Null when the draft has no such list.
 */
export function listFor(draft: Draft, offset: number, footnote: boolean): SourceList | null {
  const lists = draft.sourceLists.filter((list) => (list.form === 'footnote') === footnote);
  return lists.find((list) => list.scope.start <= offset && offset < list.scope.end) ?? lists.at(-1) ?? null;
}

/** How the draft calls its list: “References”, or “the source list” where it has no heading. */
export function listName(list: SourceList): string {
  const title = list.heading?.title.replace(/[:：]\s*$/, '').trim();
  return title ? `“${title}”` : 'the source list';
}

/** A short name for a source: its title or outlet, otherwise the beginning of the entry; for messages and titles. */
export function sourceName(source: Source): string {
  const { title, outlet, plain, url } = source.details;
  const name = (title ?? outlet ?? (plain || url) ?? '').replace(/\s+/g, ' ').trim();
  const short = [...name].length > 60 ? `${[...name].slice(0, 59).join('').trimEnd()}…` : name;
  return short.replace(/[.,;:]+$/, '').replace(/^[“"„«‘]+|[”"“»’]+$/g, '');
}

/** How the citation of a source is written: `[2]`, `[^a]`, `[@key]`. */
export function writtenLabel(source: Source): string {
  if (source.form === 'pandoc') return `[@${source.label}]`;
  return source.form === 'footnote' ? `[^${source.label}]` : `[${source.label}]`;
}
