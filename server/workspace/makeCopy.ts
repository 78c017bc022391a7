import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { emptyMeta, type SavedCopy } from '../evidence/copy.ts';
import type { Extracted, Origin } from '../evidence/extract/extracted.ts';
import { copyName } from './copyName.ts';
import { doiKey, pageKey } from './sourceKey.ts';

/** What a copy is made of. */
export interface Captured {
  readonly bytes: Uint8Array;
  readonly origin: Origin;
  readonly method: 'fetched' | 'file' | 'clipboard';
  /** The address it came from, as the writer knows it; null for a file of which nobody said. */
  readonly url: string | null;
  /** The addresses that the request went through after `url`, the last one last. */
  readonly redirects: readonly string[];
  /** The DOI of the entry that it is made for, or null. */
  readonly doi: string | null;
  /** When it was read: ISO 8601, UTC. */
  readonly when: string;
}

export interface MadeCopy {
  readonly copy: Pick<SavedCopy, 'meta' | 'text'>;
  /** The name for its file, where no copy of the same source has one. */
  readonly name: string;
}

/**
 * Makes a saved copy of what was read.
 * @throws UnreadableError when it holds nothing that can be read; the message goes after the file's name
 */
export async function makeCopy(captured: Captured): Promise<MadeCopy> {
  const { bytes, origin, url, redirects, doi, when, method } = captured;
  const { extract } = await import('../evidence/extract/index.ts');
  const { text, canonical: named, ...found } = await extract(bytes, origin);
  const base = redirects.at(-1) ?? url;
  const canonical = absolute(named, base) ?? (redirects.length > 0 ? base : null);
  const further = redirects.filter((address) => address !== canonical && address !== url);
  const originalHash = bytesToHex(sha256(bytes));
  const meta = {
    ...emptyMeta,
    ...found,
    url,
    // Of an address that says nothing new, one is enough.
    canonical: canonical !== null && (url === null || pageKey(canonical) !== pageKey(url)) ? canonical : null,
    addresses: [...new Set(further)],
    doi: found.doi ?? doi,
    captured: when,
    method,
    textHash: bytesToHex(sha256(utf8ToBytes(text))),
    originalHash,
  };
  const key = url ?? canonical;
  const hash = key === null ? originalHash : bytesToHex(sha256(utf8ToBytes(pageKey(key))));
  return {
    copy: { meta: { ...meta, title: meta.title ?? titleFrom(origin, url, found) }, text },
    name: copyName(meta, nameOf(origin.name), hash),
  };
}

/** The keys by which an older copy of the same source is found: its addresses and its DOI, not its name. */
export function sourceKeys({ copy: { meta } }: MadeCopy): readonly string[] {
  const own = meta.url === null ? [meta.canonical] : [meta.url];
  const keys = own.filter((address) => address !== null).map(pageKey);
  return keys.length === 0 && meta.doi !== null ? [doiKey(meta.doi)] : keys;
}

/** A page's own address, which may be relative; only the web's schemes count. */
function absolute(address: string | null, base: string | null): string | null {
  if (address === null) return null;
  try {
    const url = new URL(address, base ?? undefined);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}

const nameOf = (path: string): string =>
  path
    .replace(/[?#].*$/, '')
    .replace(/[/\\]+$/, '')
    .replace(/^.*[/\\]/, '');

/** A file without a title is known by its name. */
function titleFrom(origin: Origin, url: string | null, { title }: Pick<Extracted, 'title'>): string | null {
  return title ?? (url === null ? nameOf(origin.name) || null : null);
}
