import type { DraftEvidence, FigureEvidence, QuoteEvidence, StaleCopy } from '../checks/evidence.ts';
import type { Draft, Quote, Source } from '../draft/model.ts';
import { hasText, locate } from '../evidence/locate.ts';
import { quoteWords } from '../evidence/quoteWords.ts';
import { wordsOf } from '../text/words.ts';
import type { Copies, StoredCopy } from './copies.ts';
import { copiesKey, EvidenceMemo } from './evidenceMemo.ts';
import { quoteContext, TiedCopies, verifyQuote } from './verify.ts';
import { verifyClaim } from './verifyFigures.ts';

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
  const steps = evidenceSteps(draft, copies, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * The same in small steps, none longer than a search in one copy, so that whoever runs it can do something else in
 * between. Each step says which share of the work is done, from 0 to 1. `memo` brings along what is known from before.
 */
export function* evidenceSteps(
  draft: Draft,
  copies: Copies,
  options: EvidenceOptions = {},
  memo: EvidenceMemo = new EvidenceMemo(),
): Generator<number, DraftEvidence | undefined> {
  if (copies.all.length === 0) return undefined;
  const tied = new TiedCopies(copies);
  const known = new Map<Source, readonly StoredCopy[]>();
  const { sources, quotes, claims } = draft;
  // To make a copy searchable costs about as much as to look a few quotes up in it.
  const total = sources.length + quotes.length + claims.length;
  let done = 0;
  for (const source of sources) {
    const found: StoredCopy[] = [];
    for (const stored of tied.of(source)) {
      if (hasText(stored.indexed)) found.push(stored);
      yield done / total;
    }
    if (found.length > 0) known.set(source, found);
    done++;
  }
  const quoteEvidence: QuoteEvidence[] = [];
  for (const quote of quotes) {
    // What cites nothing has no source to differ from.
    if (quote.cited) quoteEvidence.push(yield* oneQuote(draft, quote, tied, known, memo, done / total));
    done++;
    yield done / total;
  }
  const figures: FigureEvidence[] = [];
  for (const claim of claims) {
    figures.push(...verifyClaim(draft, claim, tied, memo));
    done++;
    yield done / total;
  }
  return { quotes: quoteEvidence, figures, staleCopies: staleCopies(draft, tied, options) };
}

type Known = ReadonlyMap<Source, readonly StoredCopy[]>;

function* oneQuote(
  draft: Draft,
  quote: Quote,
  tied: TiedCopies,
  known: Known,
  memo: EvidenceMemo,
  share: number,
): Generator<number, QuoteEvidence> {
  const { stored, evidence } = verifyQuote(draft, quote, tied, memo);
  const cited = [...new Set(quote.citations.flatMap(({ labels }) => labels.flatMap(({ source }) => source ?? [])))];
  const checked = cited.filter((source) => known.has(source));
  const source = checked.find((one) => stored && known.get(one)!.includes(stored)) ?? null;
  return {
    quote,
    checked,
    source,
    evidence,
    elsewhere: evidence.verdict === 'not-found' ? yield* elsewhere(draft, quote.text, cited, known, memo, share) : null,
    speakerNamed: quote.speaker && checked.length > 0 ? isNamed(quote.speaker, checked, known) : null,
  };
}

/** Another source of the draft that has the words, word for word. */
function* elsewhere(
  draft: Draft,
  text: string,
  cited: readonly Source[],
  known: Known,
  memo: EvidenceMemo,
  share: number,
): Generator<number, Source | null> {
  const words = quoteWords(text);
  if (words.count < FEWEST_ELSEWHERE) return null;
  const { language } = draft;
  for (const [source, list] of known) {
    if (cited.includes(source) || source.label === null) continue;
    const { verdict } = memo.keep(`elsewhere ${language} ${copiesKey(list)} ${text}`, () =>
      locate(
        words,
        list.map(({ indexed }) => indexed),
        quoteContext(language),
      ),
    );
    if (verdict === 'exact' || verdict === 'typographic') return source;
    yield share;
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

function staleCopies(draft: Draft, copies: TiedCopies, { now, staleAfterDays = 0 }: EvidenceOptions): StaleCopy[] {
  if (now === undefined || staleAfterDays <= 0) return [];
  return draft.sources.flatMap((source) => {
    const dates = copies.of(source).map(({ copy }) => Date.parse(copy.meta.captured ?? ''));
    const newest = Math.max(...dates.filter((date) => !Number.isNaN(date)));
    const days = Math.floor((now - newest) / DAY);
    return Number.isFinite(newest) && days > staleAfterDays ? [{ source, days }] : [];
  });
}
