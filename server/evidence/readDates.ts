import type { Span } from '../text/span.ts';

/** A day as a text names it; spans are offsets into that text. */
export interface DayNamed extends Span {
  readonly day: number;
  /** 1 to 12. */
  readonly month: number;
  /** Null where the text leaves it out. */
  readonly year: number | null;
}

/** 1 to 12 for the name of a month in lower case, otherwise 0. */
export type MonthOf = (word: string) => number;

const NAME = String.raw`\p{L}[\p{L}\p{M}]{2,}`;
const YEAR = String.raw`(?:\.?,?\s+(?:de\s+|del\s+|of\s+)?(?<year>\d{4})(?![\d%]))?`;
const FORMS: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<![\p{L}\d.,/-])(?<day>\d{1,2})(?:st|nd|rd|th|er|\.|º)?\s+(?:de\s+|of\s+)?(?<name>${NAME})${YEAR}`,
    'gu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?<name>${NAME})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?(?![\d:/%]|[.,]\d)${YEAR}`,
    'gu',
  ),
  /(?<![\d/-])(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?![\d/-])/gu,
  /(?<![\d./])(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})(?![\d\p{L}])/gu,
  /(?:(?<year>\d{4})[年년]\s?)?(?<month>\d{1,2})[月월]\s?(?<day>\d{1,2})[日일]/gu,
];

/**
 * The days that a text names by day and month, with or without a year, in order. `4/5/2021`, of which nobody can tell day
 * and month, is left out, and so is the verb in “they may 4 times”.
 */
export function readDates(text: string, monthOf: MonthOf): DayNamed[] {
  const dates: DayNamed[] = [];
  for (const form of FORMS) {
    for (const match of text.matchAll(form)) {
      const { day, month, name, year } = match.groups!;
      const number = name === undefined ? Number(month) : monthOf(name.toLowerCase());
      if (number < 1 || number > 12 || Number(day) < 1 || Number(day) > 31) continue;
      if (/^(?:may|march)$/.test(name ?? '')) continue;
      const [start, end] = [match.index, match.index + match[0].length];
      if (dates.some((other) => other.start < end && start < other.end)) continue;
      dates.push({ start, end, day: Number(day), month: number, year: year ? Number(year) : null });
    }
  }
  return dates.sort((a, b) => a.start - b.start);
}

/** Whether two texts mean the same day, as far as both tell. */
export const isSameDay = (a: DayNamed, b: DayNamed): boolean =>
  a.day === b.day && a.month === b.month && (a.year === null || b.year === null || a.year === b.year);
