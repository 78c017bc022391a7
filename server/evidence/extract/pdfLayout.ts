/*
 * From pieces of text with places on a page to a text that reads on: lines, columns, running heads, hyphens. Places are
 * in points with the origin at the bottom left, as PDF has them.
 */

export interface Fragment {
  readonly text: string;
  readonly x: number;
  /** The line that the letters stand on. */
  readonly y: number;
  readonly width: number;
  /** The size of the type. */
  readonly size: number;
}

export interface Line extends Fragment {
  /** The first line of a paragraph, as far as its place says so. */
  readonly opens: boolean;
}

/** Pieces nearer than this (in sizes of type) stand in one run; the gap between columns is wider. */
const RUN_GAP = 1.4;
/** A blank is at least this wide; letters set apart stand nearer. */
const BLANK = 0.16;
/** A column has at least so many lines; fewer are a table or a caption. */
const COLUMN_LINES = 4;

/** The lines of a page in the order of reading: from top to bottom, column after column. */
export function pageLines(fragments: readonly Fragment[]): readonly Line[] {
  const runs = runsOf(fragments);
  const lines = inOrder(runs);
  return lines.map((line, index) => ({ ...line, opens: opensParagraph(lines, index) }));
}

/** Pieces that stand beside each other without a gap are put together. */
function runsOf(fragments: readonly Fragment[]): Fragment[] {
  const rows: Fragment[][] = [];
  for (const fragment of [...fragments].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    // Notes above the line and changes of font belong to the row.
    if (row && row[0]!.y - fragment.y < Math.max(row[0]!.size, fragment.size) * 0.45) row.push(fragment);
    else rows.push([fragment]);
  }
  return rows.flatMap((row) => {
    const runs: Fragment[] = [];
    for (const piece of row.sort((a, b) => a.x - b.x)) {
      const last = runs.at(-1);
      const gap = last ? piece.x - (last.x + last.width) : Number.POSITIVE_INFINITY;
      if (!last || gap > RUN_GAP * Math.max(last.size, piece.size)) {
        runs.push(piece);
        continue;
      }
      const blank = gap > BLANK * Math.min(last.size, piece.size) && !/\s$/.test(last.text) && !/^\s/.test(piece.text);
      runs[runs.length - 1] = {
        text: last.text + (blank ? ' ' : '') + piece.text,
        x: last.x,
        y: last.size >= piece.size ? last.y : piece.y,
        width: Math.max(last.width, piece.x + piece.width - last.x),
        size: Math.max(last.size, piece.size),
      };
    }
    return runs;
  });
}

/** Where runs stand in columns, each column is read before the next; a run that crosses the gap ends the columns. */
function inOrder(runs: readonly Fragment[]): Fragment[] {
  const gap = columnGap(runs);
  if (gap === null) return mergeRows(runs);
  const out: Fragment[] = [];
  let left: Fragment[] = [];
  let right: Fragment[] = [];
  const flush = () => {
    out.push(...inOrder(left), ...inOrder(right));
    left = [];
    right = [];
  };
  for (const run of runs) {
    if (run.x + run.width <= gap) left.push(run);
    else if (run.x >= gap) right.push(run);
    else {
      flush();
      out.push(run);
    }
  }
  flush();
  return out;
}

/** Without columns, the runs of one row are one line: a table's row, words set far apart. */
function mergeRows(runs: readonly Fragment[]): Fragment[] {
  const lines: Fragment[] = [];
  for (const run of runs) {
    const last = lines.at(-1);
    if (last && Math.abs(last.y - run.y) < Math.max(last.size, run.size) * 0.45 && run.x >= last.x) {
      const width = run.x + run.width - last.x;
      lines[lines.length - 1] = { ...last, text: `${last.text.trimEnd()} ${run.text.trimStart()}`, width };
    } else lines.push(run);
  }
  return lines;
}

/**
 * The middle of the gap between two columns, or null. The gap is the place that the fewest runs cross, with enough
 * lines on both sides at the same height.
 */
function columnGap(runs: readonly Fragment[]): number | null {
  if (runs.length < COLUMN_LINES * 2) return null;
  const start = Math.min(...runs.map((run) => run.x));
  const end = Math.max(...runs.map((run) => run.x + run.width));
  const candidates = [...new Set(runs.map((run) => Math.round(run.x)))].filter(
    (x) => x > start + (end - start) * 0.15 && x < end - (end - start) * 0.12,
  );
  let best: { at: number; score: number } | null = null;
  for (const x of candidates.slice(0, 400)) {
    const at = x - 1;
    const left = runs.filter((run) => run.x + run.width <= at);
    const right = runs.filter((run) => run.x >= at);
    if (left.length < COLUMN_LINES || right.length < COLUMN_LINES) continue;
    const crossing = runs.length - left.length - right.length;
    if (crossing > (left.length + right.length) * 0.35) continue;
    // Columns stand at one left edge; the cells of a table and words set far apart do not read on.
    const edge = right.filter((run) => Math.abs(run.x - x) < run.size * 2).length;
    if (edge < COLUMN_LINES || edge < right.length * 0.3) continue;
    if (!proseLike(left) || !proseLike(right)) continue;
    const score = edge - crossing * 2;
    if (!best || score > best.score) best = { at, score };
  }
  return best?.at ?? null;
}

/** Lines of prose have some words each; a column of figures or names is part of a table. */
function proseLike(runs: readonly Fragment[]): boolean {
  const long = runs.filter((run) => run.text.trim().split(/\s+/).length >= 3 || run.text.trim().length >= 18);
  return long.length >= runs.length * 0.5;
}

function opensParagraph(lines: readonly Fragment[], index: number): boolean {
  const line = lines[index]!;
  const before = lines[index - 1];
  if (!before) return true;
  const step = before.y - line.y;
  // The next column goes on where the last one ended.
  if (step < 0) return Math.abs(before.size - line.size) > 1 || line.size > before.size * 1.15;
  if (step > Math.max(line.size, before.size) * 1.75) return true;
  if (Math.abs(line.size - before.size) > line.size * 0.15) return true;
  const indented = line.x - before.x > line.size * 0.8 && line.x - before.x < line.size * 4;
  return indented && /[.!?:”"’»)]\s*$/.test(before.text);
}

/** The pages as one text, a form feed between them. Running heads and page numbers are left out, words made whole. */
export function joinPages(pages: readonly (readonly Line[])[]): string {
  const running = runningLines(pages);
  const texts = pages.map((lines) => {
    const kept = lines.filter((line, index) => !(isEdge(lines, index) && running(line, lines.length)));
    let text = '';
    for (const line of kept) text = joinLine(text, clean(line.text), line.opens);
    return text;
  });
  return mendPages(mendHyphens(texts.join('\n\f')));
}

const clean = (text: string): string =>
  text
    .replace(/[ﬀﬁﬂﬃﬄﬅﬆ]/g, (sign) => sign.normalize('NFKC'))
    .replace(/[\u00ad\u200b\ufeff\f]/g, (sign) => (sign === '\u00ad' ? HYPHEN : ''))
    .replace(/[\s\u0000-\u001f\u00a0]+/g, ' ')
    .trim();

/** Stands at the end of a line where a word may have been divided, until all words are known. */
const HYPHEN = '\u00ad';
const CJK = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\u0e00-\u0e7f]/;

function joinLine(text: string, line: string, opens: boolean): string {
  if (text === '' || line === '') return text + line;
  const divided = /\p{L}[-\u2010\u00ad]$/u.test(text) && /^\p{L}/u.test(line);
  if (divided) return `${text.slice(0, -1)}${HYPHEN}${text.endsWith(HYPHEN) ? '' : '-'}${line}`;
  if (opens) return `${text}\n${line}`;
  return CJK.test(text.at(-1)!) && CJK.test(line[0]!) ? text + line : `${text} ${line}`;
}

/**
 * A word that a line's end divided loses its hyphen, unless the text writes it with one elsewhere or what follows
 * cannot be the rest of a word (a capital, a part that is a word of its own after a number).
 */
function mendHyphens(text: string): string {
  if (!text.includes(HYPHEN)) return text;
  const words = new Set(text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu) ?? []);
  return text
    .replace(/(\p{L}+)\u00ad(-?)(\p{L}+)/gu, (_, head: string, hyphen: string, tail: string) => {
      if (hyphen === '') return head + tail;
      const whole = (head + tail).toLowerCase();
      const parted = `${head}-${tail}`.toLowerCase();
      const keep = (words.has(parted) && !words.has(whole)) || /^\p{Lu}/u.test(tail);
      return keep ? `${head}-${tail}` : head + tail;
    })
    .replaceAll(HYPHEN, '');
}

/** A word that the end of a page divided stands whole at the end of the first. */
const mendPages = (text: string): string =>
  text.replace(
    /(\p{Ll}{2,})[-\u2010]\n\f(\p{Ll}+[.,;:!?)”"’]*) ?/gu,
    (_, head: string, tail: string) => `${head}${tail}\n\f`,
  );

/** The two first and the two last lines of a page, by reading: where running heads stand. */
const isEdge = (lines: readonly Line[], index: number): boolean => index < 2 || index >= lines.length - 2;

/**
 * Tells what comes back at the edge of page after page: a head with or without a changing number, and page numbers by
 * themselves.
 */
function runningLines(pages: readonly (readonly Line[])[]): (line: Line, lines: number) => boolean {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    const seen = new Set(lines.filter((_, index) => isEdge(lines, index)).map(pattern));
    for (const text of seen) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const often = Math.max(2, Math.min(3, Math.ceil(pages.length / 2)));
  return (line, lines) => {
    if (lines > 2 && pages.length > 1 && isPageNumber(line.text)) return true;
    return pages.length > 1 && (counts.get(pattern(line)) ?? 0) >= often && line.text.length < 120;
  };
}

/** The title of a document in large type is no running head, though the heads repeat its words. */
const pattern = ({ text, size }: Line): string =>
  `${clean(text).replace(/\d+/g, '#').toLowerCase()} ${Math.round(size)}`;
const isPageNumber = (text: string): boolean =>
  /^(?:\p{L}{1,8}\.? )?[-–—|\s]*(?:\d{1,4}|[ivxlc]{1,7})[-–—|\s]*(?:(?:\/|of|von|de|sur|di|van|av) ?\d{1,4})?$/u.test(
    clean(text),
  );
