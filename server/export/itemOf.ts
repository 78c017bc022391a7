import { readDate } from '../bibliography/date.ts';
import type { Item, ItemName } from '../bibliography/item.ts';
import { journalOf } from '../bibliography/journal.ts';
import { monthOf } from '../draft/lexicon/months.ts';
import type { Source } from '../draft/model.ts';

/**
 * The sources as bibliography items, each with a key of its own. What could not be read of an entry is left out, and so
 * are empty entries and lumps of several sources, which are no one item.
 */
export function itemsOf(sources: readonly Source[]): readonly Item[] {
  const taken = new Set<string>();
  return sources.filter(({ catchAll, details }) => !catchAll && !details.empty).map((source) => itemOf(source, taken));
}

function itemOf(source: Source, taken: Set<string>): Item {
  const { title, outlet, authors, date, url, doi, accessed, plain } = source.details;
  const issued = date ? readDate(date, monthOf) : null;
  const name = title ?? (outlet ? null : plain.trim());
  const isArticle = doi !== null && outlet !== null;
  return {
    id: keyOf(source, issued?.['date-parts']?.[0][0], taken),
    type: isArticle ? 'article-journal' : url ? 'webpage' : 'document',
    ...(name ? { title: name } : {}),
    ...(authors.length > 0 ? { author: authors.map(nameOf) } : {}),
    ...(isArticle ? journalOf(outlet) : outlet ? { 'container-title': outlet } : {}),
    ...(issued ? { issued } : {}),
    ...(accessed ? { accessed: readDate(accessed, monthOf) } : {}),
    ...(url ? { URL: url } : {}),
    ...(doi ? { DOI: doi } : {}),
  };
}

/** `Lind, Mara` and `Mara Lind` are people; a lone word or many words are a name as it is. */
function nameOf(author: string): ItemName {
  const name = author.trim();
  const turned = /^([^,]+),\s*([^,]+)$/.exec(name);
  if (turned) return { family: turned[1]!, given: turned[2]! };
  const words = name.split(/\s+/);
  if (words.length < 2 || words.length > 4 || !words.every((word) => /^\p{Lu}/u.test(word))) return { literal: name };
  return { family: words.at(-1)!, given: words.slice(0, -1).join(' ') };
}

/** `harbour2021wall`: who, when and the first long word of the title. */
function keyOf(source: Source, year: number | undefined, taken: Set<string>): string {
  const { title, outlet, authors } = source.details;
  const author = authors[0] && nameOf(authors[0]);
  const who = author ? ('family' in author ? author.family : author.literal) : (outlet ?? '');
  const first = (text: string) => wordsOf(text).find((word) => word.length > 3) ?? wordsOf(text)[0] ?? '';
  const words = first(who) + (year ?? '') + first(title ?? '');
  const base = /[a-z]/.test(words) ? words : `source${source.label?.replace(/[^A-Za-z0-9]/g, '') || source.index + 1}`;
  let key = base;
  for (let count = 2; taken.has(key); count++) key = `${base}-${count}`;
  taken.add(key);
  return key;
}

/** The words in letters that every program takes in a key. */
const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? [];
