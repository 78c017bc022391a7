import type { Citation, Draft, Quote, Source } from '../draft/model.ts';
import { type Evidence, notChecked } from '../evidence/evidence.ts';
import { hasText, locate } from '../evidence/locate.ts';
import type { Copies, StoredCopy } from './copies.ts';

/** A quote of a draft with what the copies of its sources say of it. */
export interface VerifiedQuote {
  readonly quote: Quote;
  /** The labels of the citations that cover it, each once. */
  readonly labels: readonly string[];
  /** The copy in which it was found, or null. */
  readonly stored: StoredCopy | null;
  readonly evidence: Evidence;
}

/** Looks up every quote of a draft in the copies of the sources that it cites. In text order. */
export function verifyQuotes(draft: Draft, copies: Copies): VerifiedQuote[] {
  const { language } = draft;
  const known = new Map<Source, readonly StoredCopy[]>();
  const copiesOf = (source: Source) => {
    const found = known.get(source) ?? copies.of(source);
    known.set(source, found);
    return found;
  };
  return draft.quotes.map((quote) => {
    const { labels, sources } = citedBy(quote.citations);
    const cited = sources.length > 0;
    // A quote that cites nothing may come from any source of the draft; not finding it there says nothing.
    const stored = [...new Set((cited ? sources : draft.sources).flatMap(copiesOf))];
    const found = locate(
      quote.text,
      stored.map((one) => one.indexed),
      { language },
    );
    const evidence = found.verdict === 'not-found' ? (reasonToDoubt(cited ? sources : [], copiesOf) ?? found) : found;
    return { quote, labels, stored: stored.find((one) => one.indexed === evidence.copy) ?? null, evidence };
  });
}

/** Why a quote that was not found may stand in its sources all the same: one of them could not be looked into. */
function reasonToDoubt(
  sources: readonly Source[],
  copiesOf: (source: Source) => readonly StoredCopy[],
): Evidence | null {
  if (sources.length === 0) return notChecked('no-copy');
  for (const source of sources) {
    const stored = copiesOf(source);
    if (stored.length === 0) return notChecked('no-copy');
    if (!stored.some((one) => hasText(one.indexed))) return notChecked('no-text');
  }
  return null;
}

/** The labels of citations and the entries they point at, each once, in text order. */
export function citedBy(citations: readonly Citation[]): { labels: readonly string[]; sources: readonly Source[] } {
  const all = citations.flatMap((citation) => citation.labels);
  return {
    labels: [...new Set(all.map((label) => label.label))],
    sources: [...new Set(all.flatMap((label) => (label.source ? [label.source] : [])))],
  };
}
