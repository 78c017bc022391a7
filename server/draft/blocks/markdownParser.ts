import type { Input } from '@lezer/common';
import { type MarkdownConfig, parser, Strikethrough, Table, TaskList } from '@lezer/markdown';
import type { DraftText } from '../../text/draftText.ts';

const NOTE = /^\[\^([^\]\s^]+)\]:(?=\s|$|\S)/;

/** Footnotes as GitHub and pandoc write them: `[^label]: text`, further paragraphs indented by four columns. */
const Footnotes: MarkdownConfig = {
  defineNodes: [
    {
      name: 'Footnote',
      block: true,
      composite(_context, line, value) {
        if (line.next < 0) return true; // a blank line ends nothing yet
        if (line.indent < line.baseIndent + value) return false;
        line.moveBaseColumn(line.baseIndent + value);
        return true;
      },
    },
    { name: 'FootnoteMark', block: true },
  ],
  parseBlock: [
    {
      name: 'Footnote',
      before: 'LinkReference',
      parse(context, line) {
        const match = line.next === 91 ? NOTE.exec(line.text.slice(line.pos)) : null;
        if (!match) return false;
        const start = context.lineStart + line.pos;
        context.startComposite('Footnote', line.pos, 4);
        const after = line.pos + match[0].length;
        context.addElement(context.elt('FootnoteMark', start, start + match[0].length));
        line.moveBase(after);
        return null;
      },
      endLeaf: (_context, line) => line.next === 91 && NOTE.test(line.text.slice(line.pos)),
    },
  ],
};

/** CommonMark with tables, task boxes, strikethrough and footnotes. Bare addresses are found by our own scanner. */
export const markdown = parser.configure([Table, TaskList, Strikethrough, Footnotes]);

/** A draft's text from `base` on, as the parser wants it; nothing is copied. */
export class TextInput implements Input {
  readonly #text: DraftText;
  readonly #base: number;
  /** A bare `\r` is a line break to LSP and to people but not to the parser. */
  readonly #flat: string | null;

  constructor(text: DraftText, base: number) {
    this.#text = text;
    this.#base = base;
    this.#flat = text.hasBareReturns ? forParser(text.slice(base).replace(/\r(?!\n)/g, '\n')) : null;
  }

  get length(): number {
    return this.#text.length - this.#base;
  }

  get lineChunks(): boolean {
    return this.#flat === null;
  }

  chunk(from: number): string {
    if (this.#flat !== null) return this.#flat.slice(from);
    return forParser(this.#text.restOfTreeLine(from + this.#base)) || '\n';
  }

  read(from: number, to: number): string {
    return this.#flat?.slice(from, to) ?? forParser(this.#text.slice(from + this.#base, to + this.#base));
  }
}

/** The dashes under the head of a table, with blanks behind the last bar. */
const BLANK_BEHIND_DASHES = /^([ \t>:|-]+)\|([ \t]+)$/gm;

/**
 * The text as the parser reads it rightly, of the same length. It does not take a line that holds only a `\r` for blank
 * everywhere (an HTML block would never end), and no line of dashes with a blank behind its last bar for that of a table.
 */
export function forParser(text: string): string {
  const blanked = text.includes('\r') ? text.replaceAll('\r', ' ') : text;
  return blanked.replace(BLANK_BEHIND_DASHES, (line, dashes: string, blanks: string) =>
    dashes.includes('-') ? `${dashes}${blanks}|` : line,
  );
}
