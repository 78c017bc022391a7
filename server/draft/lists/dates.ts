import { lexicons } from '../lexicon/index.ts';

/** A date as numbers; 0 for what it does not say. */
export interface PlainDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
}

/**
 * Reads a date as entries write it (`18 February 2015`, `2015-02-18`, `18.2.2015`, `2015年2月18日`, `May 2021`), or null
 * for one without a year. Of `3/4/2021` nobody can tell day and month: only the year is read.
 */
export function readDate(written: string): PlainDate | null {
  const text = written.normalize('NFKC').toLowerCase();
  const iso = /(\d{4})[-/.年년]\s*(\d{1,2})(?:[-/.月월]\s*(\d{1,2}))?/.exec(text);
  if (iso) return checked(Number(iso[1]), Number(iso[2]), Number(iso[3] ?? 0));
  const short = /(\d{1,2})([./-])(\d{1,2})[./-](\d{4})/.exec(text);
  if (short) {
    const [first, second, year] = [Number(short[1]), Number(short[3]), Number(short[4])];
    if (short[2] === '.' || first > 12) return checked(year, second, first);
    return second > 12 ? checked(year, first, second) : { year, month: 0, day: 0 };
  }
  const year = /(?<!\d)(?:1[0-9]|20)\d{2}(?!\d)/.exec(text)?.[0];
  if (!year) return null;
  const word = text.match(/\p{L}[\p{L}\p{M}]+/gu)?.find((one) => monthOf(one) > 0);
  const day = /(?<!\d)\d{1,2}(?!\d)/.exec(text.replace(year, ' '))?.[0];
  return word ? checked(Number(year), monthOf(word), Number(day ?? 0)) : { year: Number(year), month: 0, day: 0 };
}

const checked = (year: number, month: number, day: number): PlainDate =>
  month < 1 || month > 12 ? { year, month: 0, day: 0 } : { year, month, day: day > 31 ? 0 : day };

let months: ReadonlyMap<string, number> | null = null;

/** 1 to 12 for the name of a month in any language that is known, otherwise 0. */
export function monthOf(word: string): number {
  months ??= new Map(
    lexicons.flatMap(({ claim }) =>
      claim.months.flatMap((names, index) =>
        names.map((name) => [name.replace(/\.$/, '').toLowerCase(), index + 1] as const),
      ),
    ),
  );
  return months.get(word) ?? 0;
}
