import type { ItemDate } from './item.ts';

/**
 * Reads a date as people write it: `18 February 2015`, `May 4, 2021`, `2021-05-04`, `2021年5月4日`, `2021`.
 * @param months the names of the months with their abbreviations in lower case, in order of the year
 * @returns year, month and day as far as they are sure (`3/4/2021` is sure of its year alone), or the words themselves
 */
export function readDate(text: string, months: readonly (readonly string[])[]): ItemDate {
  const parts = dateParts(text.trim(), months);
  return parts ? { 'date-parts': [parts] } : { literal: text.trim() };
}

function dateParts(text: string, months: readonly (readonly string[])[]): readonly number[] | null {
  const numbers = (text.match(/\d+/g) ?? []).map(Number);
  const years = numbers.filter((number) => number >= 1000 && number <= 9999);
  if (years.length !== 1) return null;
  const year = years[0]!;
  const rest = numbers.filter((number) => number !== year);
  const month = namedMonth(text, months);
  if (month > 0) return rest.length === 1 && rest[0]! <= 31 && rest[0]! > 0 ? [year, month, rest[0]!] : [year, month];
  if (rest.length === 0) return [year];
  // The year first: the others follow by size, as ISO 8601 and the languages of East Asia write them.
  if (numbers[0] === year && rest.length <= 2) return inRange(year, rest[0]!, rest[1]);
  if (rest.length !== 2) return [year];
  const [first, second] = rest as [number, number];
  if (first > 12) return inRange(year, second, first);
  if (second > 12) return inRange(year, first, second);
  return first === second ? [year, first, first] : [year];
}

function inRange(year: number, month: number, day: number | undefined): readonly number[] {
  if (month < 1 || month > 12) return [year];
  return day === undefined || day < 1 || day > 31 ? [year, month] : [year, month, day];
}

/** The month that is named in the text, 1 to 12; 0 for none. */
function namedMonth(text: string, months: readonly (readonly string[])[]): number {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+\.?/gu) ?? [];
  for (const word of words) {
    const at = months.findIndex((names) => names.some((name) => name === word || name === word.replace(/\.$/, '')));
    if (at >= 0) return at + 1;
  }
  return 0;
}
