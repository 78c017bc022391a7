import type { Citation, Draft } from '../draft/model.ts';

/** What was understood of a file, for other programs; positions are 0-based, in UTF-16 units. */
export function inspectJson(file: string, draft: Draft) {
  const { text } = draft;
  const at = (offset: number) => text.positionAt(offset);
  const indices = new Map(draft.citations.map((citation, index) => [citation, index]));
  const indicesOf = (citations: readonly Citation[]) =>
    citations.map((citation) => indices.get(citation)).filter((index) => index !== undefined);
  return {
    file,
    format: draft.format,
    citations: draft.citations.map((citation) => ({
      ...at(citation.start),
      endCharacter: at(citation.end).character,
      text: text.slice(citation.start, citation.end),
      labels: citation.labels.map(({ label, start, source }) => ({
        label,
        ...at(start),
        sourceLine: source ? at(source.start).line : null,
      })),
    })),
    sources: draft.sources.map(({ label, start, end, details, uses }) => ({
      label,
      line: at(start).line,
      endLine: at(end).line,
      title: details.title,
      outlet: details.outlet,
      authors: details.authors,
      date: details.date,
      url: details.url,
      doi: details.doi,
      citedBy: uses.map((use) => at(use.label.start)),
    })),
    quotes: draft.quotes.map((quote) => {
      const end = at(quote.end);
      return {
        ...at(quote.start),
        endLine: end.line,
        endCharacter: end.character,
        text: quote.text,
        speaker: quote.speaker,
        citations: indicesOf(quote.citations),
      };
    }),
    claims: draft.claims
      .filter(({ kind }) => kind !== 'figure')
      .map((claim) => ({
        ...at(claim.start),
        kind: claim.kind,
        text: text.slice(claim.start, claim.end),
        citations: indicesOf(claim.citations),
      })),
  };
}
