import { lexiconOf } from '../draft/lexicon/index.ts';
import type { Block, Draft } from '../draft/model.ts';
import { bracketWriter } from '../draft/styles/bracket.ts';
import { footnoteWriter } from '../draft/styles/footnote.ts';
import { span } from '../text/span.ts';
import type { TextEdit } from './fix.ts';

/**
 * Writes a source list with an entry for each label at the end of a draft that has none, under a heading in the draft's
 * own style. Markdown's footnotes need no heading: they are set at the foot by themselves. `contents` holds what entries
 * say already, by label; the others wait for the writer. `lead` writes what stands in front of an entry's text. No edit where the draft ends in code, a comment or HTML: the
 * list would become part of it.
 */
export function createList(
  draft: Draft,
  labels: readonly string[],
  footnotes: boolean,
  contents: ReadonlyMap<string, string> = new Map(),
  lead: (label: string) => string = footnotes ? footnoteWriter.lead : bracketWriter.lead,
): TextEdit[] {
  const { text } = draft;
  const end = text.slice(Math.max(0, text.length - 10_000)).trimEnd();
  const at = Math.max(0, text.length - 10_000) + end.length;
  const last = draft.blocks.at(-1);
  if (labels.length === 0 || (last && swallows(draft, last))) return [];
  const newline = text.newline;
  const heading = footnotes && draft.format === 'markdown' ? '' : headingFor(draft);
  const gap = heading ? newline + (blankLines(draft) ? newline : '') : '';
  const between = footnotes || draft.format === 'plaintext' ? newline : newline + newline;
  let newText = `${newline}${blankLines(draft) || footnotes ? newline : ''}${heading}${gap}`;
  const stops = [];
  for (const [i, label] of labels.entries()) {
    newText += `${i > 0 ? between : ''}${lead(label)}`;
    const content = contents.get(label);
    if (content === undefined) stops.push(span(newText.length, newText.length));
    else newText += content;
  }
  return [{ start: at, end: at, newText, stops }];
}

/** Whether text behind the block would be read as part of it. */
function swallows(draft: Draft, last: Block): boolean {
  const written = draft.text.slice(last.start, last.end).trimEnd();
  if (last.kind === 'code') {
    const fence = /^\s*(`{3,}|~{3,})/.exec(written)?.[1];
    return fence !== undefined && !new RegExp(`[\\r\\n]\\s*${fence[0]}{${fence.length},}$`).test(written);
  }
  if (last.kind === 'comment') return !written.endsWith('-->');
  // Of the HTML blocks those that only their own end tag closes go on over blank lines.
  return last.kind === 'html' && /^\s*<(?:script|pre|style|textarea)\b/i.test(written) && !/<\/\w+>\s*$/.test(written);
}

/** Whether the draft parts its blocks by blank lines; markdown always does here. */
function blankLines(draft: Draft): boolean {
  if (draft.format === 'markdown') return true;
  const { text } = draft;
  const lines = Math.min(text.lineCount, 400);
  let last = lines - 1;
  while (last > 0 && text.line(last).text.trim() === '') last--;
  for (let i = 1; i < last; i++) {
    if (text.line(i).text.trim() === '') return true;
  }
  return last === 0;
}

/** `## References` on the level of the draft's sections, underlined where they are, a plain line in plain text. */
export function headingFor(draft: Draft): string {
  const name = lexiconOf(draft.language).list.headings[0] ?? 'references';
  const title = name.charAt(0).toLocaleUpperCase() + name.slice(1);
  const headings = draft.blocks.filter(
    (block) => block.kind === 'heading' && block.quoteDepth === 0 && block.level > 0,
  );
  const written = headings.map((block) => draft.text.slice(block.start, block.end));
  const marked = written.filter((heading) => heading.startsWith('#')).length;
  const underlined = written.filter((heading) => /[\r\n][ \t]*[=-]{2,}[ \t]*$/.test(heading));
  if (underlined.length > marked) {
    const sections = underlined.slice(underlined.length > 1 ? 1 : 0);
    const sign = sections[0]!.trimEnd().at(-1)!;
    return `${title}${draft.text.newline}${sign.repeat(Math.max(3, title.length))}`;
  }
  if (draft.format === 'plaintext' && marked === 0) return title;
  const level = sectionLevel(headings);
  return `${'#'.repeat(level)} ${title}`;
}

/** The topmost level that several headings share; one below a single title; 2 in a draft without headings. */
function sectionLevel(headings: readonly Block[]): number {
  const counts = new Map<number, number>();
  for (const heading of headings) counts.set(heading.level, (counts.get(heading.level) ?? 0) + 1);
  for (let level = 1; level <= 6; level++) {
    if ((counts.get(level) ?? 0) > 1) return level;
  }
  const levels = [...counts.keys()].sort((a, b) => a - b);
  return levels.length === 0 ? 2 : levels.length > 1 ? levels[1]! : Math.min(6, levels[0]! + 1);
}
