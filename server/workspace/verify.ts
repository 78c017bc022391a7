import { lexiconOf } from '../draft/lexicon/index.ts';
import type { Citation, Draft, Quote, Source } from '../draft/model.ts';
import { type Evidence, notChecked } from '../evidence/evidence.ts';
import { hasText, locate } from '../evidence/locate.ts';
import type { LocateOptions } from '../evidence/locateOptions.ts';
import type { Copies, StoredCopy } from './copies.ts';
import { copiesKey, EvidenceMemo } from './evidenceMemo.ts';

/** A quote of a draft with what the copies of its sources say of it. */
export interface VerifiedQuote {
  readonly quote: Quote;
  /** The labels of the citations that cover it, each once. */
  readonly labels: readonly string[];
  /** The copy in which it was found, or null. */
  readonly stored: StoredCopy | null;
  readonly evidence: Evidence;
}

/** The copies of the entries of one draft, each entry looked up once. */
export class TiedCopies {
  readonly all: Copies;
  readonly #known = new Map<Source, readonly StoredCopy[]>();

  constructor(copies: Copies) {
    this.all = copies;
  }

  of(source: Source): readonly StoredCopy[] {
    const found = this.#known.get(source) ?? this.all.of(source);
    this.#known.set(source, found);
    return found;
  }
}

/** Looks up every quote of a draft in the copies of the sources that it cites. In text order. */
export function verifyQuotes(draft: Draft, copies: Copies): VerifiedQuote[] {
  const tied = new TiedCopies(copies);
  return draft.quotes.map((quote) => verifyQuote(draft, quote, tied));
}

/** Looks up one quote. `memo` keeps what was found for as long as the words and the copies are the same. */
export function verifyQuote(
  draft: Draft,
  quote: Quote,
  tied: TiedCopies,
  memo: EvidenceMemo = new EvidenceMemo(),
): VerifiedQuote {
  const { labels, sources } = citedBy(quote.citations);
  const cited = sources.length > 0;
  // A quote that cites nothing may come from any source of the draft; not finding it there says nothing.
  const stored = [...new Set((cited ? sources : draft.sources).flatMap((source) => tied.of(source)))];
  const { language } = draft;
  const found = memo.keep(`quote ${language} ${copiesKey(stored)} ${quote.text}`, () =>
    locate(
      quote.text,
      stored.map((one) => one.indexed),
      quoteContext(language),
    ),
  );
  const evidence = found.verdict === 'not-found' ? (reasonToDoubt(cited ? sources : [], tied) ?? found) : found;
  return { quote, labels, stored: stored.find((one) => one.indexed === evidence.copy) ?? null, evidence };
}

const contexts = new Map<string, LocateOptions>();

/** What a language (ISO 639-1) says about the quotes of its drafts. */
export function quoteContext(language: string): LocateOptions {
  let context = contexts.get(language);
  if (!context) {
    const { sayingVerbs } = lexiconOf(language).quote;
    context = {
      language,
      sayings: new Set(sayingVerbs.filter((verb) => !verb.includes(' '))),
      figureWordsOf: (code) => lexiconOf(code).claim,
    };
    contexts.set(language, context);
  }
  return context;
}

/** Why a quote that was not found may stand in its sources all the same: one of them could not be looked into. */
function reasonToDoubt(sources: readonly Source[], tied: TiedCopies): Evidence | null {
  if (sources.length === 0) return notChecked('no-copy');
  for (const source of sources) {
    const stored = tied.of(source);
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
