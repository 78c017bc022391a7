import type { Check } from './check.ts';
import { excerpt } from './prose.ts';
import { named, paraphraseFix } from './quoteFixes.ts';

export const quoteNotInSource: Check = {
  code: 'quote-not-in-source',
  level: 'warning',
  summary: 'The saved copies of the cited sources do not have the words that the draft quotes.',
  example: {
    before: '“We take the safety of our water extremely seriously,” Marsh said [2].',
    after: '“We cannot promise that every well will be clean by then,” Marsh said [2].',
  },
  about: 'copies',
  *run(draft, evidence) {
    for (const { quote, evidence: found, checked, elsewhere } of evidence.quotes) {
      if (found.verdict !== 'not-found' || checked.length === 0 || elsewhere) continue;
      const where =
        checked.length === 1 ? `the saved copy of ${named(checked[0]!)}` : 'the saved copies of its sources';
      yield {
        start: quote.start,
        end: quote.end,
        message: `The words “${excerpt(quote.text).replace(/[,.;:]$/, '')}” are not in ${where}. Look the quote up, cite where it was said, or take the quotation marks away.`,
        fixes: () => paraphraseFix(draft, quote),
      };
    }
  },
};
