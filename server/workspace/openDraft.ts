import type { Draft, DraftFormat } from '../draft/model.ts';
import { DraftReader } from '../draft/parse.ts';
import { DraftText } from '../text/draftText.ts';
import { type PlainLetter, plainLetter } from './plainLetter.ts';
import { documentKey } from './uri.ts';

/** A plain letter with the version of the text before it. */
interface TypedLetter extends PlainLetter {
  readonly version: number;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly insert: string;
}

/** A draft that is open in the editor: its text at one version, and what was read in it. */
export class OpenDraft {
  /** The very string that the client used; answers go out under it. */
  readonly uri: string;
  readonly key: string;
  readonly languageId: string;
  readonly format: DraftFormat;
  #version: number;
  #text: DraftText;
  #reader: DraftReader | null = null;
  /** What the reader has not been told yet: nobody has asked since. */
  #unread: Edit[] = [];
  #edited = false;
  /** Whether the present text is that of a version: not between the edits that make one. */
  #settled = true;
  #letter: TypedLetter | null = null;
  #language = 'auto';

  constructor(uri: string, languageId: string, format: DraftFormat, version: number, text: string) {
    this.uri = uri;
    this.key = documentKey(uri);
    this.languageId = languageId;
    this.format = format;
    this.#version = version;
    this.#text = DraftText.of(text);
  }

  get version(): number {
    return this.#version;
  }

  /** Whether it is another text than the one that was opened. */
  get wasEdited(): boolean {
    return this.#edited;
  }

  get text(): DraftText {
    return this.#text;
  }

  /** What the present text says. Read when first asked for after a change, then kept. */
  get draft(): Draft {
    this.#letter = null;
    this.#catchUp();
    const options = this.#language === 'auto' ? {} : { language: this.#language };
    this.#reader ??= new DraftReader(this.#text, this.format, options);
    return this.#reader.draft;
  }

  /** The last of the plain letters that are all that was typed since the draft was last read, or null. */
  get letter(): TypedLetter | null {
    return this.#letter;
  }

  /** The language whose words are looked for: an ISO 639-1 code, or `auto` to find it from the text. */
  set language(language: string) {
    if (language === this.#language) return;
    this.#language = language;
    this.#forget();
  }

  /** Replaces the units from `start` to `end` (offsets into the present text). */
  edit(start: number, end: number, insert: string): void {
    const read = this.#reader?.lastDraft;
    // Letters at several cursors come as one version: what was found in the one before would have moved by all of them.
    const known = this.#settled && (this.#unread.length === 0 || this.#letter !== null);
    const letter = read && known ? plainLetter(this.#text, read, this.#letter, { start, end, insert }) : null;
    this.#letter = letter && { ...letter, version: this.#version };
    this.#edited = true;
    this.#settled = false;
    this.#text = this.#text.replace(start, end, insert);
    if (this.#reader) this.#unread.push({ start, end, insert });
  }

  /** Says which version the edits since the last call made. */
  settle(version: number): void {
    this.#version = version;
    this.#settled = true;
  }

  #catchUp(): void {
    const edits = this.#unread;
    this.#unread = [];
    try {
      for (const { start, end, insert } of edits) this.#reader?.edit(start, end, insert);
    } catch (error) {
      // A reader that has lost the thread must not answer for this text: the next question reads it anew.
      this.#forget();
      throw error;
    }
  }

  #forget(): void {
    this.#reader = null;
    this.#unread = [];
    this.#letter = null;
  }
}
