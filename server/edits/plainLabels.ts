import type { Draft, Source } from '../draft/model.ts';
import type { TextEdit } from './fix.ts';

/** The footnotes that an assistant's export labelled by turn and number: `[^1_1]`. */
export const exportedNotes = (draft: Draft): readonly Source[] =>
  draft.sources.filter((source) => source.form === 'footnote' && /^\d+_\d+$/.test(source.label ?? ''));

/** Numbers those footnotes 1, 2, 3 … in text and list at once; nothing where a number is taken already. */
export function plainLabels(draft: Draft): readonly TextEdit[] {
  const notes = exportedNotes(draft);
  const numbers = new Map(notes.map((note, index) => [note, String(index + 1)]));
  const taken = draft.sources.some((source) => source.form === 'footnote' && /^\d+$/.test(source.label ?? ''));
  if (taken || notes.length === 0) return [];
  const edits: TextEdit[] = [];
  for (const [note, newText] of numbers) {
    if (note.labelSpan) edits.push({ ...note.labelSpan, newText });
    for (const { label } of note.uses) edits.push({ start: label.start, end: label.end, newText });
  }
  return edits.sort((a, b) => a.start - b.start);
}
