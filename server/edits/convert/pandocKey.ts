import type { SourceDetails } from '../../draft/model.ts';

/** What a key is made of. */
export type Named = Pick<SourceDetails, 'authors' | 'outlet' | 'title' | 'date' | 'url' | 'plain'>;

const LONGEST_NAME = 24;

/**
 * A key that no other source has: the first author's last name or the outlet, and the year (`quaytimes2021`); letters
 * behind it tell several apart. Accents go; other scripts stay, for pandoc takes letters of any.
 * @param taken keys in use, in lower case
 */
export function pandocKey(details: Named, taken: ReadonlySet<string>): string {
  const { authors, outlet, title, date, url, plain } = details;
  const name = lastName(authors[0] ?? '') || slug(outlet) || slug(hostOf(url)) || slug(title ?? plain) || 'source';
  const year = /(?<!\d)(?:1[5-9]|20)\d{2}(?!\d)/.exec(date ?? '')?.[0] ?? '';
  const key = /^\d/.test(name) ? `s${name}${year}` : name + year;
  if (!taken.has(key)) return key;
  for (let count = 2; ; count++) {
    // `lind2021b`; without a year a letter would read as part of the name.
    const suffix = year && count <= 26 ? String.fromCharCode(96 + count) : `-${count}`;
    if (!taken.has(key + suffix)) return key + suffix;
  }
}

const lastName = (author: string): string =>
  slug(author.includes(',') ? author.split(',')[0]! : author.trim().split(/\s+/).at(-1)!);

function slug(words: string | null): string {
  const plain = (words ?? '')
    .normalize('NFKD')
    .replace(/[\u0300-\u036F]/g, '')
    .normalize('NFC')
    .toLowerCase();
  let out = '';
  for (const part of plain.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu) ?? []) {
    if (out !== '' && out.length + part.length > LONGEST_NAME) break;
    out += part;
  }
  return [...out].slice(0, LONGEST_NAME).join('');
}

function hostOf(url: string | null): string {
  const host = /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url ?? '')?.[1] ?? '';
  return host.split('.').slice(0, -1).join(' ');
}
