import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runChecks } from '../server/checks/index.ts';
import type { Draft } from '../server/draft/model.ts';
import { readDraft } from '../server/draft/parse.ts';
import { applyEdits } from '../server/edits/plan.ts';
import { renumber } from '../server/edits/renumber.ts';

/**
 * Drafts of every shape that was met, each with what must be read and reported in it. The fields of an
 * `.expected.json`:
 *
 * - `citations`: every mark, `resolves_to_line` being the entry's line or null; of a group one object a `member`.
 *   `optional`: either answer is right; `inline_target`: the mark carries its own link.
 * - `must_report`: each needs a finding of its own on its line.
 * - `must_not_report`: with a `code` forbids that code on the line, without one everything above a hint; what
 *   `must_report` or `may_report` name is let through.
 * - `strict_clean`: nothing at warning or above anywhere, with the same exceptions.
 * - `kind: renumber`: numbered by first appearance it reads as `after_file`, or nothing is changed without asking.
 */
interface Expected {
  readonly citations: readonly {
    readonly line: number;
    readonly character: number;
    readonly text: string;
    readonly member?: number | string;
    readonly resolves_to_line: number | null;
    readonly optional?: boolean;
    readonly inline_target?: boolean;
  }[];
  readonly must_report?: readonly Report[];
  readonly may_report?: readonly Report[];
  readonly must_not_report?: readonly Report[];
  readonly strict_clean?: boolean;
  readonly kind?: string;
  readonly after_file?: string;
  readonly note?: string;
}

interface Report {
  readonly line: number;
  readonly code?: string;
  readonly about: string;
}

// The shared cases, and more shapes of marks and lists in the same form.
const folders = ['cases', 'drafts/shapes'].map((name) => join(import.meta.dirname, name));
const cases = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.expected.json'))
    .map((name) => ({ folder, name: name.replace('.expected.json', '') })),
);

describe.each(cases)('$name', ({ folder, name }) => {
  const file = ['.md', '.txt'].map((end) => name + end).find((each) => readdirSync(folder).includes(each))!;
  const expected: Expected = JSON.parse(readFileSync(join(folder, `${name}.expected.json`), 'utf8'));
  const text = new TextDecoder().decode(readFileSync(join(folder, file)));
  const draft = readDraft(text, file.endsWith('.txt') ? 'plaintext' : 'markdown');

  test('its citations are tied to their entries', () => {
    expect(unlikeCitations(draft, expected), expected.note).toEqual([]);
  });

  test('what is reported is right', () => {
    expect(unlikeFindings(draft, expected), expected.note).toEqual([]);
  });

  if (expected.kind === 'renumber') {
    test('it is renumbered, or left alone for a reason', () => {
      const plan = renumber(draft, { order: 'appearance', keepDoubtful: false });
      const after = plan.kind === 'change' ? applyEdits(text, plan.edits) : plan.kind;
      const wanted = expected.after_file ? readFileSync(join(folder, expected.after_file), 'utf8') : 'question';
      expect(after, expected.note).toBe(wanted);
    });
  }
});

function unlikeCitations(draft: Draft, { citations }: Expected): string[] {
  const at = (offset: number) => draft.text.positionAt(offset);
  const marks = draft.citations.flatMap((citation) => {
    const place = at(citation.start);
    const labels = citation.labels.map(({ label, source }) => ({
      ...place,
      label: label as string | null,
      sourceLine: source ? at(source.start).line : null,
    }));
    return labels.length > 0 ? labels : [{ ...place, label: null, sourceLine: null }];
  });
  const wrong: string[] = [];
  const used = new Set<number>();
  for (const wanted of citations) {
    const here = `${wanted.text}${wanted.member === undefined ? '' : ` member ${wanted.member}`} at ${wanted.line}:${wanted.character}`;
    const index = marks.findIndex(
      (mark, i) =>
        !used.has(i) &&
        mark.line === wanted.line &&
        mark.character === wanted.character &&
        (wanted.member === undefined || mark.label === String(wanted.member)),
    );
    if (index >= 0) used.add(index);
    if (wanted.optional || wanted.inline_target) continue;
    if (index < 0) wrong.push(`${here} is not read as a citation`);
    else if (marks[index]!.sourceLine !== wanted.resolves_to_line) {
      wrong.push(`${here} leads to line ${marks[index]!.sourceLine}, not ${wanted.resolves_to_line}`);
    }
  }
  for (const [index, mark] of marks.entries()) {
    const listed = citations.filter((c) => c.line === mark.line && c.character === mark.character);
    const allowed = listed.some(
      (c) => c.optional || c.inline_target || c.member === undefined || String(c.member) === mark.label,
    );
    if (!used.has(index) && !allowed) wrong.push(`${mark.label} at ${mark.line}:${mark.character} is no citation`);
  }
  return wrong;
}

function unlikeFindings(draft: Draft, expected: Expected): string[] {
  const found = runChecks(draft).map((finding) => ({
    ...finding,
    line: draft.text.positionAt(finding.start).line,
  }));
  const allowed = [...(expected.must_report ?? []), ...(expected.may_report ?? [])];
  const isAllowed = (finding: (typeof found)[number]) =>
    allowed.some((a) => a.line === finding.line && (!a.code || a.code === finding.code));
  const wrong: string[] = [];
  const taken = new Set<number>();
  for (const wanted of expected.must_report ?? []) {
    const index = found.findIndex(
      (f, i) => !taken.has(i) && f.line === wanted.line && (!wanted.code || f.code === wanted.code),
    );
    if (index >= 0) taken.add(index);
    else wrong.push(`${wanted.code} is not reported on line ${wanted.line}: ${wanted.about}`);
  }
  for (const unwanted of expected.must_not_report ?? []) {
    const noise = found.filter(
      (f) =>
        f.line === unwanted.line && (unwanted.code ? f.code === unwanted.code : f.level !== 'hint') && !isAllowed(f),
    );
    for (const { code } of noise) wrong.push(`${code} is reported on line ${unwanted.line}: ${unwanted.about}`);
  }
  if (expected.strict_clean) {
    const loud = found.filter((f) => (f.level === 'error' || f.level === 'warning') && !isAllowed(f));
    for (const { code, line } of loud) wrong.push(`${code} is reported on line ${line} of a clean draft`);
  }
  return wrong;
}
