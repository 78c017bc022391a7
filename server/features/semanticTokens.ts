import type { Finding } from '../checks/check.ts';
import type { Citation, Draft, Quote } from '../draft/model.ts';
import { citationsOver } from '../draft/near.ts';
import { LineCursor } from '../text/lineCursor.ts';
import { overlaps, type Span } from '../text/span.ts';
import { lastFrom } from './place.ts';
import type { TokenType } from './tokenTypes.ts';

/** A piece of one line with what it is. */
export interface Token extends Span {
  readonly type: TokenType;
}

/**
 * What the draft's reading knows of its marks and an editor's patterns cannot: which brackets are citations, which have
 * no entry, which words are somebody's. In text order, never over a line's end, never one over the other.
 * @param findings those of this version of the draft
 * @param within only tokens that touch this span; the whole draft when absent
 */
export function semanticTokens(draft: Draft, findings: readonly Finding[], within?: Span): readonly Token[] {
  const isIn = (span: Span) => !within || overlaps(span, within);
  const marks = [
    ...citationTokens(within ? citationsOver(draft, within) : draft.citations, findings, isIn),
    ...labelTokens(draft, isIn),
  ];
  marks.sort((a, b) => a.start - b.start || b.end - a.end);
  const apart = withoutOverlaps(marks);
  const words = quotedWords(within ? draft.quotesOver(within) : draft.quotes, apart, isIn);
  const lines = new LineCursor(draft.text);
  return [...apart, ...words].sort((a, b) => a.start - b.start).flatMap((token) => byLines(draft, lines, token));
}

function citationTokens(
  citations: readonly Citation[],
  findings: readonly Finding[],
  isIn: (span: Span) => boolean,
): readonly Token[] {
  const lost = findings.filter(({ code }) => code === 'undefined-citation');
  return citations.filter(isIn).flatMap((citation): readonly Token[] => {
    const { start, end } = citation;
    const here: Span[] = [];
    for (let at = lastFrom(lost, end); at >= 0 && lost[at]!.start >= start; at--) here.unshift(lost[at]!);
    if (here.length === 0) return [{ start, end, type: 'citation' }];
    const known = citation.labels.some(({ source }) => source !== null);
    if (!known) return [{ start, end, type: 'undefinedCitation' }];
    // Of a group only the numbers without an entry.
    const pieces: Token[] = [];
    let from = start;
    for (const span of here) {
      if (span.start > from) pieces.push({ start: from, end: span.start, type: 'citation' });
      pieces.push({ start: span.start, end: span.end, type: 'undefinedCitation' });
      from = span.end;
    }
    if (from < end) pieces.push({ start: from, end, type: 'citation' });
    return pieces;
  });
}

/** The labels of entries; a number of an ordered list or of a table is the editor's own to colour. */
function labelTokens(draft: Draft, isIn: (span: Span) => boolean): readonly Token[] {
  return draft.sources.flatMap((source): readonly Token[] => {
    const mark = source.labelMark ?? source.labelSpan;
    if (!mark || source.form === 'ordered' || source.form === 'row' || !isIn(mark)) return [];
    return [{ start: mark.start, end: mark.end, type: 'sourceLabel' }];
  });
}

/** The words of quotes in marks, without the citations inside them. A block quote is the editor's own to colour. */
function quotedWords(
  quotes: readonly Quote[],
  marks: readonly Token[],
  isIn: (span: Span) => boolean,
): readonly Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (const quote of quotes) {
    if (!isWords(quote) || quote.end <= from || !isIn(quote)) continue;
    from = Math.max(from, quote.start);
    for (let at = Math.max(0, lastFrom(marks, from)); at < marks.length && marks[at]!.start < quote.end; at++) {
      const mark = marks[at]!;
      if (mark.end <= from) continue;
      if (mark.start > from) tokens.push({ start: from, end: mark.start, type: 'quotation' });
      from = Math.max(from, mark.end);
    }
    if (from < quote.end) tokens.push({ start: from, end: quote.end, type: 'quotation' });
    from = Math.max(from, quote.end);
  }
  return tokens;
}

const isWords = (quote: Quote): boolean => quote.kind === 'inline';

function withoutOverlaps(tokens: readonly Token[]): readonly Token[] {
  const apart: Token[] = [];
  for (const token of tokens) if (token.start >= (apart.at(-1)?.end ?? 0)) apart.push(token);
  return apart;
}

function byLines({ text }: Draft, lines: LineCursor, token: Token): readonly Token[] {
  const first = lines.at(token.start);
  if (token.end <= first.end) return token.end > token.start ? [token] : [];
  const pieces: Token[] = [];
  const last = text.lineNumberAt(token.end);
  for (let number = first.number; number <= last; number++) {
    const line = text.line(number);
    const lead = number === first.number ? 0 : /^\s*/.exec(line.text)![0].length;
    const start = Math.max(token.start, line.start + lead);
    const end = Math.min(token.end, line.end);
    if (end > start) pieces.push({ start, end, type: token.type });
  }
  return pieces;
}
