import { expect } from 'vitest';
import type { Finding, Level } from '../../server/checks/check.ts';
import { checks, type RunOptions, runChecks } from '../../server/checks/index.ts';
import type { DraftFormat } from '../../server/draft/model.ts';
import { readDraft } from '../../server/draft/parse.ts';
import type { Fix } from '../../server/edits/fix.ts';
import { annotated, applyEdits, expectMarks } from '../annotated.ts';

interface Options extends RunOptions {
  readonly format?: DraftFormat;
  readonly newline?: string;
  /** The codes to run, whatever their default level; all checks at their default when absent. */
  readonly only?: readonly string[];
}

function find(text: string, { format = 'markdown', only, ...options }: Options): Finding[] {
  const levels: Record<string, Level | 'off'> = {};
  if (only) {
    for (const { code, level } of checks) {
      levels[code] = only.includes(code) ? (level === 'off' ? 'information' : level) : 'off';
    }
  }
  return runChecks(readDraft(text, format), levels, options);
}

/** Fails unless the annotated draft's findings are exactly those written under its lines. */
export function expectFindings(source: string, options: Options = {}): void {
  const draft = annotated(source, options.newline);
  expectMarks(draft, find(draft.text, options));
}

/** The fixes of the finding at the cursor `$0` (or of the only finding with the code). */
export function fixesAt(source: string, code: string, options: Options = {}): { text: string; fixes: readonly Fix[] } {
  const { text, cursor } = annotated(source, options.newline);
  const found = find(text, options).filter((f) => f.code === code);
  const at = cursor < 0 ? found : found.filter((f) => f.start <= cursor && cursor <= f.end);
  expect(
    at.map((f) => text.slice(f.start, f.end)),
    `one ${code}, of ${found.length} in all`,
  ).toHaveLength(1);
  return { text, fixes: at[0]!.fixes?.() ?? [] };
}

/**
 * The draft after the fix whose title begins with `title` was applied to the finding at the cursor. Where the writer
 * types on stands as `‸` (or `‸words‸` where words are selected).
 */
export function fixed(source: string, code: string, title: string, options: Options = {}): string {
  const { text, fixes } = fixesAt(source, code, options);
  const fix = fixes.find((each) => each.title.startsWith(title));
  expect(fix, `a fix “${title}” among ${JSON.stringify(fixes.map((each) => each.title))}`).toBeDefined();
  const marked = fix!.edits.map((edit) => {
    let newText = edit.newText;
    for (const stop of [...(edit.stops ?? [])].reverse()) {
      const words = newText.slice(stop.start, stop.end);
      newText = `${newText.slice(0, stop.start)}‸${words && `${words}‸`}${newText.slice(stop.end)}`;
    }
    return { ...edit, newText };
  });
  return applyEdits(text, marked);
}

/** The titles of the fixes of the finding at the cursor. */
export const titlesAt = (source: string, code: string, options: Options = {}): string[] =>
  fixesAt(source, code, options).fixes.map((fix) => fix.title);
