import type { Finding } from '../checks/check.ts';
import type { Draft } from '../draft/model.ts';
import { citationAt } from '../draft/near.ts';
import { disableNextLine } from '../edits/disableNextLine.ts';
import type { TextEdit } from '../edits/fix.ts';
import { contains, type Span } from '../text/span.ts';
import { entryLabelAt } from './place.ts';

/** One entry of the light bulb: a fix of a finding, or leaving the finding be. */
export interface DraftAction {
  readonly finding: Finding;
  readonly title: string;
  /**
   * What it changes. Null for ignoring a finding in a text that can hold no comment: that is written to a list beside
   * the text.
   */
  readonly edits: readonly TextEdit[] | null;
  readonly preferred: boolean;
}

/** No citation or label is longer than this, so that a finding further away cannot be meant. */
const NEAR = 500;

/** What can be done about the findings that touch the selection: their fixes first, then ignoring each of them. */
export function codeActions(draft: Draft, findings: readonly Finding[], selection: Span): readonly DraftAction[] {
  const touched = findings.filter((finding) => {
    if (finding.start > selection.end + NEAR || finding.end < selection.start - NEAR) return false;
    const { start, end } = reachOf(draft, finding);
    return start <= selection.end && selection.start <= end;
  });
  const fixes = touched.flatMap((finding) =>
    (finding.fixes?.() ?? [])
      .filter((fix) => fix.edits.length > 0)
      .map(({ title, edits, preferred = false }): DraftAction => ({ finding, title, edits, preferred })),
  );
  return [...fixes, ...touched.map((finding) => ignore(draft, finding))];
}

function ignore(draft: Draft, finding: Finding): DraftAction {
  const edits = disableNextLine(draft, finding.start, finding.code);
  return {
    finding,
    title: `Ignore “${finding.code}” here`,
    edits: edits.length > 0 ? edits : null,
    preferred: false,
  };
}

// A number without an entry is underlined alone, but a cursor at its brackets means it too.
function reachOf(draft: Draft, finding: Finding): Span {
  const citation = citationAt(draft, finding.start);
  if (citation && contains(citation, finding)) return citation;
  const mark = entryLabelAt(draft, finding.start)?.labelMark;
  return mark && contains(mark, finding) ? mark : finding;
}
