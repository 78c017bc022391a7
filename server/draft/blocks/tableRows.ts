export interface TableRow {
  readonly start: number;
  readonly end: number;
  /** The line of dashes under the header. */
  readonly delimiter: boolean;
}

const DELIMITER = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** The rows of a pipe table, one a line. */
export function scanRows(raw: string): TableRow[] {
  const rows: TableRow[] = [];
  let start = 0;
  for (const line of raw.split('\n')) {
    const end = start + line.length;
    const content = line.endsWith('\r') ? end - 1 : end;
    rows.push({ start, end: content, delimiter: isDelimiterRow(line) });
    start = end + 1;
  }
  return rows;
}

/** Whether the line is `--- | ---`: dashes, colons and at least one pipe. */
export function isDelimiterRow(line: string): boolean {
  return line.includes('-') && line.includes('|') && DELIMITER.test(line.replace(/\r$/, ''));
}

/** The cells of a row: spans relative to the row, white space at their ends left out. */
export function cellsOf(row: string): { start: number; end: number; text: string }[] {
  const cells: { start: number; end: number; text: string }[] = [];
  let start = 0;
  const push = (end: number) => {
    const text = row.slice(start, end);
    const lead = text.length - text.trimStart().length;
    cells.push({ start: start + lead, end: start + lead + text.trim().length, text: text.trim() });
    start = end + 1;
  };
  for (let at = 0; at < row.length; at++) {
    if (row[at] === '\\') at++;
    else if (row[at] === '|') push(at);
  }
  push(row.length);
  if (cells[0]?.text === '' && row.trimStart().startsWith('|')) cells.shift();
  if (cells.at(-1)?.text === '') cells.pop();
  return cells;
}
