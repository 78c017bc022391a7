import type { Draft, SourceList } from '../draft/model.ts';

/** Lines (0-based, both included) that can be folded away behind the first of them. */
export interface FoldingRange {
  readonly startLine: number;
  readonly endLine: number;
}

/**
 * The source lists; in plain text also the sections under headings and what is indented, because an editor that has
 * any folding provider stops folding by indentation itself.
 */
export function foldingRanges(draft: Draft): readonly FoldingRange[] {
  const ranges = draft.sourceLists.map((list) => listRange(draft, list));
  if (draft.format === 'plaintext') ranges.push(...sections(draft), ...indented(draft));
  // The longest of those that start on the same line: editors show one.
  const byStart = new Map<number, FoldingRange>();
  for (const range of ranges) {
    const other = byStart.get(range.startLine);
    if (range.endLine > range.startLine && (!other || other.endLine < range.endLine))
      byStart.set(range.startLine, range);
  }
  return [...byStart.values()].sort((a, b) => a.startLine - b.startLine);
}

function listRange(draft: Draft, list: SourceList): FoldingRange {
  const start = Math.min(list.heading?.start ?? list.start, list.start);
  const end = Math.max(start, list.sources.at(-1)?.end ?? list.end);
  return { startLine: draft.text.lineNumberAt(start), endLine: draft.text.lineNumberAt(end) };
}

function sections(draft: Draft): readonly FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const open: { readonly level: number; readonly startLine: number }[] = [];
  let lastLine = 0;
  const closeFrom = (level: number) => {
    while (open.length > 0 && open.at(-1)!.level >= level) {
      ranges.push({ startLine: open.pop()!.startLine, endLine: lastLine });
    }
  };
  for (const block of draft.blocks) {
    if (block.kind === 'heading') {
      closeFrom(block.level);
      open.push({ level: block.level, startLine: draft.text.lineNumberAt(block.start) });
    }
    lastLine = draft.text.lineNumberAt(Math.max(block.start, block.end));
  }
  closeFrom(0);
  return ranges;
}

function indented(draft: Draft): readonly FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const open: { readonly indent: number; readonly line: number }[] = [];
  let lastLine = 0;
  for (let line = 0; line < draft.text.lineCount; line++) {
    const { text } = draft.text.line(line);
    const indent = indentOf(text);
    if (indent === null) continue;
    while (open.length > 0 && open.at(-1)!.indent >= indent) {
      ranges.push({ startLine: open.pop()!.line, endLine: lastLine });
    }
    open.push({ indent, line });
    lastLine = line;
  }
  while (open.length > 0) ranges.push({ startLine: open.pop()!.line, endLine: lastLine });
  return ranges;
}

/** The column of the first character that is no blank (a tab reaches to the next multiple of four); null in a blank line. */
function indentOf(line: string): number | null {
  let column = 0;
  for (const character of line) {
    if (character === ' ') column++;
    else if (character === '\t') column += 4 - (column % 4);
    else return column;
  }
  return null;
}
