import { monthOf } from '../draft/lexicon/months.ts';
import type { FoundFigure } from '../evidence/findFigure.ts';
import { type IndexedCopy, pageAt } from '../evidence/indexCopy.ts';
import { type DayNamed, isSameDay, readDates } from '../evidence/readDates.ts';
import { wordsOf } from '../text/words.ts';
import type { StoredCopy } from './copies.ts';

/** How a day that a sentence names stands in the copies. */
export interface VerifiedDay {
  readonly day: DayNamed;
  readonly found: FoundFigure | null;
  readonly stored: StoredCopy | null;
  readonly verdict: 'exact' | 'not-found' | 'could-not-check';
  /** The other day that a source names for the same thing, as it writes it. */
  readonly instead: string | null;
}

/** So far around a day (UTF-16 units) a source says what happened on it. */
const AROUND = 140;
/** So many words of a sentence, of so many letters, say the same thing. */
const SHARED_WORDS = 3;
const LONG_WORD = 5;
/** A source with more days than this is a table or calendar, which says the same of many. */
const MOST_DAYS = 1000;

const kept = new WeakMap<IndexedCopy, readonly DayNamed[]>();

function daysOf(indexed: IndexedCopy): readonly DayNamed[] {
  let days = kept.get(indexed);
  if (!days) {
    days = readDates(indexed.copy.text, monthOf);
    kept.set(indexed, days);
  }
  return days;
}

/**
 * Looks the days that a sentence names up in the copies. Sources write “on Tuesday” where a draft writes the day, so one
 * that is missing says nothing: it is not found only where a source says the same thing of another day.
 * @param text the sentence without its citations; spans are relative to it
 */
export function verifyDays(text: string, stored: readonly StoredCopy[]): VerifiedDay[] {
  return readDates(text, monthOf).map((day) => {
    for (const one of stored) {
      const same = daysOf(one.indexed).find((other) => isSameDay(day, other));
      if (same) return { day, found: foundAt(one.indexed, same), stored: one, verdict: 'exact', instead: null };
    }
    const words = longWords(text, day);
    for (const one of stored) {
      const days = daysOf(one.indexed);
      if (days.length > MOST_DAYS) continue;
      const other = days.find((candidate) => saysTheSame(words, one.indexed.copy.text, candidate));
      if (!other) continue;
      const { text: instead } = foundAt(one.indexed, other);
      return { day, found: null, stored: null, verdict: 'not-found', instead };
    }
    return { day, found: null, stored: null, verdict: 'could-not-check', instead: null };
  });
}

function saysTheSame(words: ReadonlySet<string>, source: string, day: DayNamed): boolean {
  const from = Math.max(0, day.start - AROUND);
  const passage = source.slice(from, day.end + AROUND);
  // Only the sentence that names the day.
  const before = passage.slice(0, day.start - from);
  const start = Math.max(...['. ', '\n', '! ', '? '].map((stop) => before.lastIndexOf(stop)));
  const behind = /[.!?]\s|\n/.exec(passage.slice(day.end - from));
  const end = behind ? day.end - from + behind.index : passage.length;
  const theirs = longWords(passage.slice(start + 1, end), null);
  let shared = 0;
  for (const word of words) if (theirs.has(word)) shared++;
  return shared >= SHARED_WORDS && shared * 2 >= Math.min(words.size, theirs.size);
}

function longWords(text: string, without: DayNamed | null): Set<string> {
  const rest = without ? `${text.slice(0, without.start)} ${text.slice(without.end)}` : text;
  return new Set(wordsOf(rest).words.filter((word) => word.length >= LONG_WORD && monthOf(word) === 0));
}

function foundAt(copy: IndexedCopy, { start, end }: DayNamed): FoundFigure {
  const text = copy.copy.text.slice(start, end).replace(/\s+/g, ' ');
  return { copy, span: { start, end }, text, page: pageAt(copy, start), how: 'exact' };
}
