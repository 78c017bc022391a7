import type { Draft, Source } from '../draft/model.ts';
import { escapeMarkdown } from '../text/escapeMarkdown.ts';
import { copiedLabel, entryWords } from './entryText.ts';

const ADDRESS = /https?:\/\/[^\s<>"“”]*[^\s<>"“”.,;:!?)\]]/g;

/**
 * Entries as markdown that is read as a source list again. From a markdown draft they come as they are written; a row
 * of a table, a heading, an entry of a lump or of plain text comes as a paragraph, its words as data.
 */
export function markdown(draft: Draft, sources: readonly Source[]): string {
  const asWritten = draft.format === 'markdown' && sources.every(({ form }) => form !== 'row' && form !== 'heading');
  if (!asWritten) return sources.map((source) => paragraph(draft, source)).join('\n\n');
  const entries = sources.map(({ start, end }) => draft.text.slice(start, end).trimEnd());
  // Without a list mark two entries in a row would run together into one paragraph.
  const listed = sources.every(({ mark, form }) => mark !== null || form === 'footnote' || form === 'definition');
  return entries.join(listed ? draft.text.newline : draft.text.newline.repeat(2));
}

function paragraph(draft: Draft, source: Source): string {
  const words = entryWords(draft, source);
  let out = '';
  let at = 0;
  for (const { 0: url, index } of words.matchAll(ADDRESS)) {
    out += `${escapeMarkdown(words.slice(at, index))}<${url}>`;
    at = index + url.length;
  }
  return `${copiedLabel(source)} ${out}${escapeMarkdown(words.slice(at))}`.trim();
}
