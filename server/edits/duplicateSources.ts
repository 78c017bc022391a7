import type { Draft, Source, SourceDetails } from '../draft/model.ts';
import { fold } from '../text/phrases.ts';
import { addressKey } from './address.ts';

/** Two entries for one source. */
export interface Duplicate {
  /** The later one in its list. */
  readonly source: Source;
  readonly other: Source;
  readonly why: 'address' | 'work';
}

/** The entries that lead to the same address as one before them, or name the same work. */
export function* duplicateSources(draft: Draft): Iterable<Duplicate> {
  for (const list of draft.sourceLists) {
    // A footnote repeats its source with another page, and the definitions of a page are its links.
    if (list.form === 'footnote' || list.form === 'none' || (list.form === 'definition' && !list.heading)) continue;
    const first = new Map<string, Source>();
    const named = new Map<string, Source>();
    for (const source of list.sources) {
      const mark = source.labelMark ?? source.labelSpan;
      if (!mark || source.catchAll || (source.number === null && !list.heading)) continue;
      const { address, work } = keysOf(source);
      const same = address ? first.get(address) : undefined;
      const twin = work ? named.get(work) : undefined;
      if (address && !same) first.set(address, source);
      if (work && !twin) named.set(work, source);
      if (same && same.label !== source.label && !differ(address, same, source))
        yield { source, other: same, why: 'address' };
      else if (!same && twin && twin.label !== source.label && !twoPages(twin, source))
        yield { source, other: twin, why: 'work' };
    }
  }
}

interface Keys {
  readonly address: string;
  readonly work: string;
}

// What was read of an entry outlives the version of the draft, so its key is worked out once. Between two keystrokes
// nearly every entry has the place it had, where its key is found without a look into the map.
const known = new WeakMap<SourceDetails, Keys>();
const latest: { readonly details: SourceDetails; readonly keys: Keys }[] = [];

function keysOf({ details, index }: Source): Keys {
  const kept = latest[index];
  if (kept?.details === details) return kept.keys;
  let keys = known.get(details);
  if (keys === undefined) {
    const address = details.doi?.toLowerCase() ?? (details.url ? addressKey(details.url) : '');
    keys = { address, work: workOf(details) };
    known.set(details, keys);
  }
  latest[index] = { details, keys };
  return keys;
}

/** Shorter titles (“Live news”) are those of many works. A letter of a script without capitals counts as two. */
const FEWEST_LETTERS = 12;

/** Outlet, title and all numbers but those of the access date: another year, page or volume is another source. */
function workOf({ title, outlet, plain, accessed }: SourceDetails): string {
  if (
    title === null ||
    outlet === null ||
    title.replace(/\p{Lo}/gu, '$&$&').replace(/[^\p{L}]/gu, '').length < FEWEST_LETTERS
  )
    return '';
  const numbers = plain.replace(accessed ?? '', '').match(/\d+/g) ?? [];
  return fold([outlet, title, ...numbers].join('|').replace(/[^\p{L}\p{M}\p{N}|]+/gu, ' '));
}

/** Two pages of one site may share their title. */
function twoPages({ details: a }: Source, { details: b }: Source): boolean {
  if (a.doi && b.doi) return true;
  if (!a.url || !b.url) return false;
  const host = (url: string) => /^[^/?#]+/.exec(addressKey(url))?.[0];
  return host(a.url) === host(b.url);
}

/** A bare domain stands for many works of an outlet: two titles there are two sources. */
const differ = (key: string, a: Source, b: Source): boolean =>
  !/[/?#]/.test(key) && a.details.title !== null && b.details.title !== null && a.details.title !== b.details.title;
