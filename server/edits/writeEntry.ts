import type { Draft, Source } from '../draft/model.ts';
import { raised } from '../draft/styles/superscript.ts';
import { type Span, shift, span } from '../text/span.ts';
import { entryPattern } from './entryPattern.ts';

/** What a new entry shall say; without it the entry waits for the writer. */
export interface EntryContent {
  readonly text: string;
  readonly url: string | null;
}

/** The new entry written like its neighbour. Stops are relative to the text. */
export function writeLike(
  draft: Draft,
  like: Source,
  label: string,
  content: EntryContent | undefined,
): { text: string; stops: Span[] } | null {
  const { text } = draft;
  if (like.label === null || !like.labelSpan) return null;
  const shown = text.slice(like.labelSpan.start, like.labelSpan.end);
  // A bracket pads `[ 9]` to line up with `[10]`; the list's own numbers may hold their point.
  const isRaised = /^[⁰¹²³⁴-⁹]+$/.test(shown) && /^\d{1,3}$/.test(label);
  const labelText = isRaised ? raised(label) : shown.replace(like.label, () => label);
  if (labelText === shown && label !== like.label) return null;
  if (like.form === 'ordered' && !orderedShows(draft, like, label)) return null;
  if (like.labelSpan.start < like.body.start || like.details.empty) {
    const head = text.slice(like.start, like.labelSpan.start) + labelText;
    // An empty entry has lost the blank that will stand before its text.
    const behind = text.slice(like.labelSpan.end, like.details.empty ? like.labelMark?.end : like.body.start);
    // Entries that stand in columns keep them: a longer label takes of the blanks behind it.
    const aligned = /\s{2,}$/.test(behind) ? aligning(behind, labelText.length - shown.length) : behind;
    const lead = head + (like.details.empty ? `${behind.trimEnd()} ` : aligned);
    if (/[\r\n]/.test(lead)) return null;
    if (like.form === 'row') return rowLike(draft, like, lead, content);
    if ((like.form === 'superscript' && !isRaised) || like.form === 'none') return null;
    if (content) return { text: lead + content.text, stops: [] };
    if (like.form === 'definition') {
      return { text: `${lead}https://`, stops: [span(lead.length, lead.length + 'https://'.length)] };
    }
    return { text: lead, stops: [span(lead.length, lead.length)] };
  }
  const lead = text.slice(like.start, like.body.start);
  const tail = text.slice(like.body.end, like.labelSpan.start) + labelText + text.slice(like.labelSpan.end, like.end);
  if (/[\r\n]/.test(lead + tail)) return null;
  if (content) return { text: lead + content.text + tail, stops: [] };
  const pattern = entryPattern(draft, like);
  return { text: lead + pattern.text + tail, stops: pattern.stops.map((stop) => shift(stop, lead.length)) };
}

function aligning(behind: string, longer: number): string {
  const sign = behind.trimEnd();
  const blanks = behind.slice(sign.length);
  if (!/^ +$/.test(blanks)) return behind;
  return sign + ' '.repeat(Math.max(1, blanks.length - longer));
}

/** A table row with the label in its cell and the other cells empty. */
function rowLike(draft: Draft, like: Source, lead: string, content: EntryContent | undefined) {
  const rest = draft.text.slice(like.body.start, like.end);
  const bars = rest.match(/(?<!\\)\|/g)?.length ?? 0;
  const words = content?.text.replaceAll('|', '\\|') ?? '';
  const text = `${lead}${words}${' |'.repeat(bars)}`;
  return { text, stops: content ? [] : [span(lead.length, lead.length)] };
}

/** Whether the list item will show the label: the list counts by itself in markdown. */
function orderedShows(draft: Draft, like: Source, label: string): boolean {
  const written = /\d+/.exec(draft.text.slice(like.mark?.start ?? like.start, like.mark?.end ?? like.end))?.[0];
  return written === like.label && label !== '';
}
