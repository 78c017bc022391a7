import type { Draft, Oddity, Source } from '../draft/model.ts';
import { sameAddress, withoutTracking } from './address.ts';
import { citeNew } from './citeNew.ts';
import type { TextEdit } from './fix.ts';
import { listFor, writtenLabel } from './labels.ts';
import { namedSources } from './namedSources.ts';
import { removeMark } from './removeMark.ts';

/** Takes a leftover mark away with the blanks in front of it. */
export function removeResidue(draft: Draft, oddity: Oddity): TextEdit[] {
  return removeMark(draft, oddity, { allBlanks: true });
}

/**
 * Turns a leftover that carries an address or a title into a citation: of the entry that has the address, otherwise the
 * title, otherwise of a new entry with the address, in a list made for it where the draft has none. No edit where the
 * list cannot take the entry, or where nothing tells which source was meant.
 */
export function linkToCitation(draft: Draft, oddity: Oddity): { edits: TextEdit[]; source: Source | null } {
  const known = knownSource(draft, oddity);
  if (known) {
    return { edits: [{ start: oddity.start, end: oddity.end, newText: writtenLabel(known) }], source: known };
  }
  if (!isAddress(oddity.url)) return { edits: [], source: null };
  const url = withoutTracking(oddity.url);
  const list = listFor(draft, oddity.start, false) ?? listFor(draft, oddity.start, true);
  const text = oddity.name && list?.form !== 'definition' ? `${oddity.name}. ${url}` : url;
  return { edits: citeNew(draft, oddity, { text, url }), source: null };
}

const isAddress = (url: string | null): url is string => url !== null && /^https?:\/\//i.test(url);

function knownSource(draft: Draft, { url, name }: Oddity): Source | null {
  if (isAddress(url)) {
    const same = draft.sources.find(
      (source) => source.label !== null && source.details.links.some((link) => sameAddress(link.url, url)),
    );
    if (same) return same;
  }
  const named = name === null ? [] : namedSources(draft, name);
  const [only] = named.length === 1 ? named : [];
  // Another page of the same outlet is another source.
  return only && !(isAddress(url) && only.details.url !== null) ? only : null;
}
