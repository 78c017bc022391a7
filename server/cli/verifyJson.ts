import type { Draft } from '../draft/model.ts';
import type { VerifiedQuote } from '../workspace/verify.ts';
import { printedPath } from './copies.ts';

/** Every quote of a file with its verdict, for other programs; positions are 0-based, in UTF-16 units. */
export function verifyJson(file: string, { text }: Draft, quotes: readonly VerifiedQuote[]) {
  return {
    file,
    quotes: quotes.map(({ quote, labels, stored, evidence }) => ({
      ...text.positionAt(quote.start),
      text: quote.text,
      labels,
      verdict: evidence.verdict,
      copy: stored && printedPath(stored.uri, file),
      passage: evidence.span ? evidence.passage : null,
      page: evidence.page,
      changes: evidence.changes.map(({ op, words }) => ({ op, words })),
    })),
    figures: [],
  };
}
