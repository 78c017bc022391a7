import type { Check } from './check.ts';
import { named } from './quoteFixes.ts';

export const nameNotInSource: Check = {
  code: 'name-not-in-source',
  level: 'off',
  summary: 'The saved copies of the cited sources do not name the person to whom a quote is given.',
  example: {
    before: '“It was a hard winter,” Eva Lund wrote [1].',
    after: '“It was a hard winter,” Ana Lindqvist wrote [1].',
  },
  about: 'copies',
  *run(_draft, evidence) {
    for (const { quote, checked, speakerNamed } of evidence.quotes) {
      if (speakerNamed !== false || !quote.speakerSpan || checked.length === 0) continue;
      const where =
        checked.length === 1 ? `The saved copy of ${named(checked[0]!)} does` : 'The saved copies of its sources do';
      yield {
        start: quote.speakerSpan.start,
        end: quote.speakerSpan.end,
        message: `${where} not name ${quote.speaker}. See who said it there.`,
      };
    }
  },
};
