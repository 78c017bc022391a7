import type { Draft, Source } from '../draft/model.ts';
import { copiedLabel, entryWords } from './entryText.ts';

/** Entries as plain text, one a line: label and words, without markup. */
export function plainText(draft: Draft, sources: readonly Source[]): string {
  return sources.map((source) => `${copiedLabel(source)} ${entryWords(draft, source)}`.trim()).join('\n');
}
