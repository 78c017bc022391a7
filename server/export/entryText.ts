import type { Draft, Source } from '../draft/model.ts';

/** `[2]`, `[^a]`: the label in front of a copied entry; empty for an entry without one. */
export function copiedLabel(source: Source): string {
  if (source.label === null) return '';
  return source.form === 'footnote' ? `[^${source.label}]` : `[${source.label}]`;
}

/** What the entry says as plain words on one line, its address included. */
export function entryWords(draft: Draft, source: Source): string {
  const { body, details } = source;
  if (draft.format === 'plaintext') return oneLine(draft.text.slice(body.start, body.end));
  // Of a link only the words are left, and the stop behind it stands by itself.
  const words = oneLine(details.plain)
    .replace(/ +(?=[.,](?:\s|$))/g, '')
    .replace(/([.!?]["”»’]?)\.(?=\s|$)/g, '$1');
  const url = details.url ?? (details.doi ? `https://doi.org/${details.doi}` : null);
  return url === null || words.includes(url) ? words : `${words} ${url}`.trim();
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
