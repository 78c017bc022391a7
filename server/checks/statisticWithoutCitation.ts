import type { Check } from './check.ts';
import { uncited } from './claims.ts';
import { citeFixes, excerpt } from './prose.ts';

export const statisticWithoutCitation: Check = {
  code: 'statistic-without-citation',
  level: 'information',
  summary: 'A figure has no citation in its sentence or at the end of its paragraph.',
  example: {
    before: 'Some 48% of crews left within a year.',
    after: 'Some 48% of crews left within a year [1].',
  },
  reads: 'words',
  prose: true,
  *run(draft) {
    for (const claim of uncited(draft, 'statistic')) {
      yield {
        start: claim.start,
        end: claim.end,
        message: `The figure “${excerpt(draft.text.slice(claim.start, claim.end))}” has no citation, so readers cannot check it. Cite where it comes from.`,
        fixes: () => citeFixes(draft, claim, claim.sentence, claim.block),
      };
    }
  },
};
