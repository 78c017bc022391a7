import { applyEdits as applyJson, modify, parse } from 'jsonc-parser';
import * as v from 'valibot';
import type { Finding } from '../checks/check.ts';
import { sentenceAt } from '../checks/sentence.ts';
import type { Citation, Draft, Source } from '../draft/model.ts';
import { citationsOver, claimsOver } from '../draft/near.ts';
import { overlaps, type Span, span } from '../text/span.ts';
import { excerptOf, hashOf } from './sentenceHash.ts';
import { keysOfSource } from './sourceKey.ts';

/** The name of the file in a project's folder. */
export const CHECKED = 'checked.json';
/** Of the shape of the file. A file of a later one is not touched. */
const VERSION = 1;

/**
 * “I checked this myself”: a person stands for a sentence and its sources, whatever the saved copies say. It is tied to
 * the words of both and not to a line or number: it stays when the draft is renumbered or the sentence moves, and falls
 * away when the sentence is written anew or cites another source.
 */
export interface SignOff {
  /** Of the sentence (without its citations) and of the sources that it cites. */
  readonly hash: string;
  /** The beginning of the sentence and the names of the sources, for people who read the file. */
  readonly excerpt: string;
  readonly source: string;
  /** Who checked it; empty when that is not told. */
  readonly by: string;
  /** `2026-11-25`. */
  readonly on: string;
  readonly note: string;
}

const entrySchema = v.object({
  hash: v.string(),
  excerpt: v.optional(v.string(), ''),
  source: v.optional(v.string(), ''),
  by: v.optional(v.string(), ''),
  on: v.optional(v.string(), ''),
  note: v.optional(v.string(), ''),
});

/** What a person may stand for: the findings that come from comparing with saved copies. Old copies are no such thing. */
const SIGNED: ReadonlySet<string> = new Set([
  'altered-quote',
  'quote-not-in-source',
  'misplaced-quote',
  'elided-quote',
  'figure-not-in-source',
  'name-not-in-source',
]);
export const canBeSigned = (code: string): boolean => SIGNED.has(code);

/**
 * Reads the text of a `checked.json`: `{ "version": 1, "checked": [ … ] }`. Entries that cannot be read are left out.
 * @returns also a plain sentence for everything that is wrong with it, and whether the file may be written to
 */
export function readSignOffs(text: string): {
  readonly signed: readonly SignOff[];
  readonly problems: readonly string[];
  readonly writable: boolean;
} {
  const errors: unknown[] = [];
  const value: unknown = parse(text.replace(/^\uFEFF/, ''), errors as never[], { allowTrailingComma: true });
  const { version, checked } = (value ?? {}) as { version?: unknown; checked?: unknown };
  if (text.trim() === '') return { signed: [], problems: [], writable: true };
  if (errors.length > 0 || !Array.isArray(checked)) {
    const problem = 'The file must hold { "version": 1, "checked": [ … ] }. It is not used and stays as it is.';
    return { signed: [], problems: [problem], writable: false };
  }
  if (version !== VERSION) {
    const problem = `The file has version ${JSON.stringify(version) ?? '(none)'}, which this Well-Sourced does not know. It is not used and stays as it is.`;
    return { signed: [], problems: [problem], writable: false };
  }
  const signed: SignOff[] = [];
  const problems: string[] = [];
  for (const [index, entry] of checked.entries()) {
    const result = v.safeParse(entrySchema, entry);
    if (result.success) signed.push(result.output);
    else problems.push(`Entry ${index + 1} needs a "hash".`);
  }
  return { signed, problems, writable: true };
}

/**
 * The text of the file with the entry in it, in the order of the hashes, so that two people who add one each do not
 * write into the same lines. An older entry of the same sentence gives way; everything else stays as it is.
 * @throws Error in plain words for a file that is none of ours
 */
export function addSignOff(text: string | null, entry: SignOff): string {
  const without = removeSignOff(text, entry.hash);
  const { signed } = readSignOffs(without);
  if (without.trim() === '') return `${JSON.stringify({ version: VERSION, checked: [entry] }, null, 2)}\n`;
  const list = (parse(without) as { checked: readonly { readonly hash?: unknown }[] }).checked;
  const at = signed.length === 0 ? -1 : list.findIndex(({ hash }) => typeof hash === 'string' && hash > entry.hash);
  return changed(without, ['checked', at], entry, true);
}

/** The text of the file without the entry; throws as `addSignOff` does. */
export function removeSignOff(text: string | null, hash: string): string {
  let left = text ?? '';
  const { problems, writable } = readSignOffs(left);
  if (!writable) throw new Error(problems.join(' '));
  for (;;) {
    const list = (parse(left) as { checked?: readonly { readonly hash?: unknown }[] } | undefined)?.checked ?? [];
    const at = list.findIndex((one) => one?.hash === hash);
    if (at < 0) return left;
    left = changed(left, ['checked', at], undefined, false);
  }
}

function changed(text: string, path: (string | number)[], value: unknown, isArrayInsertion: boolean): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const edits = modify(text, path, value, {
    isArrayInsertion,
    formattingOptions: { insertSpaces: true, tabSize: 2, eol },
  });
  return applyJson(text, edits);
}

/** What a person stands for at a place: the sentences that hold it and the sources that they cite there. */
export interface Signable {
  readonly hash: string;
  readonly excerpt: string;
  readonly sources: readonly Source[];
}

/** Null where no source is cited: there is nothing that could have been looked up. */
export function signableAt(draft: Draft, place: Span): Signable | null {
  const cited = citationsOf(draft, place);
  const sources = [...new Set(cited.flatMap(({ labels }) => labels.flatMap(({ source }) => source ?? [])))];
  if (sources.length === 0) return null;
  const first = sentenceAt(draft, place.start);
  const last = place.end - 1 < first.end ? first : sentenceAt(draft, place.end - 1);
  const sentence = withoutCitations(draft, span(Math.min(first.start, place.start), Math.max(last.end, place.end)));
  const keys = sources.map((source) => keysOfSource(source)[0]?.join(' ') ?? source.details.plain);
  return { hash: hashOf(`${sentence}\n${keys.sort().join('\n')}`), excerpt: excerptOf(sentence), sources };
}

/** Those that cover the quotes and claims at the place. */
function citationsOf(draft: Draft, place: Span): readonly Citation[] {
  const quotes = draft.quotesOver(place).filter((quote) => overlaps(quote, place));
  if (quotes.length > 0) return quotes.flatMap(({ citations }) => citations);
  return claimsOver(draft, place)
    .filter(({ sentence }) => overlaps(sentence, place))
    .flatMap(({ citations }) => citations);
}

/** Numbers change when a draft is renumbered; the words are the same. */
function withoutCitations(draft: Draft, { start, end }: Span): string {
  let text = '';
  let at = start;
  for (const citation of citationsOver(draft, { start, end })) {
    if (citation.end <= at || citation.start >= end) continue;
    text += draft.text.slice(at, Math.max(at, citation.start)).trimEnd();
    at = citation.end;
  }
  return text + draft.text.slice(at, Math.max(at, end));
}

/** The sign-offs of a project, by hash. */
export type SignOffs = ReadonlyMap<string, SignOff>;

export const signOffsBy = (signed: readonly SignOff[]): SignOffs => new Map(signed.map((one) => [one.hash, one]));

/** The findings for which nobody stands. Costs nothing where nothing is signed off. */
export function withoutSigned(draft: Draft, findings: Finding[], signed: SignOffs): Finding[] {
  if (signed.size === 0) return findings;
  return findings.filter((finding) => !canBeSigned(finding.code) || !signOffOf(draft, finding, signed));
}

/** Who stands for what is at the place; null when nobody does. */
export function signOffOf(draft: Draft, place: Span, signed: SignOffs): SignOff | null {
  if (signed.size === 0) return null;
  const signable = signableAt(draft, place);
  return (signable && signed.get(signable.hash)) ?? null;
}

/** “Checked by hand by Ann Reed on 2026-11-25: heard the recording”. */
export function signedWords({ by, on, note }: SignOff): string {
  const who = by === '' ? '' : ` by ${by}`;
  const when = on === '' ? '' : ` on ${on}`;
  return `Checked by hand${who}${when}${note === '' ? '.' : `: ${note}`}`;
}
