import type { Draft } from '../draft/model.ts';
import { passageAt } from '../evidence/passage.ts';
import type { VerifiedQuote } from '../workspace/verify.ts';
import type { VerifiedFigure } from '../workspace/verifyFigures.ts';
import { printedPath } from './copies.ts';

/** Every quote and figure of a file with its verdict, for other programs; positions are 0-based, in UTF-16 units. */
export function verifyJson(
  file: string,
  { text }: Draft,
  quotes: readonly VerifiedQuote[],
  figures: readonly VerifiedFigure[],
) {
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
    figures: figures.map((figure) => ({
      ...text.positionAt(figure.start),
      text: figure.text,
      labels: figure.labels,
      verdict: figure.verdict,
      copy: figure.stored && printedPath(figure.stored.uri, file),
      passage: figure.found && passageAt(figure.found.copy, figure.found.span).passage,
    })),
  };
}
