import type { Source } from '../draft/model.ts';
import { addressKey, withoutTracking } from '../edits/address.ts';
import type { CopyMeta } from '../evidence/copy.ts';

/*
 * Which copy belongs to which entry is told by keys: two things with a key in common are the same source.
 */

const ARCHIVED = /^https?:\/\/web\.archive\.org\/web\/\d{4,14}(?:[a-z]{2}_)?\/(.+)$/i;
const DOI_HOST = /^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/(10\.\d{4,9}\/[^?#\s]+)/i;

/** The key of an address: the page it leads to, whatever the way there (tracking, an archive, a place in the page). */
export function pageKey(address: string): string {
  const inner = ARCHIVED.exec(address.trim())?.[1] ?? address.trim();
  const doi = DOI_HOST.exec(inner)?.[1];
  if (doi) return doiKey(decoded(doi));
  const key = addressKey(normal(withoutTracking(/^[a-z][a-z0-9+.-]*:/i.test(inner) ? inner : `http://${inner}`)));
  // `#!…` and `#/…` name a page of their own on sites made by scripts.
  return decoded(key.replace(/#(?![!/]).*$/, '')).replace(/[?/]+$/, '');
}

export const doiKey = (doi: string): string =>
  `doi:${doi
    .trim()
    .toLowerCase()
    .replace(/[.,;]+$/, '')}`;

/** Name of a copy as `copy:` in an entry gives it: folders and the ending do not count. */
export const nameKey = (name: string): string =>
  `copy:${decoded(name)
    .replace(/^.*[/\\]/, '')
    .replace(/\.(?:txt|md)$/i, '')
    .normalize('NFC')
    .toLowerCase()}`;

/**
 * The keys of an entry, in sets: a copy is looked for by the first set that finds one. `copy:` in the entry says it
 * outright; then DOI and the entry's own address; then its other links.
 */
export function keysOfSource(source: Source): readonly (readonly string[])[] {
  const { url, doi, archiveUrl, links, plain } = source.details;
  const explicit = /(?:^|[\s([;,])copy:\s*[<`"“]?([^\s<>`"“”]+)/i.exec(plain)?.[1];
  const own = [
    doi === null ? '' : doiKey(doi),
    ...[url, archiveUrl].map((address) => (address ? pageKey(address) : '')),
  ].filter((key) => key !== '');
  return [
    explicit ? [nameKey(explicit.replace(/[.,;:)\]]+$/, ''))] : [],
    own,
    own.length > 0 ? [] : links.map((link) => pageKey(link.url)),
  ].filter((keys) => keys.length > 0);
}

export function keysOfCopy(name: string, meta: CopyMeta): readonly string[] {
  const addresses = [meta.url, meta.canonical, ...meta.addresses].filter((address) => address !== null);
  return [...new Set([nameKey(name), ...addresses.map(pageKey), ...(meta.doi ? [doiKey(meta.doi)] : [])])];
}

function normal(address: string): string {
  try {
    return new URL(address).href;
  } catch {
    return address;
  }
}

function decoded(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}
