import type { Block, Draft, Source } from '../draft/model.ts';
import { oneLine } from '../text/escapeMarkdown.ts';
import type { Span } from '../text/span.ts';
import { labelOf, nameOf, timesCited } from './describe.ts';

export interface DocumentSymbol {
  readonly kind: 'heading' | 'source';
  /** Never empty. */
  readonly name: string;
  readonly detail: string;
  readonly span: Span;
  /** Lies inside `span`. */
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
}

interface Open {
  readonly level: number;
  readonly symbol: { -readonly [K in keyof DocumentSymbol]: DocumentSymbol[K] } & { children: DocumentSymbol[] };
}

/** The outline: plain text has headings and sources; markdown the sources alone, since editors bring its headings. */
export function documentSymbols(draft: Draft): readonly DocumentSymbol[] {
  const sources = draft.sources.map(sourceSymbol);
  if (draft.format === 'markdown') return sources;
  const top: DocumentSymbol[] = [];
  const open: Open[] = [];
  const headings = draft.blocks.filter((block) => block.kind === 'heading');
  const place = (symbol: DocumentSymbol) => (open.at(-1)?.symbol.children ?? top).push(symbol);
  const closeFrom = (level: number, at: number) => {
    while (open.length > 0 && open.at(-1)!.level >= level) close(open.pop()!, at);
  };
  let next = 0;
  for (const heading of headings) {
    for (; next < sources.length && sources[next]!.span.start < heading.start; next++) place(sources[next]!);
    closeFrom(heading.level, heading.start);
    const symbol = headingSymbol(draft, heading);
    if (!symbol) continue;
    place(symbol);
    open.push({ level: heading.level, symbol: symbol as Open['symbol'] });
  }
  for (; next < sources.length; next++) place(sources[next]!);
  closeFrom(0, draft.text.length);
  return top;
}

function sourceSymbol(source: Source): DocumentSymbol {
  const label = source.label === null ? '' : `[${oneLine(labelOf(source), 40)}] `;
  return {
    kind: 'source',
    name: `${label}${nameOf(source)}`,
    detail: source.label === null ? '' : timesCited(source.useCount),
    span: { start: source.start, end: source.end },
    selection: source.labelSpan ?? { start: source.body.start, end: source.body.end },
    children: [],
  };
}

function headingSymbol(draft: Draft, heading: Block): DocumentSymbol | null {
  const name = oneLine(draft.text.slice(heading.start, heading.end).split(/[\r\n]/, 1)[0]!, 120);
  if (name === '') return null;
  const selection = { start: heading.start, end: heading.end };
  return { kind: 'heading', name, detail: '', span: selection, selection, children: [] };
}

// A section reaches to where the next heading of its rank begins, without the blank lines before it.
function close({ symbol }: Open, at: number): void {
  symbol.span = { start: symbol.span.start, end: Math.max(symbol.selection.end, at) };
}
