import type MarkdownIt from 'markdown-it';
import { l10n } from 'vscode';
import type { Draft } from '../../server/draft/model.ts';
import { citationLinks } from './plugin.ts';

/** Adds the links of citations to the markdown-it of VS Code's preview. */
export const extendMarkdownIt = (md: MarkdownIt): MarkdownIt =>
  citationLinks(md, readMarkdown, {
    undefined: (label) => l10n.t('The source list has no entry {0}.', label),
    back: (label) => l10n.t('Back to where [{0}] is cited', label),
  });

let reader: { read(text: string): Draft } | null = null;

/** The reader of drafts is large and a preview is rarely open, so it is made ready with the first page. */
function readMarkdown(text: string): Draft {
  if (!reader) {
    // Not `import()`, which comes too late for the first page: rendering waits for nothing.
    const { PageReader } = require('./pageReader.ts') as typeof import('./pageReader.ts');
    reader = new PageReader();
  }
  return reader.read(text);
}
