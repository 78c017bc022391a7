import type { CopyMeta } from '../evidence/copy.ts';

/** Names stay well below the 255 bytes that file systems take, also in scripts of three bytes a character. */
const LONGEST_TITLE = 48;

/**
 * The name of a copy's file: host, title and the beginning of a hash, so that people find it and it stays the same.
 * @param hash hexadecimal; of the address where there is one, otherwise of what was read
 */
export function copyName(meta: CopyMeta, fallback: string, hash: string): string {
  const host = hostOf(meta.url ?? meta.canonical);
  const title = slug(meta.title ?? fallback.replace(/\.\w{1,5}$/, ''));
  return `${[host, title, hash.slice(0, 8)].filter((part) => part !== '').join('-')}.txt`;
}

/** Endings of the files that copies are made of. A text is its own copy. */
const ENDINGS: Readonly<Record<string, string>> = {
  html: 'html',
  mhtml: 'mhtml',
  pdf: 'pdf',
  docx: 'docx',
  epub: 'epub',
  markdown: 'md',
};

/** The name beside a copy for the file it was made of; null where the copy says all that the file did. */
export function originalName(copy: string, { format, method }: CopyMeta): string | null {
  const ending = format === 'subtitles' ? 'vtt' : ENDINGS[format ?? ''];
  return ending === undefined || method === 'clipboard' ? null : `${copy.replace(/\.txt$/i, '')}.${ending}`;
}

function hostOf(address: string | null): string {
  try {
    return address === null ? '' : slug(new URL(address).hostname.replace(/^www\./, '')).slice(0, 60);
  } catch {
    return '';
  }
}

/** Letters and digits of every script in lower case, accents taken off Latin letters, all else one hyphen. */
function slug(text: string): string {
  const plain = text
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/(?<=[a-z])\p{M}+/giu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}\p{M}.]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  if (plain.length <= LONGEST_TITLE) return plain;
  const cut = plain.slice(0, LONGEST_TITLE + 1).replace(/-[^-]*$/, '');
  return [...cut]
    .slice(0, LONGEST_TITLE)
    .join('')
    .replace(/[-.]+$/, '');
}
