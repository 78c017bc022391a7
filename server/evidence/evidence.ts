import type { Span } from '../text/span.ts';
import type { IndexedCopy } from './indexCopy.ts';

/**
 * How a quote or figure stands in the saved copies, one scale everywhere:
 * - `exact`: word for word, marks and all;
 * - `typographic`: word for word but for what `Evidence.typography` names;
 * - `altered`: there, with other words, as `Evidence.changes` shows;
 * - `not-found`: the copies have text and it is not in it;
 * - `could-not-check`: nothing can be said, for the reason that `Evidence.reason` gives. Never a fault of the draft.
 */
export type Verdict = 'exact' | 'typographic' | 'altered' | 'not-found' | 'could-not-check';

/** A run of words: in both, in the source alone (`drop`) or in the draft alone (`add`). Words as they are written. */
export interface Change {
  readonly op: 'keep' | 'drop' | 'add';
  readonly words: string;
}

/** What differs while the words are the same. */
export type Typography =
  | 'quotation-marks'
  | 'dashes'
  | 'first-letter' // the case of the first letter
  | 'case'
  | 'spacing' // words run together or apart, hyphens at line ends
  | 'letters' // ligatures, grouped digits and the like
  | 'punctuation'
  | 'note-marks' // marks such as [12] in the source
  | 'asides' // “(Applause.)”, “uh”, a time: what a transcript notes beside the words
  | 'attribution' // words such as “he said”, which stand between two pieces of one speech
  | 'ellipsis' // the draft says that it left something out
  | 'bracket'; // the draft says that it put its own words in

/** A changed word that turns the meaning. */
export type Sharp = 'negation' | 'number' | 'name' | 'modal';

/** Why nothing can be said. */
export type Reason = 'no-copy' | 'no-text' | 'too-short' | 'too-long' | 'other-language';

/** What an ellipsis in a quote leaves out. */
export interface Elision {
  /** Words of the source that all ellipses of the quote together pass over. */
  readonly skipped: number;
  /** Whether a negation stands in what is passed over. */
  readonly negation: boolean;
  /** Whether the source has the pieces in another order. */
  readonly outOfOrder: boolean;
}

export interface Evidence {
  readonly verdict: Verdict;
  /** The copy in which it stands; for `not-found` and `could-not-check` null. */
  readonly copy: IndexedCopy | null;
  /** Where it stands: offsets into the text of the copy. Null where `copy` is null. */
  readonly span: Span | null;
  /** The words of the source in that span, on one line; empty without a span. */
  readonly passage: string;
  /** The words before and after the passage, on one line, cut at words; to be shown beside it. */
  readonly before: string;
  readonly after: string;
  /** The page on which it begins, counted from 1; null where the copy has no pages. */
  readonly page: number | null;
  /** The word diff of an altered quote, in order; empty for every other verdict. */
  readonly changes: readonly Change[];
  readonly typography: readonly Typography[];
  /** The gravest kind of changed word; null when none turns the meaning. */
  readonly sharp: Sharp | null;
  /** Null where the quote has no ellipsis, or none that passes over words. */
  readonly elision: Elision | null;
  /** For `could-not-check` alone. */
  readonly reason: Reason | null;
}

export const noEvidence: Evidence = {
  verdict: 'not-found',
  copy: null,
  span: null,
  passage: '',
  before: '',
  after: '',
  page: null,
  changes: [],
  typography: [],
  sharp: null,
  elision: null,
  reason: null,
};

/** That nothing can be said, and why. */
export const notChecked = (reason: Reason): Evidence => ({ ...noEvidence, verdict: 'could-not-check', reason });
