import { LONGEST_TEXT } from './extracted.ts';

/** Blanks of every kind, line breaks too: a page's source breaks its lines where it likes. */
const BLANKS = /[\s\u00a0]+/g;
/** Soft hyphens and marks of no width would part words that are one. */
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/g;

/** Puts together the text of a page: blanks once, lines where blocks begin and end, an empty line between them. */
export class LineWriter {
  readonly #lines: string[] = [];
  #line: string[] = [];
  /** The line ends with a blank (or has nothing in it yet). */
  #open = true;
  #length = 0;

  /** Words in the line: blanks at both ends count. */
  write(text: string): void {
    if (this.#length > LONGEST_TEXT) return;
    let words = text.replace(UNSEEN, '').replace(BLANKS, ' ');
    if (this.#open && words.startsWith(' ')) words = words.slice(1);
    if (words === '') return;
    this.#line.push(words);
    this.#length += words.length;
    this.#open = words.endsWith(' ');
  }

  /** Text whose line breaks count. */
  writeLines(text: string): void {
    const lines = text.split(/\r\n|\n|\r/);
    lines.forEach((line, index) => {
      if (index > 0) this.break();
      this.write(line);
    });
  }

  /** Ends the line, if anything stands in it. */
  break(): void {
    const line = this.#line.join('').trimEnd();
    if (line !== '') this.#lines.push(line);
    this.#line = [];
    this.#open = true;
  }

  /** Ends the line and leaves one empty. */
  gap(): void {
    this.break();
    if (this.#lines.length > 0 && this.#lines.at(-1) !== '') this.#lines.push('');
  }

  get text(): string {
    this.break();
    return this.#lines.join('\n').replace(/\n+$/, '');
  }
}
