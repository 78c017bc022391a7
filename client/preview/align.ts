import type Token from 'markdown-it/lib/token.mjs';

/** A piece of a token's content that stands letter by letter in one line of the source. */
export interface Piece {
  /** Where it begins in the content of the token. */
  readonly at: number;
  /** Where it begins in the source, as an offset. */
  readonly source: number;
  readonly length: number;
}

/**
 * Finds where the content of inline tokens stands in the source. markdown-it tells lines alone; what it cuts off a line
 * (indents, list and quote marks, the bars of a table) stands before or behind the content. A line that does not stand
 * in the source as it is (tabs made to spaces, `\|` in a table) has no piece: nothing is done in it.
 * @param source the text that the tokens were made of, with `\n` as its only line break
 * @returns the pieces of each inline token that has any, in the order of the text
 */
export function alignInline(tokens: readonly Token[], source: string): Map<Token, Piece[]> {
  const lines = new Lines(source);
  const pieces = new Map<Token, Piece[]>();
  let row: [number, number] | null = null;
  let column = 0;
  for (const token of tokens) {
    if (token.type === 'tr_open') {
      row = token.map;
      column = 0;
    }
    if (token.type === 'tr_close') row = null;
    if (token.type !== 'inline' || token.content === '') continue;
    const found: Piece[] = [];
    if (row) {
      // The cells of a row follow one another in its line.
      const line = lines.text(row[0]);
      const at = line.indexOf(token.content, column);
      if (at >= 0) {
        column = at + token.content.length;
        found.push({ at: 0, source: lines.start(row[0]) + at, length: token.content.length });
      }
    } else if (token.map) alignLines(token, token.map, lines, found);
    if (found.length > 0) pieces.set(token, found);
  }
  return pieces;
}

function alignLines(token: Token, [first, end]: [number, number], lines: Lines, found: Piece[]): void {
  let at = 0;
  let number = first;
  for (const content of token.content.split('\n')) {
    if (number >= end) return;
    const words = content.trim();
    const line = lines.text(number);
    // Only a heading has something behind its words: the closing `#`.
    const last = line.trimEnd().endsWith(words) ? line.trimEnd().length - words.length : line.indexOf(words);
    if (words !== '' && last >= 0) {
      const skipped = content.length - content.trimStart().length;
      found.push({ at: at + skipped, source: lines.start(number) + last, length: words.length });
    }
    at += content.length + 1;
    number++;
  }
}

class Lines {
  readonly #source: string;
  readonly #starts: number[] = [0];

  constructor(source: string) {
    this.#source = source;
    for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) this.#starts.push(at + 1);
  }

  start(number: number): number {
    return this.#starts[number] ?? this.#source.length;
  }

  text(number: number): string {
    const end = this.#starts[number + 1];
    return this.#source.slice(this.start(number), end === undefined ? undefined : end - 1);
  }
}
