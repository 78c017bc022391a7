import type { Citation, Draft, Source } from '../draft/model.ts';
import type { TextEdit } from './fix.ts';

/** A label that an assistant's export made of turn and number: `1_1`. */
const EXPORTED = /^\d+_\d+$/;

/** The footnotes that an assistant's export labelled by turn and number: `[^1_1]`. */
export const exportedNotes = (draft: Draft): readonly Source[] =>
  draft.sources.filter((source) => source.form === 'footnote' && EXPORTED.test(source.label ?? ''));

/** Whether a citation is such a mark whose footnote was lost on the way. */
export const isLostExport = ({ style, labels }: Citation): boolean =>
  style === 'footnote' && labels[0]!.source === null && EXPORTED.test(labels[0]!.label);

/**
 * Numbers those footnotes on from the draft's own numbered footnotes (1, 2, 3 … where it has none), in text and list
 * at once. `first` is the number the first of them gets.
 */
export function plainLabels(draft: Draft): { readonly edits: readonly TextEdit[]; readonly first: number } {
  const numbers = draft.sources.flatMap(({ form, number }) => (form === 'footnote' ? [number ?? 0] : []));
  const first = numbers.reduce((most, number) => Math.max(most, number), 0) + 1;
  const edits: TextEdit[] = [];
  exportedNotes(draft).forEach((note, index) => {
    const newText = String(first + index);
    if (note.labelSpan) edits.push({ ...note.labelSpan, newText });
    for (const { label } of note.uses) edits.push({ start: label.start, end: label.end, newText });
  });
  return { edits: edits.sort((a, b) => a.start - b.start), first };
}
