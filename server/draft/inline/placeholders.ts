import type { Span } from '../../text/span.ts';
import { placeholderWords, roundPlaceholderWords, sourceWords } from '../lexicon/shared.ts';

/** A mark that stands for a citation still to be made: relative to the block. */
export interface Placeholder extends Span {
  readonly name: string | null;
  /** `[Source]` may be the label of an entry: then it is a citation. */
  readonly label: string;
}

/** `[citation needed]`, `[TODO: cite]`, `[?]`, `[Source: Quay Times]`, and what is sure in round brackets, too. */
export function findPlaceholders(masked: string): Placeholder[] {
  const found = roundPlaceholders(masked);
  if (!masked.includes('[')) return found;
  for (const match of masked.matchAll(/\[([^[\]\n\uFFFC]{1,60})\](?![[(:])/g)) {
    const inner = match[1]!.replace(/\u2060/g, '').trim();
    const name = placeholderName(inner);
    if (name === undefined) continue;
    found.push({ start: match.index, end: match.index + match[0].length, name, label: inner.toLowerCase() });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** `(citation needed)`. */
function roundPlaceholders(masked: string): Placeholder[] {
  if (!/[(（]/.test(masked)) return [];
  const found: Placeholder[] = [];
  for (const match of masked.matchAll(/[(（]([^()[\]（）\n\uFFFC]{2,40})[)）](?!\u2060?\uFFFC|\])/g)) {
    const inner = match[1]!.replace(/\u2060/g, '').trim();
    if (!roundPlaceholderWords().has(inner)) continue;
    found.push({ start: match.index, end: match.index + match[0].length, name: null, label: '' });
  }
  return found;
}

/** The source that a placeholder names, null when it names none, undefined when the words are no placeholder. */
function placeholderName(inner: string): string | null | undefined {
  if (/^(?:\d{0,3}\?|\?{1,3}|(?:TK){1,3}|(?:tk){2,3}|XX+)$/.test(inner)) return null;
  if (placeholderWords().has(inner) || sourceWords().has(inner)) return null;
  // “citation needed: who said this”
  const lead = /^([^:：]{4,30}?)\s*[:：]/.exec(inner)?.[1];
  if (lead?.includes(' ') && placeholderWords().has(lead)) return null;
  const parts = /^(\p{L}+)(?:\s*[:：–-]\s*(\p{L}.*)|\s+\d{1,3})$/u.exec(inner);
  if (!parts || !sourceWords().has(parts[1]!)) return undefined;
  return parts[2] ?? null;
}
