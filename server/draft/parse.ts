import { DraftText } from '../text/draftText.ts';
import type { BlockReader } from './blocks/block.ts';
import { MarkdownBlocks } from './blocks/markdown.ts';
import { PlainTextBlocks } from './blocks/plaintext.ts';
import { detectLanguage } from './lexicon/detect.ts';
import { lexiconOf } from './lexicon/index.ts';
import type { Draft, DraftFormat, Replacement } from './model.ts';
import { QuotedWordsIndex } from './tie/quotedWords.ts';
import { SourceReader } from './tie/sources.ts';
import { TiedDraft } from './tie/tiedDraft.ts';

export interface ReadOptions {
  /** ISO 639-1 code of the draft's language; found from the text when absent. */
  readonly language?: string;
}

/** Reads a draft from scratch. Any text gives a Draft; it never throws. */
export function readDraft(text: string | DraftText, format: DraftFormat, options: ReadOptions = {}): Draft {
  return new DraftReader(typeof text === 'string' ? DraftText.of(text) : text, format, options).draft;
}

/** Holds a draft under edit and reads again only what an edit touched. */
export class DraftReader {
  #text: DraftText;
  readonly #format: DraftFormat;
  readonly #blocks: BlockReader;
  readonly #sources: SourceReader;
  readonly #quoted = new QuotedWordsIndex();
  #options: ReadOptions;
  #draft: Draft | null = null;

  /** @param before a reader of the same text, from which this one takes over what was read */
  constructor(text: DraftText, format: DraftFormat, options: ReadOptions = {}, before?: DraftReader) {
    this.#text = text;
    this.#format = format;
    this.#options = options;
    this.#sources = before ? before.#sources.fork() : new SourceReader();
    if (before) this.#blocks = before.#blocks.fork();
    else this.#blocks = format === 'markdown' ? new MarkdownBlocks(text) : new PlainTextBlocks(text);
  }

  get text(): DraftText {
    return this.#text;
  }

  /** How many blocks were read, and not reused, so far: what an edit costs. */
  get blocksRead(): number {
    return this.#blocks.blocksRead;
  }

  /** Replaces the units from `start` to `end` (UTF-16 offsets into the present text). */
  edit(start: number, end: number, insert: string): void {
    this.#text = this.#text.replace(start, end, insert);
    this.#blocks.edit(start, end, insert.length, this.#text);
    this.#draft = null;
  }

  /** Sets another language (or none) from now on. */
  setLanguage(language: string | undefined): void {
    if (language === this.#options.language) return;
    this.#options = language === undefined ? {} : { language };
    this.#draft = null;
  }

  /** What the present text says, if that has been computed already. */
  get lastDraft(): Draft | null {
    return this.#draft;
  }

  /** What the present text says; computed when first asked for after an edit. */
  get draft(): Draft {
    this.#draft ??= this.#tie();
    return this.#draft;
  }

  /** Settles what depends on more than one block. */
  #tie(): Draft {
    const blocks = this.#blocks.blocks();
    const { language } = this.#options;
    const lexicon = () => lexiconOf(language ?? detectLanguage(blocks));
    const reread = (edits: readonly Replacement[]) => this.#reread(draft, edits);
    const draft = new TiedDraft(this.#text, this.#format, blocks, this.#sources, lexicon, this.#quoted, reread);
    return draft;
  }

  /** What a draft of this reader would say with the edits made; this reader stays as it is. */
  #reread(draft: Draft, edits: readonly Replacement[]): Draft {
    const isPresent = this.#draft === draft;
    const options = { language: draft.language };
    const reader = new DraftReader(draft.text, this.#format, options, isPresent ? this : undefined);
    for (const { start, end, newText } of edits.toReversed()) reader.edit(start, end, newText);
    return reader.draft;
  }
}
