/** What was read out of a file: its text, and what it says of itself. All texts are plain. */
export interface Extracted {
  readonly format: Format;
  /** The text, as `SavedCopy.text` has it: pages set apart by form feeds, menus and footers last below their mark. */
  readonly text: string;
  /** How many pages the text has, or null when it has none. */
  readonly pages: number | null;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly date: string | null;
  readonly doi: string | null;
  /** The address that the file names as its own. */
  readonly canonical: string | null;
  /** Why nothing can be checked against the text, in plain words; null when it can. */
  readonly problem: string | null;
}

export type Format = 'html' | 'mhtml' | 'pdf' | 'docx' | 'epub' | 'text' | 'markdown' | 'subtitles';

/** What is known of the bytes from outside. */
export interface Origin {
  /** File name or path of the address: its ending helps where the bytes do not say what they are. */
  readonly name: string;
  /** The `Content-Type` of an answer, as sent, or null. */
  readonly contentType: string | null;
}

/** A file that holds nothing that can be read; the message is a plain sentence that goes after its name. */
export class UnreadableError extends Error {
  // What takes files apart is a program file of its own, with a class of its own: the name tells, not the class.
  override readonly name = 'UnreadableError';
}
export const isUnreadable = (error: unknown): error is UnreadableError =>
  error instanceof Error && error.name === 'UnreadableError';

/** Larger files are not read: the longest books are a tenth of this. In bytes. */
export const LARGEST_FILE = 64 * 1024 * 1024;
/** Longer texts are cut, in UTF-16 units: some two million words. */
export const LONGEST_TEXT = 12_000_000;

export const nothingKnown: Omit<Extracted, 'format' | 'text'> = {
  pages: null,
  title: null,
  outlet: null,
  author: null,
  date: null,
  doi: null,
  canonical: null,
  problem: null,
};

/** The value without blanks around and inside doubled; null when nothing is left. */
export function tidy(value: string | null | undefined): string | null {
  const text = value?.replace(/[\s\u00a0\u200b\ufeff]+/g, ' ').trim();
  return text ? text : null;
}
