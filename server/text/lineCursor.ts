import type { DraftText } from './draftText.ts';

interface Line {
  readonly number: number;
  readonly start: number;
  readonly end: number;
}

/** Finds the lines of many offsets in a row: those that fall into the line found last cost nothing. */
export class LineCursor {
  readonly #text: DraftText;
  #line: Line = { number: 0, start: 0, end: -1 };

  constructor(text: DraftText) {
    this.#text = text;
  }

  /** The line that holds the offset: its number (0-based) and its span without the line break. */
  at(offset: number): Line {
    if (offset < this.#line.start || offset > this.#line.end) {
      const number = this.#text.lineNumberAt(offset);
      const { start, end } = this.#text.line(number);
      this.#line = { number, start, end };
    }
    return this.#line;
  }
}
