import type { Finding } from '../checks/check.ts';

/**
 * Findings of an earlier version at their places after an edit. One that the edit touches is left out: what it says
 * may be mended. The others keep their words; what they would mend is worked out anew with the next round.
 */
export function carried(findings: readonly Finding[], start: number, end: number, length: number): Finding[] {
  const by = length - (end - start);
  return findings.flatMap((finding) => {
    if (finding.end < start) return [quiet(finding, 0)];
    return finding.start > end ? [quiet(finding, by)] : [];
  });
}

function quiet({ fixes: _fixes, related: _related, ...finding }: Finding, by: number): Finding {
  return { ...finding, start: finding.start + by, end: finding.end + by };
}

/** Whether a reader would see the same findings at the same places. */
export function looksSame(a: readonly Finding[], b: readonly Finding[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ start, end, code, level, message }, index) => {
      const other = b[index]!;
      return (
        start === other.start &&
        end === other.end &&
        code === other.code &&
        level === other.level &&
        message === other.message
      );
    })
  );
}

/** Two lists by start as one. */
export function merged(a: readonly Finding[], b: readonly Finding[]): readonly Finding[] {
  if (b.length === 0) return a;
  if (a.length === 0) return b;
  const all: Finding[] = [];
  let at = 0;
  for (const finding of a) {
    while (at < b.length && isBefore(b[at]!, finding)) all.push(b[at++]!);
    all.push(finding);
  }
  return [...all, ...b.slice(at)];
}

const isBefore = (a: Finding, b: Finding): boolean => a.start < b.start || (a.start === b.start && a.end < b.end);
