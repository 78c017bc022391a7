import type { Draft, Source } from '../draft/model.ts';
import { span } from '../text/span.ts';
import type { TextEdit } from './fix.ts';
import { ADDRESS } from './placeholders.ts';

/**
 * Makes room for the address that an entry lacks, the cursor where it goes: in place of the lost word “Link”, otherwise
 * at the end of the entry, as the other entries of the list write theirs.
 */
export function addLink(draft: Draft, source: Source): TextEdit[] {
  const { details, form } = source;
  if (details.links.length > 0) return [];
  const habit = linkHabit(draft, source);
  if (details.lostLink) {
    const start = source.start + details.lostLink.start;
    const end = source.start + details.lostLink.end;
    const word = draft.text.slice(start, end);
    if (draft.format === 'markdown' && habit.style !== 'bare') {
      const newText = `[${word.replace(/^\[|\]$/g, '')}](${ADDRESS})`;
      const at = newText.length - 1 - ADDRESS.length;
      return [{ start, end, newText, stops: [span(at, at + ADDRESS.length)] }];
    }
    return [{ start, end, newText: ADDRESS, stops: [span(0, ADDRESS.length)] }];
  }
  if (form === 'row') return [];
  const body = draft.text.slice(source.body.start, source.body.end).trimEnd();
  const at = source.body.start + body.length;
  if (details.empty) {
    const mark = source.labelMark ?? source.labelSpan;
    if (!mark || form === 'end') return [];
    const blank = /\s$/.test(draft.text.slice(mark.start, at)) && at > mark.end ? '' : ' ';
    const place = Math.max(at, mark.end);
    return [
      {
        start: place,
        end: place,
        newText: blank + ADDRESS,
        stops: [span(blank.length, blank.length + ADDRESS.length)],
      },
    ];
  }
  const stop = /[.!?。…”"»]$/.test(body);
  const joint = habit.joint === null || (stop && /^[.,;]/.test(habit.joint)) ? (stop ? ' ' : ', ') : habit.joint;
  return [{ start: at, end: at, newText: joint + ADDRESS, stops: [span(joint.length, joint.length + ADDRESS.length)] }];
}

/** How the other entries of the list set their addresses: as markdown links or bare, and what stands in front. */
function linkHabit(draft: Draft, source: Source): { style: 'bare' | 'markdown' | null; joint: string | null } {
  let bare = 0;
  let marked = 0;
  let joint: string | null = null;
  for (const other of source.list.sources) {
    const link = other.details.links[0];
    if (!link || other === source) continue;
    const start = other.start + link.start;
    const before = draft.text.slice(Math.max(other.body.start, start - 8), start);
    if (before.endsWith('](') || before.endsWith('<')) marked++;
    else {
      bare++;
      joint ??= /[\p{L}\p{N}”"»)]([,.;:]? )$/u.exec(before)?.[1] ?? null;
    }
    if (bare + marked > 20) break;
  }
  return { style: bare > marked ? 'bare' : marked > 0 ? 'markdown' : null, joint };
}
