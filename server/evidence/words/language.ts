/**
 * The words of one language by which evidence is judged. All are as `text/words.ts` gives them: lower case, without
 * apostrophes (“don’t” is `dont`). Small, closed classes of words, taken from the reference grammars of the languages.
 */
export interface EvidenceWords {
  /** ISO 639-1. */
  readonly code: string;
  /** Very frequent small words by which the language is told from the others. */
  readonly markers: ReadonlySet<string>;
  /** Words that deny: `not`, `never`, `dont`, `without`. */
  readonly negations: ReadonlySet<string>;
  /** Words that say how sure, allowed or bound something is: `may`, `must`, `should`. */
  readonly modals: ReadonlySet<string>;
  /** Words that make a number another one, beside the numbers themselves: `million`, `half`, `twice`. */
  readonly amounts: ReadonlySet<string>;
  /** Words for a part of a whole, with what they are worth: `half`, `quarters`. */
  readonly fractions: Readonly<Record<string, number>>;
  /** Words for a count: `dozen`; a number in front multiplies it. */
  readonly counts?: Readonly<Record<string, number>>;
  /** What stands between the two numbers of a part and its whole beside the usual ratios: `of the` in “41 of the 68”. */
  readonly partOf?: readonly string[];
  /** Words in front of a number that say it is none too exact: `nearly`, `about`. */
  readonly about?: ReadonlySet<string>;
  /** What stands behind a number of hundredths of a percent: `basis points`. */
  readonly basisPoints?: readonly string[];
  /** What stands in front of the whole where a noun follows the part: “un habitant sur trois”. */
  readonly partApart?: readonly string[];
  /** What the head of a table says its numbers are given in, with what that multiplies them by. */
  readonly tables?: Readonly<Record<string, number>>;
  /** What adds a half to the number in front of it: `and a half`. */
  readonly andAHalf?: readonly string[];
  /** What stands between a fraction and the one thing that it is of: `of an` in “a quarter of an hour”. */
  readonly ofOne?: readonly string[];
  /** What a transcript notes beside the words, in brackets: `applause`, `inaudible`. */
  readonly asides?: ReadonlySet<string>;
  /** What stands in front of the last item of a list: `and`, `or`. */
  readonly joiners?: ReadonlySet<string>;
  /** Sounds that a transcript may write down and nobody quotes: `uh`, `erm`. */
  readonly sounds?: ReadonlySet<string>;
  /** Whether all nouns begin with a capital letter, which then makes no name. */
  readonly capitalNouns?: boolean;
}

/** A set from a text of words parted by spaces. */
export const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));
