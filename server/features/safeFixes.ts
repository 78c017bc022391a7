import type { Finding } from '../checks/check.ts';
import type { TextEdit } from '../edits/fix.ts';

/**
 * The safe fixes of all findings as one edit. A fix counts when it calls itself safe; of two that touch the same place
 * the first is taken, and the other finds its turn the next time.
 */
export function safeFixes(findings: readonly Finding[]): readonly TextEdit[] {
  const taken: TextEdit[] = [];
  for (const finding of findings) {
    const fix = finding.fixes?.().find(({ safe, edits }) => safe && edits.length > 0);
    if (fix && !fix.edits.some((edit) => taken.some((other) => meet(edit, other)))) taken.push(...fix.edits);
  }
  return taken.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Whether the two edits touch: side by side they may still belong to one slip. */
const meet = (a: TextEdit, b: TextEdit): boolean => a.start <= b.end && b.start <= a.end;
