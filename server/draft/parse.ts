import { DraftText } from '../text/draftText.ts';
import type { Draft, DraftFormat } from './model.ts';

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
  constructor(text: DraftText, format: DraftFormat, options: ReadOptions = {}) {
    throw new Error(`not yet: ${text.length} ${format} ${options.language}`);
  }

  /** Replaces the units from `start` to `end` (UTF-16 offsets into the present text). */
  edit(_start: number, _end: number, _insert: string): void {}

  /** What the present text says; computed when first asked for after an edit. */
  get draft(): Draft {
    throw new Error('not yet');
  }
}
