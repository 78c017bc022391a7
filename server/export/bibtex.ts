import type { Item, ItemDate, ItemName } from '../bibliography/item.ts';

/**
 * Writes items as BibTeX (also read by biblatex, Zotero and pandoc): fields in braces, UTF-8 as it is. A DOI in a
 * journal makes an `@article`, everything else is `@misc`, which every style knows.
 */
export function bibtex(items: readonly Item[]): string {
  return items.map(entry).join('\n\n');
}

function entry(item: Item): string {
  const article = item.type === 'article-journal';
  const date = item.issued?.['date-parts']?.[0] ?? [];
  const fields: (readonly [string, string | undefined])[] = [
    ['author', item.author?.map(name).join(' and ')],
    // Braces around the whole keep capitals that a style would make small.
    ['title', item.title && `{${escapeTex(item.title)}}`],
    [article ? 'journal' : 'howpublished', item['container-title'] && escapeTex(item['container-title'])],
    ['volume', item.volume],
    ['number', item.issue],
    ['pages', item.page?.replace(/\s*[–-]\s*/, '--')],
    ['year', date[0] === undefined ? item.issued?.literal && escapeTex(item.issued.literal) : String(date[0])],
    ['month', date[1] === undefined ? undefined : String(date[1])],
    ['day', date[2] === undefined ? undefined : String(date[2])],
    ['doi', item.DOI && address(item.DOI)],
    ['url', item.URL && address(item.URL)],
    ['urldate', item.accessed && isoDate(item.accessed)],
  ];
  const written = fields.filter(([, value]) => value).map(([field, value]) => `  ${field} = {${value}}`);
  return `@${article ? 'article' : 'misc'}{${item.id},\n${written.join(',\n')}\n}`;
}

// A comma or “and” in a name would part it, so a name that is not to be taken apart stands in braces.
function name(one: ItemName): string {
  if ('literal' in one) return `{${escapeTex(one.literal)}}`;
  const part = (text: string) => (/,|\band\b/i.test(text) ? `{${escapeTex(text)}}` : escapeTex(text));
  return one.given ? `${part(one.family)}, ${part(one.given)}` : part(one.family);
}

function isoDate({ 'date-parts': parts, literal }: ItemDate): string {
  if (!parts) return escapeTex(literal ?? '');
  return parts[0].map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0')).join('-');
}

const SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Text as TeX prints it: nothing in it is a command, a group or a comment. */
export function escapeTex(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\~^{}$&#%_]/g, (sign) => SIGNS[sign] ?? `\\${sign}`);
}

/** Addresses are taken letter by letter; only what would end or open a group has to go, by its own escape. */
const address = (url: string): string =>
  url.trim().replace(/[{}\\\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
