import type { Draft } from '../draft/model.ts';
import { readDraft } from '../draft/parse.ts';
import type { TextEdit } from './fix.ts';
import { applyEdits } from './plan.ts';

/** More edits than this touch so much of a draft that reading it from the start is quicker. */
const FEW = 100;

/** Reads the draft with the edits made. They are in order. */
export function readAfter(draft: Draft, edits: readonly TextEdit[]): Draft {
  const areApart = edits.every(({ start }, at) => at === 0 || start >= edits[at - 1]!.end);
  if (areApart && edits.length <= FEW) return draft.withEdits(edits);
  return readDraft(applyEdits(draft.text, edits), draft.format, { language: draft.language });
}
