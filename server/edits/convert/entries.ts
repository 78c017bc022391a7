import type { Draft, Source } from '../../draft/model.ts';
import { readTarget, writeTarget, writeTitle } from '../../draft/styles/linkDefinition.ts';
import { type WrittenStyle, writers } from '../../draft/styles/write.ts';
import type { TextEdit } from '../fix.ts';
import { applyEdits } from '../plan.ts';

/** Forms that a list with numbers may have beside `[1] text`: their marks need no other entries. */
const NUMBERED: ReadonlySet<Source['form']> = new Set(['bracket', 'ordered', 'row', 'heading', 'end', 'directive']);

/** Whether the entry has to be written anew so that marks of the style can name it. */
export function isForeign(source: Source, target: WrittenStyle): boolean {
  const { form, label } = source;
  if (label === null || form === 'none') return false;
  // `[Source]` in a list of numbers is an entry still without one.
  const waits = source.number === null && source.useCount === 0 && NUMBERED.has(form);
  if (waits && source.list.sources.some(({ number }) => number !== null)) return false;
  // `[name]: address` serves the links `[words][name]`, which are no citations.
  if (form === 'definition' && source.number === null) return false;
  if (target === 'bracket') return !NUMBERED.has(form);
  if (target === 'superscript') return form !== 'superscript';
  return form !== writers[target].form;
}

/** Whether only the marks change and the entry stays: `1. text` is how a list with raised numbers looks, too. */
export const staysAsEntry = ({ form, number }: Source, target: WrittenStyle): boolean =>
  NUMBERED.has(form) && number !== null && (target === 'bracket' || (target === 'superscript' && form !== 'bracket'));

/** Why the entry cannot be written in the style, as the end of a sentence; null when it can. */
export function obstacle(draft: Draft, source: Source, target: WrittenStyle): string | null {
  if (staysAsEntry(source, target)) return null;
  if (source.form === 'row') return 'stands in a table';
  if (source.form === 'heading') return 'stands under a heading of its own';
  const several = hasParagraphs(draft, source);
  if (several && target !== 'footnote') return 'has several paragraphs';
  if (several && source.form === 'ordered' && draft.format === 'plaintext') return 'has several paragraphs';
  if (target === 'link-definition' && addressIn(draft, source) === null) return 'has no address';
  // A title is plain words: a mark inside would name nothing.
  if (target === 'link-definition' && draft.citations.some(({ within }) => within === source)) return 'names another';
  return null;
}

const hasParagraphs = (draft: Draft, source: Source): boolean =>
  /\n[ \t>]*\r?\n|\r[ \t>]*\r(?!\n)/.test(draft.text.slice(source.start, source.end));

/** What the entry says, as text for an entry of another kind; with the edits that fall into it made. */
export function bodyOf(draft: Draft, source: Source, inside: readonly TextEdit[] = []): string {
  const { start, end } = source.body;
  const own = inside.filter((edit) => start <= edit.start && edit.end <= end);
  const moved = own.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
  const body = applyEdits(draft.text.slice(start, end), moved);
  if (source.form !== 'definition') return body;
  const { url, title } = readTarget(body);
  return title ? `${title} ${url}` : url;
}

/** The address of an entry and the words around it, or null for an entry without one. */
export function addressIn(draft: Draft, source: Source): { readonly url: string; readonly words: string } | null {
  const { details } = source;
  const { start, end } = source.body;
  if (source.form === 'definition') {
    const { url, title } = readTarget(draft.text.slice(start, end));
    return { url, words: title };
  }
  const link = details.links.find(({ url }) => url === details.url) ?? details.links[0];
  if (!link) return null;
  let from = source.start + link.start;
  let to = source.start + link.end;
  const written = draft.text.slice(from, to);
  const all = draft.text.slice(start, end);
  // A DOI is part of the words; its address is made of it.
  if (!/^(?:https?:\/\/|www\.)/i.test(written)) return { url: link.url, words: oneLine(source, all) };
  if (draft.text.slice(from - 1, from) === '<' && draft.text.slice(to, to + 1) === '>') [from, to] = [from - 1, to + 1];
  let before = draft.text.slice(start, from);
  let behind = draft.text.slice(to, end);
  // `[words](address)`: the words stay.
  const open = /\[([^[\]]*)\]\(\s*$/.exec(before);
  const close = /^[^)\n]*\)/.exec(behind);
  if (open && close) {
    before = before.slice(0, open.index) + open[1];
    behind = behind.slice(close[0].length);
  }
  return { url: link.url, words: oneLine(source, before + behind) };
}

/** As plain words in one line: without the marks of a list or a quote in front of its lines, and a row without its bars. */
export const oneLine = ({ form }: Source, words: string): string =>
  (form === 'row' ? words.replaceAll('|', ' ') : words)
    .replace(/[\r\n][ \t>]*(?:[-*+•](?=\s))?/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** What stands behind the label in the new style; with the edits that fall into the entry made. */
export function entryText(
  draft: Draft,
  source: Source,
  target: WrittenStyle,
  inside: readonly TextEdit[] = [],
): string {
  if (target !== 'link-definition') return indented(draft, source, bodyOf(draft, source, inside), target);
  const { url, words } = addressIn(draft, source)!;
  return writeTarget(url) + (words ? ` ${writeTitle(words)}` : '');
}

/** Further paragraphs of a note are indented by four columns (GitHub's footnotes, pandoc's manual). */
function indented(draft: Draft, source: Source, body: string, target: WrittenStyle): string {
  if (target !== 'footnote' || !hasParagraphs(draft, source)) return body;
  const [first, ...rest] = body.split(/\r\n|\n|\r/);
  const column = Math.min(...rest.filter((line) => line.trim() !== '').map((line) => /^ */.exec(line)![0].length));
  return [first, ...rest.map((line) => (line.trim() === '' ? '' : `    ${line.slice(column)}`))].join(
    draft.text.newline,
  );
}

/**
 * Writes the entry in the new style where it stands. What it says stays byte for byte, unless the new style keeps the
 * address in a place of its own.
 */
export function rewriteInPlace(draft: Draft, source: Source, label: string, target: WrittenStyle): TextEdit[] {
  const { body } = source;
  const own = draft.text.slice(body.start, body.end);
  const lead = writers[target].lead(label);
  const whole = (lead + entryText(draft, source, target)).trimEnd();
  if (target !== 'link-definition' && source.form !== 'definition' && whole === lead + own && own !== '') {
    return [
      { start: source.start, end: body.start, newText: lead },
      ...(body.end < source.end ? [{ start: body.end, end: source.end, newText: '' }] : []),
    ];
  }
  return [{ start: source.start, end: source.end, newText: whole }];
}
