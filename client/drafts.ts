import type { TextDocument } from 'vscode';
import { window } from 'vscode';

/** Where drafts are read: not in output panels, diffs of commits or notebooks. */
export const schemes = ['file', 'untitled', 'vscode-vfs', 'vscode-remote'];
// The last three are markdown with something more, brought by other extensions.
export const languages = ['markdown', 'plaintext', 'quarto', 'rmarkdown', 'mdx'];

/** Whether the server reads the document. */
export const isDraft = (document: TextDocument): boolean =>
  schemes.includes(document.uri.scheme) && languages.includes(document.languageId);

/**
 * The draft that the writer is at: the active one; while an output or a preview has the focus, the one that was active
 * before, as long as it can be seen.
 */
export function draftAtHand(before: TextDocument | null): TextDocument | null {
  const active = window.activeTextEditor?.document;
  if (active && isDraft(active)) return active;
  if (active && schemes.includes(active.uri.scheme)) return null;
  return window.visibleTextEditors.some(({ document }) => document === before) ? before : null;
}
