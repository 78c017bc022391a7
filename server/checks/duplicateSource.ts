import type { Source, SourceDetails } from '../draft/model.ts';
import { addressKey } from '../edits/address.ts';
import { sourceName } from '../edits/labels.ts';
import type { Check } from './check.ts';

export const duplicateSource: Check = {
  code: 'duplicate-source',
  level: 'information',
  summary: 'Two entries of a source list lead to the same address.',
  example: {
    before: '[1] https://example.org/repo\n[2] https://example.org/repo',
    after: '[1] https://example.org/repo',
  },
  *run(draft) {
    for (const list of draft.sourceLists) {
      // A footnote repeats its source with another page, and the definitions of a page are its links.
      if (list.form === 'footnote' || list.form === 'none' || (list.form === 'definition' && !list.heading)) continue;
      const first = new Map<string, Source>();
      for (const source of list.sources) {
        const mark = source.labelMark ?? source.labelSpan;
        const key = keyOf(source);
        if (!key || !mark || source.catchAll || (source.number === null && !list.heading)) continue;
        const other = first.get(key);
        if (!other) first.set(key, source);
        else if (other.label !== source.label && !differ(key, other, source)) {
          const name = sourceName(other);
          yield {
            start: mark.start,
            end: mark.end,
            message: `This entry leads to the same address as ${other.label} (${name}). Cite one of them throughout, or correct the link.`,
            related: [{ start: other.start, end: other.end, message: `Entry ${other.label} has the same address` }],
          };
        }
      }
    }
  },
};

// What was read of an entry outlives the version of the draft, so its key is worked out once. Between two keystrokes
// nearly every entry has the place it had, where its key is found without a look into the map.
const keys = new WeakMap<SourceDetails, string>();
const latest: { readonly details: SourceDetails; readonly key: string }[] = [];

function keyOf({ details, index }: Source): string {
  const kept = latest[index];
  if (kept?.details === details) return kept.key;
  let key = keys.get(details);
  if (key === undefined) {
    key = details.doi?.toLowerCase() ?? (details.url ? addressKey(details.url) : '');
    keys.set(details, key);
  }
  latest[index] = { details, key };
  return key;
}

/** A bare domain stands for many works of an outlet: two titles there are two sources. */
const differ = (key: string, a: Source, b: Source): boolean =>
  !/[/?#]/.test(key) && a.details.title !== null && b.details.title !== null && a.details.title !== b.details.title;
