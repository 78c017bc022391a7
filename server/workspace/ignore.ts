import { applyEdits as applyJson, modify, parse } from 'jsonc-parser';
import * as v from 'valibot';
import type { Finding } from '../checks/check.ts';
import { sentenceAt } from '../checks/sentence.ts';
import type { Draft } from '../draft/model.ts';
import { excerptOf, hashOf } from './sentenceHash.ts';

/**
 * A finding that the writer has set aside. It is tied to the words of its sentence and not to a line: it moves with the
 * sentence, and falls away when the sentence is written anew.
 */
export interface IgnoredFinding {
  readonly code: string;
  /** Hash of the sentence. */
  readonly sentence: string;
  /** The beginning of the sentence, for people who read the file. */
  readonly excerpt: string;
}

const entrySchema = v.object({ code: v.string(), sentence: v.string(), excerpt: v.optional(v.string(), '') });

/** Reads the text of an `ignored.json`: `{ "ignored": [ { code, sentence, excerpt } ] }`. Broken entries are skipped. */
export function readIgnored(text: string): { ignored: IgnoredFinding[]; problems: string[] } {
  const value: unknown = parse(text.replace(/^\uFEFF/, ''), [], { allowTrailingComma: true });
  const list = (value as { ignored?: unknown } | undefined)?.ignored;
  if (!Array.isArray(list)) {
    return { ignored: [], problems: text.trim() === '' ? [] : ['The file must hold { "ignored": [ … ] }.'] };
  }
  const ignored: IgnoredFinding[] = [];
  const problems: string[] = [];
  for (const [index, entry] of list.entries()) {
    const result = v.safeParse(entrySchema, entry);
    if (result.success) ignored.push(result.output);
    else problems.push(`Entry ${index + 1} needs "code" and "sentence".`);
  }
  return { ignored, problems };
}

/**
 * The text of an `ignored.json` with the entry added; comments and order of the file are kept.
 * @throws Error in plain words for a file that is none of ours, which stays as it is
 */
export function addIgnored(text: string, entry: IgnoredFinding): string {
  const { ignored } = readIgnored(text);
  if (ignored.some((known) => known.code === entry.code && known.sentence === entry.sentence)) return text;
  const hasList = Array.isArray((parse(text) as { ignored?: unknown } | undefined)?.ignored);
  if (!hasList && text.trim() !== '') throw new Error('it does not hold { "ignored": [ … ] } and stays as it is');
  if (!hasList) return `${JSON.stringify({ ignored: [entry] }, null, 2)}\n`;
  const edits = modify(text, ['ignored', -1], entry, {
    isArrayInsertion: true,
    formattingOptions: { insertSpaces: true, tabSize: 2, eol: text.includes('\r\n') ? '\r\n' : '\n' },
  });
  return applyJson(text, edits);
}

/** What to write down so that the finding is ignored. */
export function ignoredEntry(draft: Draft, finding: Finding): IgnoredFinding {
  const sentence = sentenceOf(draft, finding);
  return { code: finding.code, sentence: hashOf(sentence), excerpt: excerptOf(sentence) };
}

/** The findings that are not set aside. Costs nothing where nothing is ignored. */
export function withoutIgnored(draft: Draft, findings: Finding[], ignored: readonly IgnoredFinding[]): Finding[] {
  if (ignored.length === 0) return findings;
  const byCode = new Map<string, Set<string>>();
  for (const { code, sentence } of ignored) byCode.set(code, (byCode.get(code) ?? new Set()).add(sentence));
  return findings.filter((finding) => !byCode.get(finding.code)?.has(hashOf(sentenceOf(draft, finding))));
}

/** The words that the finding is about: the whole entry for one in a source list, otherwise its sentence. */
function sentenceOf(draft: Draft, finding: Finding): string {
  const source = draft.sources.find((s) => s.start <= finding.start && finding.start <= s.end);
  const { start, end } = source ?? sentenceAt(draft, finding.start);
  return draft.text.slice(start, end);
}
