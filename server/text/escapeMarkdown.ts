/** Control characters, and those that turn the direction of the text around them: neither belongs on a card. */
const UNSEEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Text of a draft on one line, without what cannot be seen, cut to at most `limit` UTF-16 units (`…` included). */
export function oneLine(text: string, limit: number): string {
  // Cut first: the text may be as long as the draft, and nothing after four times the limit is looked at.
  const flat = text
    .slice(0, limit * 4)
    .replace(UNSEEN, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (flat.length <= limit && text.length <= limit * 4) return flat;
  const cut = flat.slice(0, Math.max(0, limit - 1)).replace(/[\ud800-\udbff]$/, '');
  return `${cut.trimEnd()}…`;
}

/**
 * Text of a draft, as data, inside a paragraph of markdown: nothing in it makes a link, an image, HTML, emphasis, code,
 * an icon or a block. Only what markdown (CommonMark and GFM) gives a meaning is escaped, since some editors show the
 * backslashes. Line breaks must be gone (`oneLine`).
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>&~$|@]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`)
    .replace(/^(\s*)([#+=-])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2');
}
