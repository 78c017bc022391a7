import { lexicons } from './index.ts';

let months: ReadonlyMap<string, number> | null = null;

/**
 * 1 to 12 for the name of a month or its abbreviation, in lower case and without a point, in any language that is known:
 * a source is often dated in another one than the draft's. Otherwise 0.
 */
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
