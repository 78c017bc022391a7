import type { FigureEvidence } from '../checks/evidence.ts';
import { lexiconOf } from '../draft/lexicon/index.ts';
import type { Citation, Claim, Draft } from '../draft/model.ts';
import { type FoundFigure, findFigure } from '../evidence/findFigure.ts';
import { hasText } from '../evidence/locate.ts';
import { type Figure, readFigures } from '../evidence/readFigures.ts';
import { fold } from '../text/phrases.ts';
import type { Span } from '../text/span.ts';
import type { Copies, StoredCopy } from './copies.ts';
import { copiesKey, EvidenceMemo } from './evidenceMemo.ts';
import { citedBy, TiedCopies } from './verify.ts';
import { verifyDays } from './verifyDates.ts';

export interface VerifiedFigure extends FigureEvidence {
  readonly labels: readonly string[];
  readonly found: FoundFigure | null;
  readonly stored: StoredCopy | null;
}

const wordsOf = (code: string) => lexiconOf(code).claim;

/** A bare number below this (“two of them”) is hardly ever what a sentence cites its source for. */
const LEAST_BARE = 10;

/** Looks up the figures of every cited sentence that states one in the copies of what it cites. In text order. */
export function verifyFigures(draft: Draft, copies: Copies): VerifiedFigure[] {
  const tied = new TiedCopies(copies);
  return draft.claims.flatMap((claim) => verifyClaim(draft, claim, tied));
}

/**
 * Looks up the figures of one claim. `memo` keeps what was found for as long as the sentence and the copies are the
 * same.
 */
export function verifyClaim(
  draft: Draft,
  claim: Claim,
  tied: TiedCopies,
  memo: EvidenceMemo = new EvidenceMemo(),
): VerifiedFigure[] {
  if (claim.kind === 'vague-attribution' || !claim.cited) return [];
  const { labels, sources } = citedBy(claim.citations);
  if (sources.length === 0) return [];
  const { language } = draft;
  const text = withoutCitations(draft, claim.sentence, claim.citations);
  const cited = [...new Set(sources.flatMap((source) => tied.of(source)))];
  const whole = sources.every((source) => tied.of(source).some((one) => hasText(one.indexed)));
  const found = memo.keep(`figures ${language} ${whole} ${copiesKey(cited)} ${text}`, () => {
    const stored = cited.filter((one) => hasText(one.indexed));
    const figures = readFigures(text, wordsOf(language), language);
    // The numbers of a ratio are looked up with it.
    const parts = new Set(figures.flatMap((figure) => figure.parts));
    const days = verifyDays(text, stored).map(({ day, ...result }) => ({ figure: day as Span, result }));
    const others = figures
      .filter((figure) => !parts.has(figure) && isChecked(figure, text, language))
      .filter((figure) => !days.some(({ figure: day }) => day.start < figure.end && figure.start < day.end))
      .map((figure) => ({
        figure: figure as Span,
        result: { ...lookUp(figure, language, stored, whole), instead: null },
      }));
    return [...others, ...days].sort((a, b) => a.figure.start - b.figure.start);
  });
  if (found.length === 0) return [];
  const checked = sources.filter((source) => tied.of(source).some((one) => hasText(one.indexed)));
  return found.map(({ figure, result }) => ({
    start: claim.sentence.start + figure.start,
    end: claim.sentence.start + figure.end,
    text: text.slice(figure.start, figure.end).replace(/\s+/g, ' '),
    labels,
    checked,
    ...result,
  }));
}

function lookUp(
  figure: Figure,
  language: string,
  stored: readonly StoredCopy[],
  whole: boolean,
): Pick<VerifiedFigure, 'found' | 'stored' | 'verdict'> {
  let rounded: { found: FoundFigure; stored: StoredCopy } | null = null;
  for (const one of stored) {
    const found = find(figure, one, language);
    if (found?.how === 'exact') return { found, stored: one, verdict: 'exact' };
    if (found && !rounded) rounded = { found, stored: one };
  }
  if (rounded) return { ...rounded, verdict: 'typographic' };
  return { found: null, stored: null, verdict: whole ? 'not-found' : 'could-not-check' };
}

/** A ratio is there as such, as a percentage, or as its two numbers (“of the 68 wells, 41 …”). */
function find(figure: Figure, { indexed }: StoredCopy, language: string): FoundFigure | null {
  const found = findFigure(figure, indexed, language, wordsOf);
  if (found || figure.parts.length === 0) return found;
  const parts = figure.parts.map((part) => findFigure(part, indexed, language, wordsOf));
  return parts.every((part) => part !== null) ? parts[0]! : null;
}

/** Years, and numbers that are hardly what the source is cited for, are left alone. */
function isChecked(figure: Figure, text: string, language: string): boolean {
  if (figure.rough || isTime(figure, text, language)) return false;
  if (!figure.bare) return true;
  const value = figure.values[0]!;
  return value >= LEAST_BARE && !(value >= 1500 && value <= 2100) && counts(figure, text, language);
}

/** A time of day (`10.30`, where a comma begins the broken part), or round the clock. */
const isTime = ({ start, end, unit, values }: Figure, text: string, language: string): boolean =>
  (unit?.dimension === 'time' && values[0] === 24) ||
  (lexiconOf(language).claim.decimal === ',' && /^\d{1,2}\.[0-5]\d$/.test(text.slice(start, end)));

const beside = new Map<string, ReadonlySet<string>>();

/** Words of a language beside which a number is none of a count: months, `page`, `aged`. */
function wordsBeside(language: string): ReadonlySet<string> {
  let words = beside.get(language);
  if (!words) {
    const { notFigures, months } = lexiconOf(language).claim;
    words = new Set([...notFigures, ...months.flat()].map(fold));
    beside.set(language, words);
  }
  return words;
}

/** Whether a bare number counts what stands behind it, and is no date, page, age, time, house or name (“Boeing 737”). */
function counts({ start, end, unit }: Figure, text: string, language: string): boolean {
  const { capitalNouns, spaced } = lexiconOf(language);
  if (!spaced) return true;
  const before = text.slice(Math.max(0, start - 30), start);
  const after = text.slice(end, end + 30);
  if (/[\p{L}\p{N}_./:#–-]$/u.test(before) || /^(?:[./:_–-]|['’]s)\w/u.test(after)) return false;
  const last = /([\p{L}\p{M}]+)[.:]?[\s\u00A0]+$/u.exec(before);
  // “14 May”, “14 de mayo”
  const [, next, second] = /^[.:]?[\s\u00A0]+([\p{L}\p{M}]+)(?:[\s\u00A0]+([\p{L}\p{M}]+))?/u.exec(after) ?? [];
  if (unit) return true;
  const others = wordsBeside(language);
  const month = next !== undefined && next.length < 4 ? second : undefined;
  if ([last?.[1], next, month].some((word) => word !== undefined && others.has(fold(word)))) return false;
  const opens = last !== null && /(?:^|[.!?…:]\s+)["“„«‘]?$/.test(before.slice(0, last.index));
  if (last && /^\p{Lu}/u.test(last[1]!) && !opens && !capitalNouns) return false;
  return next !== undefined && (capitalNouns || /^\p{Ll}/u.test(next));
}

/** The sentence with blanks for its citations and addresses, whose digits are no figures; offsets stay. */
function withoutCitations(draft: Draft, sentence: Span, citations: readonly Citation[]): string {
  let text = draft.text.slice(sentence.start, sentence.end);
  for (const { start, end } of citations) {
    const from = Math.max(0, start - sentence.start);
    const to = Math.min(text.length, end - sentence.start);
    if (from < to) text = text.slice(0, from) + ' '.repeat(to - from) + text.slice(to);
  }
  return text.replace(/\]\([^)\s]*\)|\bhttps?:\S+/g, (address) => ' '.repeat(address.length));
}
