import type { Draft } from '../draft/model.ts';
import { type Plan, refusal } from '../edits/plan.ts';
import { renameMissing, renameSource } from '../edits/renameLabel.ts';
import type { Span } from '../text/span.ts';
import { placeAt } from './place.ts';

export interface Renamable {
  /** The label alone. */
  readonly span: Span;
  readonly label: string;
}

/** The label at the offset that can be given another name, or null. */
export function renamable(draft: Draft, offset: number): Renamable | null {
  const place = placeAt(draft, offset);
  if (place?.kind === 'entry') {
    const { labelSpan, label } = place.source;
    return labelSpan && label !== null ? { span: labelSpan, label } : null;
  }
  if (place?.kind !== 'citation') return null;
  const [label, ...more] = place.labels;
  // Of a range nobody can say which of its numbers is meant.
  if (!label || more.length > 0 || label.range) return null;
  return { span: { start: label.start, end: label.end }, label: label.source?.label ?? label.label };
}

/** Gives the source of the label at the offset another label, everywhere; for a number without an entry all its citations. */
export function rename(draft: Draft, offset: number, newName: string): Plan {
  const place = placeAt(draft, offset);
  if (!renamable(draft, offset) || !place || place.kind === 'quote') {
    return refusal('There is no label of a citation or an entry here. In a range such as 1–3, rename at the entry.');
  }
  if (place.kind === 'entry') return renameSource(draft, place.source, newName);
  const label = place.labels[0]!;
  return label.source ? renameSource(draft, label.source, newName) : renameMissing(draft, label, newName);
}
