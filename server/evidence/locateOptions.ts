import type { FigureWordsOf } from './findFigure.ts';

/** What is known of a quote beside its words. */
export interface LocateOptions {
  /** The language of the quote (ISO 639-1), or nothing when it is not known: then that of the copy counts. */
  readonly language?: string;
  /** Verbs of saying of that language: between commas or dashes they tell who speaks (“A, she said, B”). */
  readonly sayings?: ReadonlySet<string>;
  /** The words around figures of a language: with them “nine percent” is “9%”. */
  readonly figureWordsOf?: FigureWordsOf;
}
