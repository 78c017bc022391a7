import type { Draft, Source, SourceList, Use } from '../draft/model.ts';
import { listName } from '../edits/labels.ts';
import { oneLine } from '../text/escapeMarkdown.ts';
import { type Run, webAddress } from './richText.ts';

const LONGEST_TITLE = 200;
const LONGEST_OUTLET = 100;
const LONGEST_QUOTE = 160;
/** More lines than this are counted, not listed. */
const MOST_LINES = 12;

/** The entry's label as citations write it: `2`, `^note`, `@key`. Empty for an entry without one. */
export function labelOf(source: Source): string {
  if (source.label === null) return '';
  if (source.form === 'pandoc') return `@${source.label}`;
  return source.form === 'footnote' ? `^${source.label}` : source.label;
}

/** A source in a few words: outlet and title, or the entry's beginning. One line, at most `limit` units. */
export function nameOf(source: Source, limit = 120): string {
  const { outlet, title, plain } = source.details;
  // An entry that names several sources has no one outlet.
  if (source.catchAll) return oneLine(plain, limit);
  const name = outlet && title ? `${outlet}: ${title}` : (title ?? outlet ?? plain);
  return oneLine(name, limit) || 'an empty entry';
}

/** The address of a source that may be opened, its DOI's where it has no other; null when there is none. */
export function addressOf(source: Source): string | null {
  const { url, doi } = source.details;
  return webAddress(url) ?? (doi === null ? null : webAddress(`https://doi.org/${encodeURI(doi)}`));
}

/** Outlet and title in bold; the entry's words where neither could be told. */
export function headline(source: Source): readonly Run[] {
  const { outlet, title, plain, empty } = source.details;
  const runs: Run[] = [];
  if (source.catchAll) return [oneLine(plain, LONGEST_TITLE)];
  if (outlet) runs.push({ bold: oneLine(outlet, LONGEST_OUTLET) });
  if (outlet && title) runs.push(' – ');
  if (title) runs.push({ bold: oneLine(title, LONGEST_TITLE) });
  if (runs.length === 0) runs.push(empty ? 'This entry is empty.' : oneLine(plain, LONGEST_TITLE));
  return runs;
}

/** Date, authors and the links of a source; empty when it has none of them. */
export function particulars(source: Source): readonly Run[] {
  const { date, authors, archiveUrl, lostLink } = source.details;
  const runs: Run[] = [];
  const add = (...more: Run[]) => runs.push(...(runs.length > 0 ? [' · '] : []), ...more);
  if (date) add(oneLine(date, 40));
  if (authors.length > 0) add(oneLine(authors.slice(0, 3).join(', '), 120) + (authors.length > 3 ? ' and others' : ''));
  const address = addressOf(source);
  if (address) add({ link: 'Open source', url: address }, ` (${oneLine(new URL(address).hostname, 60)})`);
  const archived = webAddress(archiveUrl);
  if (archived && archived !== address) add({ link: 'Open archived copy', url: archived });
  if (!address && lostLink) add('The entry says “Link”, but its address is missing.');
  return runs;
}

/** How often and where a source is cited. `here` is the citation that is looked at, if any. */
export function usesOf(draft: Draft, source: Source, here: Use['citation'] | null): string {
  const words = oneLine(labelOf(source), 40);
  const label = source.number !== null ? `Source ${words}` : words === '' ? 'This source' : `[${words}]`;
  const uses = source.uses;
  if (uses.length === 0) return `${label} is not cited in this draft.`;
  const lines = [...new Set(uses.map((use) => draft.text.lineNumberAt(use.citation.start) + 1))];
  const hereLine = here ? draft.text.lineNumberAt(here.start) + 1 : null;
  if (uses.length === 1) {
    return hereLine === lines[0] ? `${label} is cited only here.` : `${label} is cited once, in line ${lines[0]}.`;
  }
  const others = lines.filter((line) => line !== hereLine);
  const times = uses.length === 2 ? 'twice' : `${uses.length} times`;
  if (others.length === 0) return `${label} is cited ${times}, ${uses.length === 2 ? 'both' : 'all'} in this line.`;
  const places = `${others.length === 1 ? 'line' : 'lines'} ${listed(others)}`;
  return `${label} is cited ${times}: ${hereLine === null ? 'in' : 'here, and in'} ${places}.`;
}

/** What a list has, for a writer who looks for a number that is not there. */
export function contentsOf(list: SourceList): string {
  const labels = list.sources.filter((source) => source.label !== null).map((source) => `[${labelOf(source)}]`);
  const name = oneLine(listName(list), 60);
  const where = name.charAt(0).toUpperCase() + name.slice(1);
  if (labels.length === 0) return `${where} has ${list.sources.length} entries, none with a number.`;
  const shown = labels.length <= MOST_LINES ? labels : [...labels.slice(0, MOST_LINES - 1), `… ${labels.at(-1)}`];
  return `${where} has ${oneLine(shown.join(', '), 300)}.`;
}

/** The words of a quote in quotation marks, cut to a readable length. */
export function quoted(text: string): string {
  return `“${oneLine(text, LONGEST_QUOTE)}”`;
}

function listed(lines: readonly number[]): string {
  if (lines.length <= MOST_LINES) return lines.join(', ');
  return `${lines.slice(0, MOST_LINES).join(', ')} and ${lines.length - MOST_LINES} more`;
}

/** How often a source is cited, in words. */
export function timesCited(uses: number): string {
  if (uses === 0) return 'not cited';
  return uses === 1 ? 'cited once' : uses === 2 ? 'cited twice' : `cited ${uses} times`;
}
