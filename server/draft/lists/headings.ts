import type { Span } from '../../text/span.ts';
import { listHeadings, sourceWords, weakHeadings } from '../lexicon/shared.ts';
import type { BlockKind } from '../model.ts';

/** A line that names a source list. The span is the line's words, relative to the block. */
export interface HeadingWords extends Span {
  readonly title: string;
  /** `weak`: a name like “Notes”, a list only where entries plainly follow. */
  readonly strength: 'strong' | 'weak';
  /** Whether the line is the whole block, or entries follow in the same block. */
  readonly whole: boolean;
}

// No heading of a list is longer.
const LONGEST = 80;
/** Nor has more words, its numbering and a gloss included. */
const MANY_WORDS = /^ *(?:[^ ]+ +){14}/;

/** Whether a block's first line is the heading of a source list. */
export function readListHeading(masked: string, kind: BlockKind): HeadingWords | null {
  if (kind !== 'heading' && kind !== 'paragraph' && kind !== 'html') return null;
  // `<details>` on a line of its own stands before `<summary>Sources</summary>`.
  const from = kind === 'html' ? /^(?:[\s\uFFFC]*\n)*/.exec(masked)![0].length : 0;
  if (from > 0) {
    const inner = readListHeading(masked.slice(from), kind);
    return inner && { ...inner, start: inner.start + from, end: inner.end + from };
  }
  const breakAt = masked.indexOf('\n');
  const firstLine = breakAt < 0 ? masked : masked.slice(0, breakAt);
  const rest = breakAt < 0 ? '' : masked.slice(breakAt + 1);
  const opened = titleOfLine(firstLine) ?? undefined;
  // An underlined heading keeps its line of dashes: masked, so nothing of it is left.
  const whole = opened === undefined && rest.replace(/[\s\u2060=~-]/g, '') === '';
  if ((opened ?? firstLine).length > LONGEST + 40 || (!opened && MANY_WORDS.test(firstLine))) return null;
  const title = bareTitle(opened ?? firstLine);
  if (title === '' || title.length > LONGEST) return null;
  const strength = opened === undefined ? strengthOf(title) : 'strong';
  if (!strength) return null;
  const start = firstLine.length - firstLine.replace(/^[\s\u2060#\uFEFF]+/u, '').length;
  const end = opened ? opened.length : firstLine.replace(/[\s\u2060#\r]+$/u, '').length;
  return { start, end, title, strength, whole };
}

// Number 1 with its text behind it; without brackets a number 2 has to follow.
const RUNS_IN =
  /^[^[\]:：\d]{2,40}[:：](?=[\s\u2060]+(?:[[［]\^?[\d０-９]{1,4}[\]］][:.]?\s+[\p{Lu}\p{Lo}“"„«「《*_<\u2060\uFFFC]|\(1\)\s+\S.*\s\(2\)\s+\S|1[.)]\s+\S.*\s2[.)]\s+\S))/u;

/**
 * The words in front of a list that goes on in their line, colon included, or null: `Source: [1] Minutes of the
 * council`. Under a picture `Source: [1]` alone is a citation.
 */
export function titleOfLine(line: string): string | null {
  const title = RUNS_IN.exec(line)?.[0];
  if (title === undefined) return null;
  const words = bareTitle(title);
  return listHeadings().has(words) || sourceWords().has(words) ? title : null;
}

/** How surely a title names a source list; a gloss in brackets (“المراجع (References)”) may be the one that is known. */
function strengthOf(title: string): HeadingWords['strength'] | null {
  const gloss = /^(.{2,40}?)\s*[(（]([^()（）]{2,40})[)）]$/u.exec(title);
  for (const words of gloss ? [gloss[1]!, gloss[2]!] : [title]) {
    if (listHeadings().has(words)) return 'strong';
    if (weakHeadings().has(words)) return 'weak';
  }
  return null;
}

/** The words of a heading: numbering, emoji, markup, a callout's kind, colon and Wikipedia's `[edit]` taken off. */
export function bareTitle(line: string): string {
  return line
    .replace(/[\u2060\uFFFC\uFEFF*_~`]/g, '')
    .replace(/^[\s\u00A0]*#{1,6}/, '')
    .replace(/^\s*\[!\p{L}{2,20}\][+-]?/u, '')
    .replace(/\[\p{L}{3,12}\]\s*$/u, '')
    .replace(/#+\s*$/, '')
    .replace(/^[\s\u00A0]*(?:[\dIVX]{1,5}(?:\.\d+)*[.):]?|[A-Z][.)])[\s\u00A0]+/, '')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/[^\p{L}\p{M}\p{N})）]+$/u, '')
    .replace(/\s*\(\d+\)$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
