import type { Span } from '../text/span.ts';

/** Replaces the span by `newText`: plain text, never a snippet. */
export interface TextEdit extends Span {
  readonly newText: string;
  /**
   * Where the writer types on, as spans relative to `newText`, in order of typing. A client that takes snippet edits
   * gets them as placeholders; the others get plain text.
   */
  readonly stops?: readonly Span[];
}

/** One title, one effect, one undo step. */
export interface Fix {
  /** Says what happens, in the writer's words. */
  readonly title: string;
  /** Sorted by start, not overlapping. */
  readonly edits: readonly TextEdit[];
  /** The one that a single key applies. */
  readonly preferred?: boolean;
  /** Whether it may be applied without looking (by “fix all”). */
  readonly safe?: boolean;
}
