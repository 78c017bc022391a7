import type { Draft } from '../../server/draft/model.ts';
import { DraftReader } from '../../server/draft/parse.ts';
import { DraftText } from '../../server/text/draftText.ts';

/**
 * Reads the text of a page. While a draft is written its page is made again and again, so the last one is kept: of a
 * text that differs in one stretch only that is read.
 */
export class PageReader {
  #reader: DraftReader | null = null;
  #text = '';

  read(text: string): Draft {
    const { start, end, insert } = difference(this.#text, text);
    if (!this.#reader || insert.length * 2 > text.length) {
      this.#reader = new DraftReader(DraftText.of(text), 'markdown');
    } else if (start < end || insert !== '') this.#reader.edit(start, end, insert);
    this.#text = text;
    return this.#reader.draft;
  }
}

/** The one stretch of the old text (offsets) that has to be replaced to get the new one. */
function difference(old: string, text: string): { start: number; end: number; insert: string } {
  const shorter = Math.min(old.length, text.length);
  let start = 0;
  while (start < shorter && old.charCodeAt(start) === text.charCodeAt(start)) start++;
  let same = 0;
  while (same < shorter - start && old.charCodeAt(old.length - 1 - same) === text.charCodeAt(text.length - 1 - same)) {
    same++;
  }
  return { start, end: old.length - same, insert: text.slice(start, text.length - same) };
}
