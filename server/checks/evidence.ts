import type { Quote, Source } from '../draft/model.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Span } from '../text/span.ts';

/**
 * What the saved copies say of one version of a draft: a plain snapshot that the workspace fills, so that checks know
 * no files. All spans are offsets into that version. What could not be checked is in it or left out; it is never a
 * finding.
 */
export interface DraftEvidence {
  readonly quotes: readonly QuoteEvidence[];
  readonly figures: readonly FigureEvidence[];
  readonly staleCopies: readonly StaleCopy[];
}

export interface QuoteEvidence {
  readonly quote: Quote;
  /** The sources that the quote cites and of which there is a copy with text. */
  readonly checked: readonly Source[];
  /** The source in whose copy it was found, one of `checked`; null when in none. */
  readonly source: Source | null;
  readonly evidence: Evidence;
  /** Another source of the draft whose copy has the quote word for word when none of `checked` has it. */
  readonly elsewhere: Source | null;
  /** Whether the copies of `checked` name the quote's speaker; null for a quote without one or without copies. */
  readonly speakerNamed: boolean | null;
}

/** A figure of a cited sentence. */
export interface FigureEvidence extends Span {
  /** As the draft writes it. */
  readonly text: string;
  readonly checked: readonly Source[];
  readonly verdict: 'exact' | 'typographic' | 'not-found' | 'could-not-check';
  /** Of a date that is not found: the other one that a source gives for the same thing, as it writes it. */
  readonly instead: string | null;
}

export interface StaleCopy {
  readonly source: Source;
  /** How old the copy is. */
  readonly days: number;
}

export const noDraftEvidence: DraftEvidence = { quotes: [], figures: [], staleCopies: [] };
