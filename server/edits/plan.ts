import type { DraftText } from '../text/draftText.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from './fix.ts';

/** What a command would do to a draft, worked out before anything is touched. */
export type Plan = Change | Refusal | Question;

/** One simultaneous edit: one title, one effect, one undo step. */
export interface Change {
  readonly kind: 'change';
  /** Says what happens, in the writer's words. */
  readonly title: string;
  /** Sorted by start, not overlapping, all against the text that the plan was made for. Never empty. */
  readonly edits: readonly TextEdit[];
  /** What the writer should know before the edit is made; whole sentences. */
  readonly notes: readonly string[];
  /** What is selected afterwards: UTF-16 offsets into the text with the edits made. Null: the cursor stays. */
  readonly selection: Span | null;
}

/** Nothing is changed. */
export interface Refusal {
  readonly kind: 'refusal';
  /** Why, and what to do about it, in plain words. */
  readonly reason: string;
  /** The draft is already as the command would make it. */
  readonly satisfied: boolean;
}

/** The command goes on when the writer has chosen; without an answer nothing is changed. */
export interface Question {
  readonly kind: 'question';
  readonly question: string;
  readonly choices: readonly Choice[];
}

export interface Choice {
  readonly title: string;
  readonly detail?: string;
  /** Laid over the options that the command was called with. */
  readonly options: Options;
}

/** What a command is told beside the place. */
export type Options = Readonly<Record<string, string | number | boolean>>;

/**
 * A change of these edits, which are put in order. The selection is that of the first stop that an edit has, unless one
 * is given. Without edits it is a refusal that says so.
 * @throws RangeError for edits that overlap: they would destroy text
 */
export function change(
  title: string,
  edits: readonly TextEdit[],
  more: { readonly notes?: readonly string[]; readonly selection?: Span | null } = {},
): Change | Refusal {
  const real = inOrder(edits);
  if (real.length === 0) return satisfied('There is nothing to change here.');
  return {
    kind: 'change',
    title,
    edits: real,
    notes: more.notes ?? [],
    selection: more.selection ?? firstStop(real),
  };
}

export const refusal = (reason: string): Refusal => ({ kind: 'refusal', reason, satisfied: false });

/** There is nothing left to do. */
export const satisfied = (reason: string): Refusal => ({ kind: 'refusal', reason, satisfied: true });

/** The edits by start, an insertion before what is replaced at the same place. */
function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  for (let i = 1; i < sorted.length; i++) {
    if (sorted[i]!.start < sorted[i - 1]!.end) throw new RangeError(`edits overlap at ${sorted[i]!.start}`);
  }
  return sorted;
}

/** Where the writer types on in the new text. */
function firstStop(edits: readonly TextEdit[]): Span | null {
  let moved = 0;
  for (const { start, end, newText, stops } of edits) {
    const stop = stops?.[0];
    if (stop) return { start: start + moved + stop.start, end: start + moved + stop.end };
    moved += newText.length - (end - start);
  }
  return null;
}

/** The text with the edits made. They are in order and do not overlap. */
export function applyEdits(text: string | DraftText, edits: readonly TextEdit[]): string {
  const old = text.toString();
  const parts: string[] = [];
  let at = 0;
  for (const { start, end, newText } of edits) {
    parts.push(old.slice(at, start), newText);
    at = end;
  }
  parts.push(old.slice(at));
  return parts.join('');
}
