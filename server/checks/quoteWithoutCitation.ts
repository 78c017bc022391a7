import type { Check } from './check.ts';
import { citeFixes, excerpt } from './prose.ts';
import { sentenceAt } from './sentence.ts';

// Fewer words are a term or a turn of phrase as often as a quotation.
const FEWEST_WORDS = 4;

export const quoteWithoutCitation: Check = {
  code: 'quote-without-citation',
  level: 'information',
  summary: 'Words given as someone’s own have no citation in their paragraph.',
  example: {
    before: '“I never saw a better net in all my years,” Moss told reporters.',
    after: '“I never saw a better net in all my years,” Moss told reporters [2].',
  },
  reads: 'words',
  prose: true,
  *run(draft) {
    // The second half of a speech wants the citation that its first half does.
    let told = false;
    for (const quote of draft.uncitedQuotes) {
      if (!quote.goesOn) told = false;
      if (told) continue;
      if ((!quote.attributed && quote.kind === 'inline') || quote.words < FEWEST_WORDS) continue;
      const block = draft.block(quote.block);
      if (!block || block.kind === 'heading' || block.kind === 'definition') continue;
      if (quote.linked) continue;
      // Pages set remarks as block quotes: without a speaker only a draft that cites owes them a source.
      if (!quote.attributed && draft.citationCount === 0) continue;
      // The same words with a citation elsewhere have their source.
      if (draft.citesElsewhere(quote)) continue;
      told = true;
      const speaker = quote.speaker ? ` by ${quote.speaker}` : '';
      yield {
        start: quote.start,
        end: quote.end,
        message: `The words “${excerpt(quote.text).replace(/[,.;:]$/, '')}”${speaker} have no citation, so readers cannot check them. Cite where they were said.`,
        fixes: () => {
          const sentence = sentenceAt(draft, quote.end - 1);
          const place = quote.kind === 'block' ? quote : sentence;
          return citeFixes(draft, quote, { start: place.start, end: Math.max(place.end, quote.end) }, quote.block);
        },
      };
    }
  },
};
