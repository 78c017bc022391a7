import type { Draft } from '../draft/model.ts';
import type { DraftText } from '../text/draftText.ts';
import type { Span } from '../text/span.ts';
import type { EvidenceLookup } from '../workspace/evidenceLookup.ts';
import { completeLabel, labelRequest } from './completeLabel.ts';
import { completeQuote } from './completeQuote.ts';
import { type AtCursor, atCursor } from './completionContext.ts';
import { quoteRequest } from './quoteRequest.ts';

export interface Offer {
  readonly kind: 'source' | 'number' | 'quote';
  /** What the list shows first. */
  readonly label: string;
  /** What the list shows beside it, in one line. */
  readonly detail: string;
  /** What typed words are compared with; begins where `span` begins. */
  readonly filterText: string;
  /** Plain text that replaces `span`. */
  readonly newText: string;
  /** Finds the offer's card again: an index into `Draft.sources` or `Draft.quotes`; -1 for one without a card. */
  readonly index: number;
}

export interface Completion {
  /** What an accepted offer replaces: one line, holds the cursor. */
  readonly span: Span;
  /** Best first. */
  readonly offers: readonly Offer[];
  /** Whether the list must be asked for again as the writer types on. */
  readonly incomplete: boolean;
}

/** A look at the line alone, so that a keystroke in plain prose does not wait for the draft to be read. */
export function mayComplete(text: DraftText, offset: number): boolean {
  const at = atCursor(text, offset);
  return labelRequest(at) !== null || quoteRequest(at) !== null;
}

/** Whether a quotation is open at the offset: a look at the line alone. */
export const mayContinue = (text: DraftText, offset: number): boolean => quoteRequest(atCursor(text, offset)) !== null;

/**
 * What can be written at the offset: sources behind `[`, quotes behind an opening quotation mark.
 * @param lookup what can be quoted from saved copies of sources of this very draft
 */
export function completion(draft: Draft, offset: number, lookup: EvidenceLookup | null = null): Completion | null {
  const at: AtCursor = atCursor(draft.text, offset);
  const label = labelRequest(at);
  if (label) return completeLabel(draft, at, label);
  const quote = quoteRequest(at);
  return quote ? completeQuote(draft, at, quote, lookup?.hasCopies ? lookup : null) : null;
}
