import type { Citation, CitationStyle, Draft, Source } from '../../draft/model.ts';
import type { WrittenStyle } from '../../draft/styles/write.ts';
import type { Span } from '../../text/span.ts';
import { withReferenceSign } from '../referenceSign.ts';

/** One source that a mark names, in the order of the mark. */
export interface Item {
  readonly source: Source;
  /** The place in the source (`p. 12`), empty for none. */
  readonly locator: string;
  /** Words in front of it inside the mark (`see`), empty for none. */
  readonly prefix: string;
  /** Whether it was written as part of a range. */
  readonly ranged: boolean;
}

/** What is rewritten as one mark: a citation, or several that the new style writes together. */
export interface Mark extends Span {
  readonly style: CitationStyle;
  readonly items: readonly Item[];
  /** The words that a reference link `[words][1]` shows, or null. */
  readonly words: Span | null;
  /** Whether marks that touch each other became one: the way back cannot tell. */
  readonly joined: boolean;
  readonly within: Source | null;
}

/** The marks of a draft, and the citations that stay because what they name is not there. */
export interface Marks {
  readonly marks: readonly Mark[];
  readonly missing: readonly Citation[];
  /** Citations that name something that is there and something that is not. */
  readonly mixed: readonly Citation[];
}

/** Gathers the citations whose sources are to be written in another style. */
export function gatherMarks(draft: Draft, target: WrittenStyle, changes: (source: Source) => boolean): Marks {
  const marks: Mark[] = [];
  const missing: Citation[] = [];
  const mixed: Citation[] = [];
  let last: Mark | null = null;
  for (const citation of draft.citations) {
    const unknown = citation.labels.filter((label) => label.source === null).length;
    const touched = citation.labels.some(({ source }) => source !== null && changes(source));
    if (unknown > 0) {
      if (unknown === citation.labels.length) missing.push(citation);
      else if (touched) mixed.push(citation);
      continue;
    }
    // Raised digits are not read inside entries.
    if (!touched || (target === 'superscript' && citation.within !== null)) continue;
    const mark = markOf(draft, citation);
    const joined: Mark | null = last && join(draft, last, mark, target);
    if (joined) marks[marks.length - 1] = joined;
    else marks.push(mark);
    last = marks.at(-1)!;
  }
  return { marks, missing, mixed };
}

function markOf(draft: Draft, citation: Citation): Mark {
  const { style, within } = citation;
  const link = citation.labels[0]?.source?.form === 'definition' ? referenceLink(draft, citation) : null;
  const { start, end } = withReferenceSign(draft, link ?? citation);
  return { start, end, style, within, items: itemsOf(draft, citation), words: link?.words ?? null, joined: false };
}

const SEPARATORS = /^[\s,，、;；:]+|[\s,，、;；]+$/g;

function itemsOf(draft: Draft, citation: Citation): Item[] {
  const { text } = draft;
  const { labels, style } = citation;
  // `@key` in the running text has no brackets.
  const bracketed = /[\]］]$/.test(text.slice(citation.start, citation.end));
  const close = bracketed
    ? citation.end - (text.slice(citation.end - 2, citation.end) === '\\]' ? 2 : 1)
    : citation.end;
  const items: Item[] = [];
  let prefix = style === 'pandoc' && bracketed ? text.slice(citation.start + 1, labels[0]!.start - 1) : '';
  labels.forEach((label, index) => {
    const next = labels[index + 1];
    const inRange = next !== undefined && label.range !== null && next.range?.start === label.range.start;
    let locator = '';
    let following = '';
    if (!inRange) {
      const behind = text.slice((label.range ?? label).end, next ? (next.range ?? next).start : close);
      locator = behind;
      if (style === 'pandoc') {
        const at = behind.indexOf(';');
        locator = at < 0 ? behind : behind.slice(0, at);
        following = at < 0 ? '' : behind.slice(at + 1);
      }
    }
    items.push({
      source: label.source!,
      locator: style === 'footnote' || !bracketed ? '' : locator.replace(SEPARATORS, ''),
      prefix: prefix.replace(/-?@?$/, '').replace(SEPARATORS, ''),
      ranged: label.range !== null,
    });
    prefix = following;
  });
  return items;
}

/** `[words][1]` and `[1][]`, which use the definition `[1]: …` as links; null for a mark by itself. */
function referenceLink(draft: Draft, citation: Citation): (Span & { readonly words: Span | null }) | null {
  const { text } = draft;
  if (text.slice(citation.end, citation.end + 2) === '[]')
    return { start: citation.start, end: citation.end + 2, words: null };
  if (text.slice(citation.start - 1, citation.start) !== ']') return null;
  const from = draft.blocks[citation.block]?.start ?? 0;
  const before = text.slice(from, citation.start);
  let depth = 0;
  for (let at = before.length - 1; at >= 0; at--) {
    if (before[at] === ']') depth++;
    else if (before[at] === '[' && --depth === 0) {
      const start = from + at;
      const isCitation = draft.citations.some((other) => other.start === start && other.end <= citation.start);
      // Neither is a picture, a mark of its own, nor a number whose entry is still to be written: `[1][2]`.
      const isNumber = /^\^?\d+(?:\s*[,;–-]\s*\d+)*$/.test(before.slice(at + 1, -1));
      if (isCitation || isNumber || before[at - 1] === '!') return null;
      return { start, end: citation.end, words: { start: start + 1, end: citation.start - 1 } };
    }
  }
  return null;
}

const BETWEEN = /^ ?[,，;；] ?$/;

/** Both marks as one, where the new style writes them so: `[^1], [^3]` as `[1, 3]`, `[1][2]` as `¹,²`. */
function join(draft: Draft, a: Mark, b: Mark, target: WrittenStyle): Mark | null {
  if (a.words || b.words || a.within !== b.within || a.style !== b.style || a.end > b.start) return null;
  const between = draft.text.slice(a.end, b.start);
  const touching = between === '' && target !== 'footnote' && target !== 'bracket';
  const single =
    a.style === 'footnote' ||
    a.style === 'superscript' ||
    a.style === 'link-definition' ||
    b.items[0]?.source.form === 'definition';
  const listed = BETWEEN.test(between) && single && (target === 'bracket' || target === 'pandoc');
  if (!touching && !listed) return null;
  return { ...a, end: b.end, items: [...a.items, ...b.items], joined: touching || a.joined };
}
