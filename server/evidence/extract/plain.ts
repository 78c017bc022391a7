import { decode } from './decode.ts';
import { type Extracted, LONGEST_TEXT, nothingKnown, type Origin } from './extracted.ts';
import { charsetOf } from './html.ts';

/** A plain text as it stands; form feeds in it part pages, as old documents have them. */
export function extractPlain(bytes: Uint8Array, { contentType }: Origin): Extracted {
  const raw = decode(bytes, charsetOf(contentType)).slice(0, LONGEST_TEXT);
  const text = raw
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/^\n+|\s+$/g, '');
  const paged = text.split('\f');
  const problem = text.trim() === '' ? 'This copy holds no text: the file is empty.' : null;
  return { ...nothingKnown, format: 'text', text, pages: paged.length > 1 ? paged.length : null, problem };
}
