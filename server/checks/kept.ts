import type { Draft } from '../draft/model.ts';
import type { Span } from '../text/span.ts';
import type { Check, CheckFinding } from './check.ts';
import { noDraftEvidence } from './evidence.ts';

/** A span told by the source that it stands in: a list moves with every keystroke above it. */
interface Anchor {
  readonly source: number;
  /** From the start of the source on. */
  readonly start: number;
  readonly end: number;
}

interface KeptFinding {
  readonly finding: CheckFinding;
  readonly at: Anchor;
  readonly related: readonly Anchor[];
}

const kept = new WeakMap<object, Map<string, readonly KeptFinding[]>>();

/** The findings of a check of the source lists: those of a version before, moved, when the lists say the very same. */
export function keptFindings(check: Check, draft: Draft): Iterable<CheckFinding> {
  let byCheck = kept.get(draft.listStamp);
  if (!byCheck) {
    byCheck = new Map();
    kept.set(draft.listStamp, byCheck);
  }
  const known = byCheck.get(check.code);
  if (known) return known.map((one, index) => moved(one, index, check, draft));
  const findings = [...check.run(draft, noDraftEvidence)];
  const anchored = findings.map((finding) => anchor(draft, finding));
  if (anchored.every((one) => one !== null)) byCheck.set(check.code, anchored);
  return findings;
}

function anchor(draft: Draft, finding: CheckFinding): KeptFinding | null {
  const at = anchorOf(draft, finding);
  const related = (finding.related ?? []).map((place) => anchorOf(draft, place));
  // The fixes of an old version would keep all of it in memory.
  const { fixes, ...rest } = finding;
  const bare = fixes ? { ...rest, fixes: () => [] } : rest;
  return at && related.every((place) => place !== null) ? { finding: bare, at, related } : null;
}

function anchorOf(draft: Draft, { start, end }: Span): Anchor | null {
  const index = draft.sourceAt(start);
  const source = draft.source(index);
  return source && end <= source.end ? { source: index, start: start - source.start, end: end - source.start } : null;
}

function moved({ finding, at, related }: KeptFinding, index: number, check: Check, draft: Draft): CheckFinding {
  return {
    ...finding,
    ...place(draft, at),
    ...(finding.related
      ? { related: finding.related.map((one, number) => ({ ...one, ...place(draft, related[number]!) })) }
      : {}),
    // Made from the version that is looked at, by finding the same one in it.
    ...(finding.fixes ? { fixes: () => [...check.run(draft, noDraftEvidence)][index]?.fixes?.() ?? [] } : {}),
  };
}

function place(draft: Draft, anchor: Anchor): Span {
  const { start } = draft.source(anchor.source)!;
  return { start: start + anchor.start, end: start + anchor.end };
}
