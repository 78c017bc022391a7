import type { QuoteEvidence } from '../checks/evidence.ts';
import type { Draft, Quote, Source } from '../draft/model.ts';
import type { LastEvidence } from '../workspace/evidenceStore.ts';
import { type SignOffs, signedWords, signOffOf } from '../workspace/signOff.ts';
import { labelOf } from './describe.ts';
import { evidenceWords } from './evidenceCard.ts';

/**
 * How a quote stands, for a list or a margin: word for word in its source (or a person stands for it), there in other
 * words, not there, or not to be compared.
 */
export type Standing = 'checked' | 'altered' | 'missing' | 'unchecked';

export interface QuoteStanding {
  readonly quote: Quote;
  readonly standing: Standing;
  /** The same in plain words, without a capital or stop. */
  readonly said: string;
}

/** How many quotes stand how. */
export type StandingCounts = Readonly<Record<Standing, number>>;

/**
 * The quotes of the draft that cite something, in text order, as far as the last look into the saved copies told; what
 * was written since is left out. Empty where there are no copies at all.
 */
export function quoteStandings(draft: Draft, last: LastEvidence | null, signed: SignOffs): readonly QuoteStanding[] {
  if (!last) return [];
  const known = new Map(last.evidence.quotes.map((one) => [keyOf(one.quote), one]));
  const found: QuoteStanding[] = [];
  for (const quote of draft.quotes) {
    const evidence = quote.cited ? known.get(keyOf(quote)) : undefined;
    if (evidence) found.push(standingOf(draft, quote, evidence, signed));
  }
  return found;
}

export function countStandings(standings: readonly QuoteStanding[]): StandingCounts {
  const counts = { checked: 0, altered: 0, missing: 0, unchecked: 0 };
  for (const { standing } of standings) counts[standing]++;
  return counts;
}

export const quotesSource = (quote: Quote, source: Source): boolean =>
  quote.citations.some(({ labels }) => labels.some((label) => label.source === source));

const keyOf = (quote: Quote): string =>
  `${quote.citations.flatMap(({ labels }) => labels.map(({ label }) => label)).join()} ${quote.text}`;

function standingOf(draft: Draft, quote: Quote, found: QuoteEvidence, signed: SignOffs): QuoteStanding {
  const { evidence, elsewhere } = found;
  const hand = signOffOf(draft, quote, signed);
  if (hand) return { quote, standing: 'checked', said: lower(signedWords(hand).replace(/\.$/, '')) };
  const said = elsewhere ? `not in its source, but in [${labelOf(elsewhere)}]` : evidenceWords({ evidence });
  switch (evidence.verdict) {
    case 'exact':
    case 'typographic':
      return { quote, standing: 'checked', said };
    case 'altered':
      return { quote, standing: 'altered', said };
    case 'not-found':
      return { quote, standing: 'missing', said };
    case 'could-not-check':
      return { quote, standing: 'unchecked', said };
  }
}

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);
