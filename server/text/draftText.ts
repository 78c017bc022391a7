import { Text } from '@codemirror/state';

/** A place in a text: 0-based line, 0-based UTF-16 units in the line, as in the Language Server Protocol. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/**
 * The text of one version of a draft. Immutable; `replace` shares all but the touched part with the old text, so a
 * keystroke does not copy the draft. Offsets are UTF-16 units. Lines end at `\n`, `\r\n` or `\r`, as in LSP.
 */
export class DraftText {
  // The tree breaks lines at `\n` only; the `\r` of `\r\n` stays at the end of its line, so offsets are the file's own.
  readonly #tree: Text;
  readonly #bareReturns: BareReturns | null;

  private constructor(tree: Text, bareReturns: BareReturns | null) {
    this.#tree = tree;
    this.#bareReturns = bareReturns;
  }

  static of(text: string): DraftText {
    return new DraftText(Text.of(text.split('\n')), BareReturns.find(text));
  }

  get length(): number {
    return this.#tree.length;
  }

  get lineCount(): number {
    return this.#bareReturns ? this.#bareReturns.starts.length : this.#tree.lines;
  }

  /** The line break that new lines should use: that of the first line, `\n` in a text of one line. */
  get newline(): string {
    if (this.#bareReturns) return '\r';
    return this.#tree.lines > 1 && this.#tree.line(1).text.endsWith('\r') ? '\r\n' : '\n';
  }

  /** The units from `start` up to `end`; both are clamped to the text. */
  slice(start: number, end: number = this.length): string {
    const from = Math.max(0, Math.min(start, this.length));
    return this.#tree.sliceString(from, Math.max(from, Math.min(end, this.length)));
  }

  toString(): string {
    return this.#tree.toString();
  }

  /** The text with the units from `start` to `end` replaced. */
  replace(start: number, end: number, insert: string): DraftText {
    const tree = this.#tree.replace(start, end, Text.of(insert.split('\n')));
    // A `\r` can lose or gain its `\n` at the seams, so a text with any near the edit is looked at anew.
    const seam = `${this.slice(start - 1, end + 1)}${insert}`;
    const look = this.#bareReturns !== null || seam.includes('\r');
    return new DraftText(tree, look ? BareReturns.find(tree.toString()) : null);
  }

  /** The line with this number (0-based): its span without its line break. The number is clamped. */
  line(number: number): { readonly start: number; readonly end: number; readonly text: string } {
    if (this.#bareReturns) return this.#bareReturns.line(number, this.toString());
    const line = this.#tree.line(Math.max(0, Math.min(number, this.lineCount - 1)) + 1);
    const text = line.text.endsWith('\r') ? line.text.slice(0, -1) : line.text;
    return { start: line.from, end: line.from + text.length, text };
  }

  /** The number (0-based) of the line that holds the offset. */
  lineNumberAt(offset: number): number {
    const at = Math.max(0, Math.min(offset, this.length));
    return this.#bareReturns ? this.#bareReturns.numberAt(at) : this.#tree.lineAt(at).number - 1;
  }

  /** The place of an offset; an offset inside a line break counts as the end of its line. */
  positionAt(offset: number): Position {
    const line = this.lineNumberAt(offset);
    const { start, end } = this.line(line);
    return { line, character: Math.max(0, Math.min(offset, end) - start) };
  }

  /** The offset of a place; a line or character beyond the end is clamped, as LSP says. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.lineCount) return this.length;
    const { start, end } = this.line(position.line);
    return Math.min(start + Math.max(0, position.character), end);
  }

  /** The piece of text that holds `offset`, from there on, up to and without the next `\n` (or empty at one). */
  restOfTreeLine(offset: number): string {
    const line = this.#tree.lineAt(offset);
    return line.text.slice(offset - line.from);
  }

  get hasBareReturns(): boolean {
    return this.#bareReturns !== null;
  }
}

/** Line starts of a text in which a `\r` ends a line by itself (old Mac files): rare, so kept apart and plain. */
class BareReturns {
  readonly starts: readonly number[];

  constructor(starts: readonly number[]) {
    this.starts = starts;
  }

  static find(text: string): BareReturns | null {
    if (!text.includes('\r') || !/\r(?!\n)/.test(text)) return null;
    const starts = [0];
    for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
    return new BareReturns(starts);
  }

  numberAt(offset: number): number {
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  line(number: number, text: string) {
    const at = Math.max(0, Math.min(number, this.starts.length - 1));
    const start = this.starts[at]!;
    const next = this.starts[at + 1] ?? text.length;
    const content = text.slice(start, next).replace(/(?:\r\n|\r|\n)$/, '');
    return { start, end: start + content.length, text: content };
  }
}
