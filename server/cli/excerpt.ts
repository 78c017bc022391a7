// Paragraphs of a draft are long lines: this much of one is shown around the marked words.
const LEAD = 50;
const WIDTH = 110;
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const NO_WIDTH = /[\p{M}\u200b-\u200f\u2060\ufeff]/u;

/**
 * The part of a line around the units from `start` to `end`, and the mark to print under them: as wide on a terminal as
 * the words are, where wide characters take two columns and combining ones none.
 */
export function excerptLine(
  line: string,
  start: number,
  end: number,
): { shown: string; before: string; marked: string } {
  let from = start > LEAD + 10 ? start - LEAD : 0;
  if (from > 0) {
    const space = line.indexOf(' ', from);
    if (space > 0 && space < start) from = space + 1;
  }
  let to = Math.max(Math.min(line.length, from + WIDTH), Math.min(end, from + 2 * WIDTH));
  // A pair of surrogates stays whole.
  if (/[\udc00-\udfff]/.test(line[from] ?? '')) from++;
  if (/[\udc00-\udfff]/.test(line[to] ?? '')) to++;
  const head = from > 0 ? '… ' : '';
  const tail = to < line.length ? ' …' : '';
  const shown = `${head}${printable(line.slice(from, to))}${tail}`;
  const before = ' '.repeat(head.length + columns(line.slice(from, start)));
  return { shown, before, marked: '^'.repeat(Math.max(1, columns(line.slice(start, Math.min(end, to))))) };
}

/** Tabs as one blank; control characters of a draft are not sent to the terminal. */
const printable = (text: string): string => text.replace(/\t/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f]/g, '·');

function columns(text: string): number {
  let width = 0;
  for (const sign of text) if (!NO_WIDTH.test(sign)) width += WIDE.test(sign) ? 2 : 1;
  return width;
}
