import type { Source, SourceDetails } from '../draft/model.ts';
import { addressKey } from '../edits/address.ts';
import { sourceName } from '../edits/labels.ts';
import { fold } from '../text/phrases.ts';
import type { Check } from './check.ts';

export const duplicateSource: Check = {
  code: 'duplicate-source',
  level: 'information',
  summary: 'Two entries of a source list lead to the same address, or name the same work.',
  example: {
    before: '[1] https://example.org/repo\n[2] https://example.org/repo',
    after: '[1] https://example.org/repo',
  },
  *run(draft) {
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
        if (same && same.label !== source.label && !differ(address, same, source)) {
          yield {
            start: mark.start,
            end: mark.end,
            message: `This entry leads to the same address as ${same.label} (${sourceName(same)}). Cite one of them throughout, or correct the link.`,
            related: [{ start: same.start, end: same.end, message: `Entry ${same.label} has the same address` }],
          };
        } else if (!same && twin && twin.label !== source.label && !twoPages(twin, source)) {
          yield {
            start: mark.start,
            end: mark.end,
            message: `This entry names the same work as ${twin.label} (${sourceName(twin)}), so readers take one source for two. Cite one of them throughout, or say how they differ.`,
            related: [{ start: twin.start, end: twin.end, message: `Entry ${twin.label} names the same work` }],
          };
        }
      }
    }
  },
};

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
