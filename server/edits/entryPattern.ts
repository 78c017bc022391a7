import type { Draft, Source } from '../draft/model.ts';
import { type Span, span } from '../text/span.ts';
import { ADDRESS, placeholdersOf } from './placeholders.ts';

/**
 * The pattern of an entry's body with words to write over: `Quay Times. “Mayor Refuses Merger.” Link` gives
 * `Outlet. “Title.” Link`. Where the entry holds more than its parts and punctuation there is no pattern and the body
 * is empty. Stops are relative to the text, in order of typing.
 */
export function entryPattern(draft: Draft, like: Source): { text: string; stops: Span[] } {
  const empty = { text: '', stops: [span(0, 0)] };
  const body = draft.text.slice(like.body.start, like.body.end);
  const { details } = like;
  const words = placeholdersOf(draft.language);
  const parts: { start: number; end: number; word: string }[] = [];
  const add = (written: string | null, word: string) => {
    if (written === null) return;
    const at = body.indexOf(written);
    if (at >= 0 && !parts.some((p) => p.start < at + written.length && at < p.end)) {
      parts.push({ start: at, end: at + written.length, word });
    }
  };
  // A title keeps its last stop: `“Title.”`.
  add(details.title?.replace(/[.。]$/, '') ?? null, words.title);
  add(details.outlet, words.outlet);
  add(details.url, ADDRESS);
  if (details.lostLink) {
    // The list's own word stays: it is reported for as long as no address has taken its place.
    const start = like.start + details.lostLink.start - like.body.start;
    const end = start + details.lostLink.end - details.lostLink.start;
    if (start >= 0 && end <= body.length) parts.push({ start, end, word: body.slice(start, end) });
  }
  parts.sort((a, b) => a.start - b.start);
  if (parts.length === 0) return empty;

  let text = '';
  let at = 0;
  const stops: Span[] = [];
  for (const part of [...parts, { start: body.length, end: body.length, word: '' }]) {
    const between = body.slice(at, part.start);
    if (/[\p{L}\p{N}\r\n]/u.test(between)) return empty;
    text += between;
    if (part.word) stops.push(span(text.length, text.length + part.word.length));
    text += part.word;
    at = part.end;
  }
  return { text, stops };
}
