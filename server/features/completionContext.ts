import type { Block, Draft } from '../draft/model.ts';
import type { DraftText } from '../text/draftText.ts';

/** Where on its line a completion is asked for. Offsets into the draft. */
export interface AtCursor {
  readonly offset: number;
  readonly lineStart: number;
  readonly before: string;
  readonly after: string;
}

/** More of a line than this is not looked at on either side: paragraphs may be one line of any length. */
const LOOK = 2000;

export function atCursor(text: DraftText, offset: number): AtCursor {
  const line = text.line(text.lineNumberAt(offset));
  const from = Math.max(line.start, offset - LOOK);
  return {
    offset,
    lineStart: line.start,
    before: text.slice(from, offset),
    after: text.slice(offset, Math.min(line.end, offset + LOOK)),
  };
}

/** The block that holds the offset or ends there; null between blocks. */
export function blockAt(draft: Draft, offset: number): Block | null {
  const block = draft.block(draft.blockAt(offset));
  return block && offset <= block.end ? block : null;
}

/** Whether the writer is writing something that is no prose there: code, a link's target, front matter, a comment. */
export function isNoProse(draft: Draft, at: AtCursor): boolean {
  const kind = blockAt(draft, at.offset)?.kind;
  if (kind === 'code' || kind === 'front-matter' || kind === 'comment' || kind === 'html') return true;
  if (/<!--(?:(?!-->).)*$/.test(at.before)) return true;
  const word = /\S*$/.exec(at.before)![0];
  if (/[a-z][a-z0-9+.-]*:\/\//i.test(word) || /^www\./i.test(word)) return true;
  if (draft.format === 'plaintext') return false;
  return inCodeSpan(at.before) || /\]\([^()\s]*$/.test(at.before) || /<[a-z/][^<>]*$/i.test(at.before);
}

// Runs of backticks pair with the next run of the same length; one left open on the line is code being typed.
function inCodeSpan(before: string): boolean {
  let open = 0;
  for (const [run] of before.matchAll(/\\`|`+/g)) {
    if (run.startsWith('\\') && open === 0) continue;
    const length = run.startsWith('\\') ? 1 : run.length;
    if (open === 0) open = length;
    else if (open === length) open = 0;
  }
  return open > 0;
}
