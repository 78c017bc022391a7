import type { Source } from '../draft/model.ts';
import type { Check } from './check.ts';

export const incompleteSource: Check = {
  code: 'incomplete-source',
  level: 'information',
  summary: 'An entry names neither title nor outlet nor link.',
  example: {
    before: '[3] see article',
    after: '[3] Dock Wire. “Ropes.” https://example.org/ropes',
  },
  about: 'lists',
  reads: 'words',
  *run(draft) {
    for (const source of draft.sources) {
      if (!saysNothing(source)) continue;
      const mark = source.labelMark ?? source.labelSpan ?? source.body;
      yield {
        start: mark.start,
        end: mark.end,
        message: `Entry ${source.label} has neither title nor outlet nor link, so readers cannot find the source. Say what it is and where it stands.`,
      };
    }
  },
};

// More words may be a remark, which is a note and no source.
const MOST_WORDS = 3;

function saysNothing({ label, number, form, catchAll, details }: Source): boolean {
  if (label === null || number === null || form === 'footnote' || catchAll) return false;
  if (details.empty || details.backReference || details.lostLink || details.links.length > 0) return false;
  if (details.outlet ?? details.date ?? details.url ?? details.doi) return false;
  // An entry without any mark of a title is read as a title whole; a name begins with a capital where there are any.
  if (details.title !== null && (details.title !== details.plain.trim() || !/^\p{Ll}/u.test(details.title)))
    return false;
  return (
    details.authors.length === 0 && !/\d/.test(details.plain) && details.plain.trim().split(/\s+/).length <= MOST_WORDS
  );
}
