import type { DraftEvidence, QuoteEvidence, StaleCopy } from '../checks/evidence.ts';
import type { Draft, Source } from '../draft/model.ts';
import { hasText, locate } from '../evidence/locate.ts';
import { quoteWords } from '../evidence/quoteWords.ts';
import { wordsOf } from '../text/words.ts';
import type { Copies, StoredCopy } from './copies.ts';
import { type VerifiedQuote, verifyQuotes } from './verify.ts';
import { verifyFigures } from './verifyFigures.ts';

export interface EvidenceOptions {
  /** Milliseconds since 1970, or nothing where copies do not grow old. */
  readonly now?: number;
  /** After so many days a copy is stale; 0 for never. */
  readonly staleAfterDays?: number;
}

/** Fewer words may stand in any source by chance: where a quote “really” is from must be sure. */
const FEWEST_ELSEWHERE = 6;
const DAY = 86_400_000;

/** What the saved copies say of a draft, as the checks take it. */
export function evidenceOf(draft: Draft, copies: Copies, options: EvidenceOptions = {}): DraftEvidence | undefined {
  if (copies.all.length === 0) return undefined;
  const known = new Map<Source, readonly StoredCopy[]>();
  for (const source of draft.sources) {
    const found = copies.of(source).filter((stored) => hasText(stored.indexed));
    if (found.length > 0) known.set(source, found);
  }
  return {
    quotes: verifyQuotes(draft, copies).map((verified) => quoteEvidence(draft, verified, known)),
    figures: verifyFigures(draft, copies),
    staleCopies: staleCopies(draft, copies, options),
  };
}

type Known = ReadonlyMap<Source, readonly StoredCopy[]>;

function quoteEvidence(draft: Draft, { quote, stored, evidence }: VerifiedQuote, known: Known): QuoteEvidence {
  const cited = [...new Set(quote.citations.flatMap(({ labels }) => labels.flatMap(({ source }) => source ?? [])))];
  const checked = cited.filter((source) => known.has(source));
  const source = checked.find((one) => stored && known.get(one)!.includes(stored)) ?? null;
  return {
    quote,
    checked,
    source,
    evidence,
    elsewhere: evidence.verdict === 'not-found' ? elsewhere(draft, quote.text, cited, known) : null,
    speakerNamed: quote.speaker && checked.length > 0 ? isNamed(quote.speaker, checked, known) : null,
  };
}

/** Another source of the draft that has the words, word for word. */
function elsewhere(draft: Draft, text: string, cited: readonly Source[], known: Known): Source | null {
  const words = quoteWords(text);
  if (words.count < FEWEST_ELSEWHERE) return null;
  for (const [source, list] of known) {
    if (cited.includes(source) || source.label === null) continue;
    const { verdict } = locate(
      words,
      list.map(({ indexed }) => indexed),
      { language: draft.language },
    );
    if (verdict === 'exact' || verdict === 'typographic') return source;
  }
  return null;
}

/** Whether the last word of a name stands in one of the copies. */
function isNamed(speaker: string, checked: readonly Source[], known: Known): boolean {
  const last = wordsOf(speaker).words.at(-1);
  if (last === undefined) return true;
  return checked.some((source) =>
    known
      .get(source)!
      .some(({ indexed, copy }) => indexed.idOf.has(last) || (copy.meta.author ?? '').includes(speaker)),
  );
}

function staleCopies(draft: Draft, copies: Copies, { now, staleAfterDays = 0 }: EvidenceOptions): StaleCopy[] {
  if (now === undefined || staleAfterDays <= 0) return [];
  return draft.sources.flatMap((source) => {
    const dates = copies.of(source).map(({ copy }) => Date.parse(copy.meta.captured ?? ''));
    const newest = Math.max(...dates.filter((date) => !Number.isNaN(date)));
    const days = Math.floor((now - newest) / DAY);
    return Number.isFinite(newest) && days > staleAfterDays ? [{ source, days }] : [];
  });
}
