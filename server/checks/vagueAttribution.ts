import type { Check } from './check.ts';
import { uncited } from './claims.ts';
import { citeFixes, excerpt } from './prose.ts';

export const vagueAttribution: Check = {
  code: 'vague-attribution',
  level: 'information',
  summary: 'A statement is ascribed to people or studies that are neither named nor cited.',
  example: {
    before: 'Experts suggest that the pier will not last.',
    after: 'Engineers of the Harbour Office warn that the pier will not last [2].',
  },
  reads: 'words',
  prose: true,
  *run(draft) {
    for (const claim of uncited(draft, 'vague-attribution')) {
      yield {
        start: claim.start,
        end: claim.end,
        message: `“${excerpt(draft.text.slice(claim.start, claim.end))}” does not say who. Name them, or cite where they say it.`,
        fixes: () => citeFixes(draft, claim, claim.sentence, claim.block),
      };
    }
  },
};
