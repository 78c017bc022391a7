import type { Check } from './check.ts';
import { excerpt } from './prose.ts';
import { citeWhereFound, named } from './quoteFixes.ts';

export const misplacedQuote: Check = {
  code: 'misplaced-quote',
  level: 'warning',
  summary: 'A quote stands in the saved copy of another source than the one that it cites.',
  example: {
    before: '“The ferry must run every day,” the mayor wrote [1].',
    after: '“The ferry must run every day,” the mayor wrote [3].',
  },
  about: 'copies',
  *run(draft, evidence) {
    for (const { quote, evidence: found, checked, elsewhere } of evidence.quotes) {
      if (found.verdict !== 'not-found' || !elsewhere || checked.length === 0) continue;
      const where = checked.length === 1 ? named(checked[0]!) : 'the sources that it cites';
      yield {
        start: quote.start,
        end: quote.end,
        message: `The words “${excerpt(quote.text).replace(/[,.;:]$/, '')}” are not in ${where}, but in ${named(elsewhere)}. Cite the source that has them.`,
        related: [{ start: elsewhere.start, end: elsewhere.end, message: 'The source that has these words' }],
        fixes: () => citeWhereFound(draft, quote, elsewhere),
      };
    }
  },
};
