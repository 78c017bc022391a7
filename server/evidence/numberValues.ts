/** What a number may be worth, and how exact it is. */
export interface NumberValues {
  /** `3.200` is two numbers, by country. */
  readonly values: readonly number[];
  /** For each value the unit of its last digit that counts. */
  readonly steps: readonly number[];
  /** Whether it is a bare whole number. */
  readonly bare: boolean;
}

/** The same number so many times as large. */
export const times = (
  { values, steps }: Pick<NumberValues, 'values' | 'steps'>,
  factor: number,
): Pick<NumberValues, 'values' | 'steps'> => ({
  values: values.map((value) => value * factor),
  steps: steps.map((step) => step * factor),
});

/** Of a number that is said to be none too exact so much may be wrong at most, on both sides together. */
const LOOSE = 0.2;
const LOOSE_FRACTION = 0.25;

/** The steps of a number behind “about” or “nearly”: its zeros count for nothing, and a fraction stands for what is near. */
export function loosened(values: readonly number[], steps: readonly number[], isFraction: boolean): readonly number[] {
  return steps.map((step, i) => {
    const value = values[i]!;
    if (isFraction) return Math.max(step, LOOSE_FRACTION * value);
    const zeros = /0+$/.exec(String(Math.round(value / step)))?.[0].length ?? 0;
    return Math.max(step, Math.min(step * 10 ** zeros, LOOSE * value));
  });
}

/** What a number in digits may be worth, and how exact it is; null for what is no number (a date, a version). */
export function valuesOf(word: string, raw: string, decimal: '.' | ','): NumberValues | null {
  if (/^\d+$/.test(word)) {
    const zeros = /0+$/.exec(word)?.[0].length ?? 0;
    const step = zeros >= 2 && zeros < word.length ? 10 ** zeros : 1;
    return { values: [Number(word)], steps: [step], bare: raw === word };
  }
  const parts = word.split(/[.,]/);
  if (parts.some((part) => part === '')) return null;
  const signs = word.match(/[.,]/g)!;
  const last = signs.at(-1)!;
  const grouped = (list: readonly string[]) => list.slice(1).every((part) => part.length === 3) && list[0]!.length <= 3;
  const broken = (): NumberValues => {
    const digits = parts.at(-1)!;
    const steps = [10 ** -digits.length];
    return { values: [Number(`${parts.slice(0, -1).join('')}.${digits}`)], steps, bare: false };
  };
  const whole = (): NumberValues => ({ ...valuesOf(parts.join(''), '', decimal)!, bare: false });
  if (signs.length === 1) {
    if (!grouped(parts)) return broken();
    const one = last === decimal ? broken() : whole();
    const other = last === decimal ? whole() : broken();
    return { ...one, values: [...one.values, ...other.values], steps: [...one.steps, ...other.steps] };
  }
  if (signs.every((sign) => sign === last)) return grouped(parts) ? whole() : null;
  return grouped(parts.slice(0, -1)) ? broken() : null;
}
