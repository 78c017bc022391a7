import type { Span } from '../text/span.ts';
import type { Unit } from './units.ts';

/** The words of one language around figures; a lexicon's words for claims have this shape. */
export interface FigureWords {
  readonly percent: readonly string[];
  readonly magnitudes: Readonly<Record<string, number>>;
  readonly glued?: readonly string[];
  readonly numbers: Readonly<Record<string, number>>;
  readonly ratios: readonly string[];
  readonly decimal: '.' | ',';
}

/** A figure of a text. Spans are offsets into the text that was read. */
export interface Figure extends Span {
  /** `share`: a part of a whole, as a number from 0 on (12 percent is 0.12); `amount`: everything else. */
  readonly kind: 'share' | 'amount';
  /** What it may be worth: `3.200` is two numbers, by country. */
  readonly values: readonly number[];
  /**
   * For each value the unit of its last digit that counts: of `3.2 million` 100,000. What lies within half of it may be
   * rounded to it.
   */
  readonly steps: readonly number[];
  /** Whether it is a bare whole number, without magnitude, percent, grouped digits or broken part. */
  readonly bare: boolean;
  /** Whether it is a word such as `dozen`, which hardly anybody takes at its word. */
  readonly rough: boolean;
  /** The unit of measure behind it, or null. */
  readonly unit: Unit | null;
  /** The two numbers of a ratio (“41 out of 68”), which are figures of the text as well; otherwise empty. */
  readonly parts: readonly Figure[];
}
