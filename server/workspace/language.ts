import type { DraftFormat } from '../draft/model.ts';

/** Language ids (as editors name them) and what they are read as. */
const FORMATS: Readonly<Record<string, DraftFormat>> = {
  markdown: 'markdown',
  quarto: 'markdown',
  rmarkdown: 'markdown',
  rmd: 'markdown',
  mdx: 'markdown',
  'markdown.mdx': 'markdown',
  plaintext: 'plaintext',
  text: 'plaintext',
};

/** The endings of files that may be drafts, with the language id that editors give them. */
const ENDINGS: Readonly<Record<string, string>> = {
  md: 'markdown',
  markdown: 'markdown',
  qmd: 'quarto',
  rmd: 'rmarkdown',
  mdx: 'mdx',
  txt: 'plaintext',
};

export const DRAFT_ENDINGS: readonly string[] = Object.keys(ENDINGS);

/** Where drafts may live; documents of other schemes (a diff's left side, a notebook's cell) are left alone. */
const SCHEMES: ReadonlySet<string> = new Set(['file', 'untitled', 'vscode-vfs', 'vscode-remote']);

/** How a document of this language is read; null when it is no draft. */
export function formatOf(languageId: string): DraftFormat | null {
  return FORMATS[languageId.toLowerCase()] ?? null;
}

/** How a file is read by its ending; null when it is no draft. */
export function formatOfFile(uri: string): DraftFormat | null {
  return formatOf(ENDINGS[/\.(\w+)$/.exec(uri)?.[1]?.toLowerCase() ?? ''] ?? '');
}

/** Whether documents of this scheme are drafts. */
export function isDraftScheme(scheme: string): boolean {
  return SCHEMES.has(scheme);
}
