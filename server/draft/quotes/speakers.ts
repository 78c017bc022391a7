import { fold } from '../../text/phrases.ts';
import type { Span } from '../../text/span.ts';
import { plainText } from '../inline/mask.ts';
import type { ProseWords } from '../lexicon/prose.ts';
import { organisationWords } from '../lexicon/shared.ts';

/** A speaker's name; the span is relative to the block. */
export interface Name extends Span {
  readonly text: string;
}

const TOKEN = /[\p{L}\p{M}][\p{L}\p{M}'’.-]*|[^\s\u2060]/gu;

/** The name right before `end`, not beyond `start`: `Ada Quill` of “Mayor Ada Quill said”. */
export function nameBefore(masked: string, start: number, end: number, words: ProseWords): Name | null {
  return pick(masked, start, end, words, 'last');
}

/** The name right behind `start`: `Jess Hagen` of “says Jess Hagen of Cedar Mill”. */
export function nameAfter(masked: string, start: number, end: number, words: ProseWords): Name | null {
  return pick(masked, start, end, words, 'first');
}

/** `” – Ada Quill, Mayor [2]`: a dash behind the quotation, and a name. */
export function nameOfDash(masked: string, after: Span, words: ProseWords): Name | null {
  const text = masked.slice(after.start, after.end);
  const dash = /^[\s\u2060]*(?:[–—―]|--?)[\s\u2060]*(?=[\p{Lu}\p{Lo}])/u.exec(text);
  if (!dash) return null;
  const start = after.start + dash[0].length;
  const stop = /[,.;:([\n]|\s[–—-]\s/u.exec(masked.slice(start, after.end));
  const end = stop ? start + stop.index : after.end;
  const name = plainText(masked.slice(start, end));
  if (name === '' || name.split(' ').length > 8 || words.pronouns.has(fold(name))) return null;
  return { start, end: start + masked.slice(start, end).trimEnd().length, text: name };
}

/** The first or last run of capitalised words. Scripts without capitals give no name. */
function pick(masked: string, start: number, end: number, words: ProseWords, which: 'first' | 'last'): Name | null {
  interface Run {
    start: number;
    end: number;
    words: string[];
    opensSentence: boolean;
  }
  const runs: Run[] = [];
  let open: Run | null = null;
  let sentenceStart = which === 'last';
  for (const token of masked.slice(start, end).matchAll(TOKEN)) {
    const text = token[0];
    const at = start + token.index;
    const folded = fold(text.replace(/[.']s?$/, ''));
    const capital = /^\p{Lu}/u.test(text) && !words.pronouns.has(folded);
    const particle = words.particles.has(folded);
    if (capital && !(sentenceStart && words.personTitles.has(folded))) {
      open ??= { start: at, end: at, words: [], opensSentence: sentenceStart };
      open.end = at + text.length;
      open.words.push(text);
    } else if (
      !(open?.words.length === 1 && (particle || (words.beforePlaces.has(folded) && isBody(open.words[0]!))))
    ) {
      if (open) runs.push(open);
      open = null;
    }
    sentenceStart = which === 'last' && (/^[.!?]$/.test(text) || (sentenceStart && !/[\p{L}\p{N}]/u.test(text)));
  }
  if (open) runs.push(open);
  for (const run of runs) if (run.opensSentence) dropOpeners(masked, run, words);
  // A single capital word that opens its sentence is a name only next to the verb or with a possessive.
  const names = runs.filter(
    (run) =>
      run.words.length > 0 &&
      !(which === 'last' && hasOtherSubject(masked.slice(run.end, end), words)) &&
      !(which === 'last' && isPlace(masked, start, run.start, words)) &&
      !isRole(run, words) &&
      (run.words.length > 1 ||
        !run.opensSentence ||
        /['’]s$/.test(run.words[0]!) ||
        (which === 'last' && !/[\p{L}\p{N}]/u.test(masked.slice(run.end, end)))),
  );
  const run = which === 'first' ? names[0] : names.at(-1);
  return run ? trimName(masked, run, words) : null;
}

/** “As Ada Quill”, “When Ada Quill”: the first word has its capital for its place. */
function dropOpeners(
  masked: string,
  run: { start: number; readonly end: number; readonly words: string[] },
  words: ProseWords,
): void {
  while (run.words.length > 0 && words.openers.has(fold(run.words[0]!))) {
    const rest = masked.slice(run.start + run.words.shift()!.length, run.end);
    run.start = run.end - rest.replace(/^[\s\u2060]+/, '').length;
  }
}

/** “In Quarry Lane, the neighbours say”: behind the comma stands who says it. */
function hasOtherSubject(between: string, words: ProseWords): boolean {
  const comma = between.lastIndexOf(',');
  if (comma < 0) return false;
  const rest = fold(between.slice(comma + 1)).match(/[\p{L}\p{M}'’]+/gu) ?? [];
  return rest.length > 1 && (words.definite.has(rest[0]!) || words.personTitles.has(rest[0]!));
}

/** “Federation” of “the Federation of Bakers”. */
const isBody = (word: string): boolean => organisationWords().has(fold(word));

/** “Ihre Kollegin”: where nouns have capitals, a pronoun and a noun are nobody's name. */
const isRole = (run: { readonly words: readonly string[] }, words: ProseWords): boolean =>
  run.words.length === 2 && words.definite.has(fold(run.words[0]!));

/** Whether the name that begins at `at` says where somebody is: “a colleague in Denver”, “the mayor of New York”. */
function isPlace(masked: string, start: number, at: number, words: ProseWords): boolean {
  const before =
    fold(masked.slice(start, at))
      .match(/[\p{L}\p{M}'’]+/gu)
      ?.slice(-2) ?? [];
  // An article may stand between: “at the Harbor Authority”.
  const word = before.length === 2 && words.personTitles.has(before[1]!) ? before[0] : before.at(-1);
  return word !== undefined && words.beforePlaces.has(word);
}

/** Titles in front (“Mayor”) and a possessive at the end are no part of the name. */
function trimName(masked: string, run: { start: number; end: number }, words: ProseWords): Name | null {
  let { start, end } = run;
  for (;;) {
    const rest = masked.slice(start, end);
    const hit = words.personTitles.at(fold(rest), 0);
    if (!hit || hit.end >= rest.length) break;
    start += hit.end + /^[\s\u2060.]*/.exec(rest.slice(hit.end))![0].length;
  }
  const text = masked.slice(start, end).replace(/[’']s?$|[.,]$/, '');
  end = start + text.length;
  const name = plainText(text);
  return !/^\p{Lu}/u.test(name) || words.personTitles.has(name) ? null : { start, end, text: name };
}
