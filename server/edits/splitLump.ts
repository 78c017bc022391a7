import type { Draft, Source } from '../draft/model.ts';
import { addEntry } from './addEntry.ts';
import type { TextEdit } from './fix.ts';
import { nextFreeNumber } from './labels.ts';
import { change, type Plan, refusal } from './plan.ts';
import { readAfter } from './readAfter.ts';
import { removeEntry } from './removeEntry.ts';

/**
 * Splits an entry that names several sources at once (“Other sources: A, B and C”) into entries of their own, under the
 * next free numbers where the list has numbers. The words in front of the colon go with it.
 */
export function splitLump(draft: Draft, source: Source): Plan {
  const names = namesIn(draft.text.slice(source.body.start, source.body.end), draft.language);
  if (names.length < 2) {
    return refusal('This entry does not name several sources, parted by commas or semicolons behind a colon.');
  }
  const { list } = source;
  const isNumbered = list.sources.some(({ number }) => number !== null);
  const edits = isNumbered ? numbered(draft, source, names) : bare(draft, source, names);
  const failed = refusal('Entries of their own cannot be written in the style of this list. Split the entry by hand.');
  if (edits.length === 0) return failed;
  const after = readAfter(draft, edits);
  if (after.sources.length !== draft.sources.length - 1 + names.length) return failed;
  return change(`Split this entry into ${names.length}`, edits, {
    notes: ['The new entries hold names only so far: titles, dates and addresses are yours to add.'],
  });
}

function numbered(draft: Draft, source: Source, names: readonly string[]): readonly TextEdit[] {
  const first = nextFreeNumber(draft, source.list);
  const written = names.map((text, i) => addEntry(draft, source.list, String(first + i), { text, url: null }));
  const at = written[0]?.[0]?.start;
  const removed = removeEntry(draft, source);
  if (removed.length === 0 || written.some((one) => one.length !== 1 || one[0]!.start !== at)) return [];
  const { start, end } = removed[0]!;
  const newText = written.map(([one]) => one!.newText).join('');
  if (at! > start && at! < end) return [];
  // What closes the draft goes with the blank lines above it; the line break at the end stays.
  const behind = draft.text.slice(source.end);
  if (behind.trim() === '' && draft.text.slice(Math.min(at!, start), start).trim() === '') {
    return [{ start: Math.min(at!, start), end: draft.text.length, newText: newText + behind }];
  }
  if (at === start) return [{ start, end, newText }];
  // Behind entries without a number the new ones stand where the lump stood.
  if (draft.sources.some((other) => at! < other.start && other.start < source.start)) {
    const first = draft.text.line(draft.text.lineNumberAt(source.start)).start;
    return [{ start: first, end: source.end, newText: newText.replace(/^[\r\n]+/, '') }];
  }
  return [
    { start: at!, end: at!, newText },
    { start, end, newText: '' },
  ].sort((a, b) => a.start - b.start);
}

/** The names on lines of their own, each with the mark of the entry. */
function bare(draft: Draft, source: Source, names: readonly string[]): readonly TextEdit[] {
  const line = draft.text.line(draft.text.lineNumberAt(source.start));
  const lead = draft.text.slice(line.start, source.body.start);
  // Without a list mark a blank line parts entries.
  const gap = source.mark ? draft.text.newline : draft.text.newline + draft.text.newline;
  return [{ start: source.body.start, end: source.body.end, newText: names.join(gap + lead) }];
}

/** What is named behind the colon: by semicolons where there are any, else by commas, with the language's “and”. */
function namesIn(body: string, language: string): string[] {
  // Markup may close behind the colon: `**Other sources:** A, B`.
  const colon = /:[*_]*\s+|：[*_]*\s*/.exec(body);
  if (!colon) return [];
  const text = body
    .slice(colon.index + colon[0].length)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[.。]$/, '');
  const parts = pieces(text, /[;；]/);
  if (parts.length > 1) return parts.map((part) => withoutAnd(part, language)).filter((part) => part !== '');
  const names = pieces(text, /[,，、،]/);
  const last = withoutAnd(names.at(-1)!, language);
  const joined = last === names.at(-1) ? splitAtAnd(last, language) : [last];
  return [...names.slice(0, -1), ...joined].filter((part) => part !== '');
}

/** The text at these signs, but not inside brackets, quotation marks or addresses. */
function pieces(text: string, sign: RegExp): string[] {
  const out: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    if (/[([“„«「『（]/.test(text[at]!)) depth++;
    else if (/[)\]”»」』）]/.test(text[at]!)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && sign.test(text[at]!) && parts(text, at)) {
      out.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  out.push(text.slice(from).trim());
  return out;
}

/** A comma inside a number (`1,500`) parts nothing; those of scripts without spaces need no blank. */
const parts = (text: string, at: number): boolean =>
  /[，、；]/.test(text[at]!) || /\s/.test(text.charAt(at + 1) || ' ');

/** The word that joins the last two of a list in the language, as Unicode's list patterns have it. */
function andOf(language: string): string {
  const parts = new Intl.ListFormat(language, { type: 'conjunction' }).formatToParts(['1', '2']);
  return parts.find(({ type }) => type === 'literal')?.value.trim() ?? '';
}

function withoutAnd(text: string, language: string): string {
  const and = andOf(language);
  return and && text.startsWith(`${and} `) ? text.slice(and.length + 1).trim() : text;
}

function splitAtAnd(text: string, language: string): string[] {
  const at = text.lastIndexOf(` ${andOf(language)} `);
  return at < 0 ? [text] : [text.slice(0, at).trim(), withoutAnd(text.slice(at + 1), language)];
}
