import type { Check } from './check.ts';
import { named } from './quoteFixes.ts';

export const staleCopy: Check = {
  code: 'stale-copy',
  level: 'hint',
  summary: 'The saved copy of a source is older than the setting allows.',
  example: {
    before: '[1] Harbour statistics, https://example.org/harbour (its copy is from last year)',
    after: '[1] Harbour statistics, https://example.org/harbour (its copy is from today)',
  },
  about: 'copies',
  *run(_draft, evidence) {
    for (const { source, days } of evidence.staleCopies) {
      const mark = source.labelMark ?? source.labelSpan ?? source.body;
      yield {
        start: mark.start,
        end: mark.end,
        message: `The saved copy of ${named(source)} is ${days} days old, and the page may have changed since. Save a new copy to check against what it says today.`,
      };
    }
  },
};
