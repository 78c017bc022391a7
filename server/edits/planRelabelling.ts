import type { Draft } from '../draft/model.ts';
import type { TextEdit } from './fix.ts';
import { hiddenUses } from './hiddenUses.ts';
import { change, type Plan, refusal } from './plan.ts';
import { type Relabelling, relabel } from './relabel.ts';
import { type Added, pointsAtTheSame } from './sameSources.ts';
import { partedRanges, unreadableUses } from './unreadable.ts';

export interface RelabellingOptions {
  readonly notes?: readonly string[];
  readonly added?: Added;
  /** The entry whose label is selected afterwards. */
  readonly follow?: number;
}

/** The relabelling as a plan; refused where it cannot be written or would make a citation point elsewhere. */
export function planRelabelling(
  draft: Draft,
  title: string,
  relabelling: Relabelling,
  { notes = [], added, follow }: RelabellingOptions = {},
): Plan {
  const followed =
    hiddenUses(draft, relabelling) ?? unreadableUses(draft, relabelling) ?? partedRanges(draft, relabelling);
  if (followed) return followed;
  const made = relabel(draft, relabelling);
  if (!made) {
    return refusal(
      'The numbers of this draft cannot be changed for sure: an entry shares its line with other text, or a number cannot be written in the signs that are used here. Nothing was changed.',
    );
  }
  if (!pointsAtTheSame(draft, relabelling, made, added)) {
    return refusal(
      'This would make a citation point at another source, so nothing was changed. Look first for numbers that the text cites without an entry, or that two lists share.',
    );
  }
  const plan = change(title, [...made.edits, ...(added?.edits ?? [])], { notes });
  if (plan.kind !== 'change' || follow === undefined) return plan;
  return { ...plan, selection: labelAfter(draft, relabelling, follow, plan.edits) };
}

/** Where the cursor goes with an entry: in front of it, in its new place. */
function labelAfter(draft: Draft, { placed }: Relabelling, entry: number, edits: readonly TextEdit[]) {
  const place = [...(placed ?? [])].find(([, one]) => one === entry)?.[0] ?? entry;
  const { start } = draft.sources[place]!;
  let moved = 0;
  for (const edit of edits) {
    if (edit.start >= start) break;
    moved += edit.newText.length - (Math.min(edit.end, start) - edit.start);
  }
  return { start: start + moved, end: start + moved };
}
