import type { Citation, Draft, Source } from '../../draft/model.ts';
import { whatIsBefore } from '../../draft/styles/mark.ts';
import { canBeRaised } from '../../draft/styles/superscript.ts';
import { type WrittenStyle, writers } from '../../draft/styles/write.ts';
import type { TextEdit } from '../fix.ts';
import { sourceName, writtenLabel } from '../labels.ts';
import { change, type Plan, refusal, satisfied } from '../plan.ts';
import { isForeign, obstacle, staysAsEntry } from './entries.ts';
import { newLabels } from './labels.ts';
import { gatherMarks, type Mark } from './marks.ts';
import { conversionNotes, shownOnce } from './notes.ts';
import { placeEntries } from './place.ts';
import { readsTheSame } from './verify.ts';

/** What a style is called in sentences. */
export const styleNames: Readonly<Record<WrittenStyle, string>> = {
  bracket: 'numbers in brackets',
  footnote: 'footnotes',
  'link-definition': 'link definitions',
  superscript: 'raised numbers',
  pandoc: 'pandoc keys',
};

/**
 * Writes all citations and entries of a draft in another style, as one edit. Refused where a citation would come to
 * name another source: two entries with one label, a mark that names something missing beside something that is there,
 * an entry that the style cannot hold. What else the style cannot hold is said in the notes.
 * @param only the sources to convert, when not all
 */
export function convertStyle(
  draft: Draft,
  target: WrittenStyle,
  only: (source: Source) => boolean = () => true,
  title = `Write the citations as ${styleNames[target]}`,
): Plan {
  const name = styleNames[target];
  if (draft.format === 'plaintext' && (target === 'link-definition' || target === 'pandoc')) {
    return refusal(`Plain text knows no ${name}: they only mean something in markdown.`);
  }
  const raised = new Set(target === 'bracket' ? draft.citations.filter(isOtherwise).flatMap(sourcesOf) : []);
  const foreign = draft.sources.filter((source) => (isForeign(source, target) || raised.has(source)) && only(source));
  if (foreign.length === 0) {
    if (draft.sources.some(({ label }) => label !== null))
      return satisfied(`The draft is written with ${name} already.`);
    return refusal('The draft has no source list with labels, so there is nothing to convert.');
  }
  const twice = duplicate(foreign);
  if (twice) {
    return refusal(
      `${twice.map((source) => `“${sourceName(source) || 'an empty entry'}”`).join(' and ')} are both labelled ${writtenLabel(twice[0])}, so it is not certain which one a citation means. Give one of them another label first.`,
    );
  }
  const kept = new Map<Source, string>();
  for (const source of foreign) {
    const why = obstacle(draft, source, target);
    if (!why) continue;
    if (source.form === 'row' || source.form === 'heading') {
      return refusal(
        `“${sourceName(source)}” ${why}, and ${name} need entries in lines. Write the sources as a list first.`,
      );
    }
    kept.set(source, why);
  }
  const rewritten = foreign.filter((source) => !kept.has(source));
  if (rewritten.length === 0)
    return refusal(`None of the entries can be written as ${name}: each ${[...kept.values()][0]}.`);
  const changes = new Set(rewritten);
  const { marks, missing, mixed } = gatherMarks(draft, target, (source) => changes.has(source));
  if (mixed.length > 0) {
    const { start, end } = mixed[0]!;
    return refusal(
      `${draft.text.slice(start, end)} in line ${draft.text.lineNumberAt(start) + 1} names an entry that is missing beside one that is there. Mend it first.`,
    );
  }
  const labels = newLabels(draft, rewritten, target);
  const edits: TextEdit[] = [];
  for (const mark of marks) {
    const names = mark.items.map(
      ({ source }) => labels.get(source) ?? (target === 'link-definition' ? source.label : null),
    );
    if (names.includes(null)) {
      return refusal(
        `${draft.text.slice(mark.start, mark.end)} in line ${draft.text.lineNumberAt(mark.start) + 1} names an entry that cannot be written as ${name} beside one that can. Split the mark first.`,
      );
    }
    const edit = writeMark(draft, mark, names as string[], target);
    if (draft.text.slice(edit.start, edit.end) !== edit.newText) edits.push(edit);
  }
  const inList = new Map([...labels].filter(([source]) => !staysAsEntry(source, target)));
  const placed = placeEntries(draft, inList, target, edits);
  if (!placed)
    return refusal('The draft ends inside code, HTML or a comment, where no list can be added. Close it first.');
  const inMoved = ({ start, end }: TextEdit) => placed.moved.some((one) => one.start <= start && end <= one.end);
  const outside = placed.moved.length > 0 ? edits.filter((edit) => !inMoved(edit)) : edits;
  const all = inOrder([...outside, ...placed.edits]);
  if (!all || !readsTheSame(draft, all, target, inList)) {
    const open = missing.length > 0 ? ` Give ${shownOnce(draft, missing)} an entry first.` : '';
    return refusal(`Written with ${name}, this draft would not read as it does now, so nothing was changed.${open}`);
  }
  const notes = conversionNotes({ draft, target, marks, missing, labels, kept, ...placed });
  return change(title, all, { notes });
}

const isOtherwise = ({ style }: Citation): boolean =>
  style === 'superscript' || style === 'digit' || style === 'pandoc';
const sourcesOf = ({ labels }: Citation): Source[] => labels.flatMap(({ source }) => (source ? [source] : []));

/** Two entries with one label. */
function duplicate(sources: readonly Source[]): readonly [Source, Source] | null {
  const seen = new Map<string, Source>();
  for (const source of sources) {
    const everywhere = source.form === 'footnote' || source.form === 'definition' || source.form === 'pandoc';
    const key = `${everywhere ? source.form : source.list.start} ${source.number ?? source.label!.toLowerCase()}`;
    const other = seen.get(key);
    if (other) return [other, source];
    seen.set(key, source);
  }
  return null;
}

const GLUES = /[\p{L}\p{M}.,;!?…%”"’'»›*_。，）」』]$/u;
const TIGHT_BEHIND =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]$|(?:^|[\s([{“„«‘|>¹²³⁰⁴-⁹\]])$|[.,;:!?…。，；：！？、]["”’»›*_]*$/u;

/** Writes a mark in the style, with blanks as the style has them. */
export function writeMark(draft: Draft, mark: Mark, labels: readonly string[], target: WrittenStyle): TextEdit {
  const writer = writers[target];
  const items = mark.items.map(({ locator }, index) => ({ label: labels[index]!, locator }));
  const worded = target !== 'pandoc' && mark.items.some(({ prefix }) => prefix !== '');
  // Raised numbers stand at the word in front of them.
  const gap = target === 'superscript' ? '' : ' ';
  let newText = worded
    ? items.map((item, index) => `${mark.items[index]!.prefix}${gap}${writer.mark([item])}`.trim()).join(', ')
    : target === 'pandoc' && mark.items.some(({ prefix }) => prefix !== '')
      ? `[${items.map((item, index) => `${mark.items[index]!.prefix} ${writer.mark([item]).slice(1, -1)}`.trim()).join('; ')}]`
      : writer.mark(items);
  let { start } = mark;
  const { end } = mark;
  const line = draft.text.line(draft.text.lineNumberAt(start));
  const before = line.text.slice(0, start - line.start);
  if (mark.words) {
    const words = draft.text.slice(mark.words.start, mark.words.end);
    newText = `${words}${target === 'superscript' && canBeRaised(words) ? '' : ' '}${newText}`;
  } else if (target === 'superscript' && !(worded && mark.items[0]!.prefix !== '')) {
    const text = before.trimEnd();
    const blanks = before.length - text.length;
    if (GLUES.test(text) && canBeRaised(text) && blanks <= 1) start -= blanks;
    else if (blanks === 0 && text !== '' && !canBeRaised(text)) newText = ` ${newText}`;
  } else if (mark.style === 'superscript' || mark.style === 'digit') {
    if (!TIGHT_BEHIND.test(before)) newText = ` ${newText}`;
  } else if (target === 'bracket' && mark.style !== 'bracket' && whatIsBefore(before, before.length) === 'code') {
    // `k1[1]` would be an array's index.
    newText = ` ${newText}`;
  }
  return { start, end, newText };
}

/** The edits in order, or null where two overlap: a mark in an entry that is written anew as a whole. */
function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] | null {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  return sorted.every((edit, i) => i === 0 || edit.start >= sorted[i - 1]!.end) ? sorted : null;
}
