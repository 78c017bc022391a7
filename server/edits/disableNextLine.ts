import type { Draft } from '../draft/model.ts';
import type { TextEdit } from './fix.ts';

/**
 * Writes a comment that silences the code for the paragraph that holds the offset, in front of it. Markdown only, and
 * no edit inside a table or code, where a comment would break what it stands in.
 */
export function disableNextLine(draft: Draft, offset: number, code: string): TextEdit[] {
  if (draft.format !== 'markdown') return [];
  const index = draft.blockAt(offset);
  const block = draft.block(index);
  if (
    block &&
    offset <= block.end &&
    (block.kind === 'row' || block.kind === 'code' || block.kind === 'front-matter')
  ) {
    return [];
  }
  const { text } = draft;
  const inside = block && offset <= block.end;
  const number = text.lineNumberAt(inside ? block.start : offset);
  const line = text.line(number);
  const quote = /^(?:\s{0,3}>\s?)*/.exec(line.text)![0];
  const above = number > 0 ? text.line(number - 1).text : '';
  // Between two items of a list the comment is indented, so that it belongs to the item above and parts nothing.
  const item = /^(\s*)(?:[-*+]|\d{1,9}[.)])\s+/.exec(line.text.slice(quote.length));
  const indent = item
    ? above.slice(quote.length).trim() === ''
      ? item[1]!
      : ' '.repeat(item[0].length)
    : /^[ \t]*/.exec(line.text.slice(quote.length))![0];
  const newText = `${quote}${indent}<!-- well-sourced-disable-next-line ${code} -->${text.newline}`;
  // Nothing goes in front of a byte order mark.
  const start = line.start + (line.text.startsWith('\ufeff') ? 1 : 0);
  return [{ start, end: start, newText }];
}
