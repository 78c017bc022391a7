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

// Behind a day its ending (`3rd`, `1er`), before month and year a short word (`de`, `of`), whatever the language.
const NAME = String.raw`\p{L}[\p{L}\p{M}]{2,}`;
const YEAR = String.raw`(?:\.?,?\s+(?:\p{L}{2,3}\s+)?(?<year>\d{4})(?![\d%]))?`;
const FORMS: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<![\p{L}\d.,/-])(?<day>\d{1,2})(?:\p{L}{1,2}|[.º])?\s+(?:\p{L}{2,3}\s+)?(?<name>${NAME})${YEAR}`,
    'gu',
  ),
  new RegExp(
    String.raw`(?<!\p{L})(?=\p{Lu})(?<name>${NAME})\.?\s+(?<day>\d{1,2})(?:\p{L}{2})?(?![\p{L}\d:/%]|[.,]\d)${YEAR}`,
    'gu',
  ),
  /(?<![\d/-])(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?![\d/-])/gu,
  /(?<![\d./])(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})(?![\d\p{L}])/gu,
  /(?:(?<year>\d{4})[年년]\s?)?(?<month>\d{1,2})[月월]\s?(?<day>\d{1,2})[日일]/gu,
];

/**
 * The days that a text names by day and month, with or without a year, in order. `4/5/2021`, of which nobody can tell day
 * and month, is left out. A month before its day has a capital: “they may 4 times” names none.
 */
export function readDates(text: string, monthOf: MonthOf): DayNamed[] {
  const dates: DayNamed[] = [];
  for (const form of FORMS) {
    for (const match of text.matchAll(form)) {
      const { day, month, name, year } = match.groups!;
      const number = name === undefined ? Number(month) : monthOf(name.toLowerCase());
      if (number < 1 || number > 12 || Number(day) < 1 || Number(day) > 31) continue;
      const [start, end] = [match.index, match.index + match[0].length];
      dates.push({ start, end, day: Number(day), month: number, year: year ? Number(year) : null });
    }
  }
  // Where two forms read the same words, the one that begins first or else is longer.
  dates.sort((a, b) => a.start - b.start || b.end - a.end);
  let behind = 0;
  return dates.filter(({ start, end }) => {
    if (start < behind) return false;
    behind = end;
    return true;
  });
}

/** Whether two texts mean the same day, as far as both tell. */
export const isSameDay = (a: DayNamed, b: DayNamed): boolean =>
  a.day === b.day && a.month === b.month && (a.year === null || b.year === null || a.year === b.year);
