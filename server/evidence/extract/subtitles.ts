import { decode } from './decode.ts';
import { type Extracted, nothingKnown, type Origin } from './extracted.ts';
import { charsetOf } from './html.ts';
import { LineWriter } from './lineWriter.ts';

const TIME = /^\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s+-->\s+/;

/**
 * A transcript from subtitles (SubRip, WebVTT): what is said, without numbers, times and marks. A line that stays on
 * the screen for a second caption is written once.
 */
export function extractSubtitles(bytes: Uint8Array, { contentType }: Origin): Extracted {
  const lines = decode(bytes, charsetOf(contentType)).split(/\r\n|\n|\r/);
  const out = new LineWriter();
  let speaking = false;
  let shown: readonly string[] = [];
  let caption: string[] = [];
  const close = () => {
    for (const line of caption) {
      if (shown.includes(line)) continue;
      out.write(line);
      // Sentences run over captions: a line ends where one does.
      if (/[.!?…。！？]["'”’»)]*$/.test(line)) out.break();
      else out.write(' ');
    }
    if (caption.length > 0) shown = caption;
    caption = [];
  };
  for (const line of lines) {
    if (TIME.test(line)) {
      close();
      speaking = true;
    } else if (line.trim() === '') {
      close();
      speaking = false;
    } else if (speaking) {
      const words = spoken(line);
      if (words !== '') caption.push(words);
    }
  }
  close();
  const { text } = out;
  const problem = text === '' ? 'This copy holds no text: no caption could be read in it.' : null;
  return { ...nothingKnown, format: 'subtitles', text, problem };
}

/** Without tags (`<i>`, `<v Ada Quill>`, `<00:01.000>`), `{\an8}` and entities. */
const spoken = (line: string): string =>
  line
    .replace(/<[^<>]{0,200}>|\{\\[^{}]{0,100}\}/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&(?:lrm|rlm);/g, '')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
