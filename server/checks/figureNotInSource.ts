import type { Check } from './check.ts';
import { named } from './quoteFixes.ts';

export const figureNotInSource: Check = {
  code: 'figure-not-in-source',
  level: 'information',
  summary: 'The saved copies of the cited sources do not have a figure of the sentence.',
  example: {
    before: 'The catch rose by 21 percent [1].',
    after: 'The catch rose by 12 percent [1].',
  },
  prose: true,
  about: 'copies',
  *run(_draft, evidence) {
    for (const { start, end, text, checked, verdict, instead } of evidence.figures) {
      if (verdict !== 'not-found' || checked.length === 0) continue;
      const where =
        checked.length === 1 ? `the saved copy of ${named(checked[0]!)}` : 'the saved copies of its sources';
      if (instead !== null) {
        const message = `The date “${text}” is not in ${where}, where the same is said of “${instead}”. Look it up, or cite where it is from.`;
        yield { start, end, message };
        continue;
      }
      yield {
        start,
        end,
        message: `The figure “${text}” is not in ${where}, neither as it is written nor as a number that it rounds. Look it up, or cite where it is from.`,
      };
    }
  },
};
