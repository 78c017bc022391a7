import type { DraftText } from '../../text/draftText.ts';

// Front matter longer than this is no front matter.
const MOST_LINES = 500;

/**
 * Where the front matter of a markdown draft ends (offset behind the line break of its closing line), or 0 for none.
 * YAML between `---` lines (closed by `---` or `...`), TOML between `+++` lines, JSON between `;;;` lines.
 */
export function frontMatterEnd(text: DraftText): number {
  // Some editors hand out the byte order mark of a file.
  const fence = text
    .line(0)
    .text.replace(/^\ufeff/, '')
    .trimEnd();
  if (fence !== '---' && fence !== '+++' && fence !== ';;;') return 0;
  const last = Math.min(text.lineCount, MOST_LINES);
  for (let number = 1; number < last; number++) {
    const line = text.line(number);
    const content = line.text.trimEnd();
    // A rule, not front matter: a blank line right after the opening one.
    if (number === 1 && content === '') return 0;
    if (content === fence || (fence === '---' && content === '...')) {
      return number + 1 < text.lineCount ? text.line(number + 1).start : text.length;
    }
  }
  return 0;
}
