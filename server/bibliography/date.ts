import type { ItemDate } from './item.ts';

/** 1 to 12 for the name of a month in lower case, otherwise 0. */
type MonthOf = (word: string) => number;

/**
 * Reads a date as people write it: `18 February 2015`, `May 4, 2021`, `18.2.2015`, `2021-05-04`, `2021年5月4日`, `2021`.
 * @returns its parts, or the words themselves where they name no year or several
 */
export function readDate(text: string, monthOf: MonthOf): ItemDate {
  const parts = yearsIn(numbersIn(text)).length === 1 ? dateParts(text, monthOf) : null;
  return parts ? { 'date-parts': [parts] } : { literal: text.trim() };
}

/**
 * Year, month and day as far as they are sure: `3/4/2021` is sure of its year alone. Of several years the first counts,
 * and nothing beside it. Null without a year.
 */
export function dateParts(text: string, monthOf: MonthOf): readonly number[] | null {
  const written = text.normalize('NFKC').toLowerCase();
  const numbers = numbersIn(written);
  const [year, ...others] = yearsIn(numbers);
  if (year === undefined) return null;
  if (others.length > 0) return [year];
  const rest = numbers.filter((number) => number !== year);
  const month = (written.match(/\p{L}[\p{L}\p{M}]+/gu) ?? []).map(monthOf).find((number) => number > 0);
  if (month) return rest.length === 1 && rest[0]! <= 31 && rest[0]! > 0 ? [year, month, rest[0]!] : [year, month];
  if (rest.length === 0) return [year];
  // The year first: the others follow by size, as ISO 8601 and the languages of East Asia write them.
  if (numbers[0] === year && rest.length <= 2) return inRange(year, rest[0]!, rest[1]);
  if (rest.length !== 2) return [year];
  const [first, second] = rest as [number, number];
  // Points stand between day and month in that order alone.
  if (first > 12 || /\d{1,2}\.\s?\d{1,2}\.\s?\d{4}/.test(written)) return inRange(year, second, first);
  if (second > 12) return inRange(year, first, second);
  return first === second ? [year, first, first] : [year];
}

const numbersIn = (text: string): readonly number[] => (text.normalize('NFKC').match(/\d+/g) ?? []).map(Number);

const yearsIn = (numbers: readonly number[]): readonly number[] =>
  numbers.filter((number) => number >= 1000 && number <= 9999);

function inRange(year: number, month: number, day: number | undefined): readonly number[] {
  if (month < 1 || month > 12) return [year];
  return day === undefined || day < 1 || day > 31 ? [year, month] : [year, month, day];
}
