import { fold, type Phrases } from '../../text/phrases.ts';
import type { Span } from '../../text/span.ts';
import { type BlockFacts, foldedOf, memoFor } from '../facts.ts';
import { spokenText } from '../inline/mask.ts';
import { sentenceAt, sentencesOf } from '../inline/sentences.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { type ProseWords, proseWords } from '../lexicon/prose.ts';
import type { QuotePair } from './pair.ts';
import { isSaying } from './sayings.ts';
import { type Name, nameAfter, nameBefore, nameOfDash } from './speakers.ts';

/** A pair of marks around words that somebody is given to have said; relative to the block. */
export interface FoundQuote extends Span {
  readonly inner: Span;
  readonly text: string;
  readonly words: number;
  /** Whether the draft says that somebody said it. */
  readonly attributed: boolean;
  /** Whether it goes on with the speech before it. */
  readonly goesOn: boolean;
  readonly speaker: Name | null;
  /** The sentences from the one that it begins in to the one that says who said it. */
  readonly sentence: Span;
}

/** Shorter than this without an attribution, quoted words are a term or irony. */
const LONG_WITHOUT_SPEAKER = 8;
/** How far from its marks the one who says it is looked for, in UTF-16 units. */
const REACH = 120;

/** The quotes of a block. Titles, terms and scare quotes are left out. */
export function quotesOf(facts: BlockFacts, lexicon: Lexicon): readonly FoundQuote[] {
  return memoFor(facts, 'quotes', lexicon, () => {
    if (facts.quotation.pairs.length === 0) return [];
    const context = { facts, words: proseWords(lexicon), folded: foldedOf(facts) };
    const found: FoundQuote[] = [];
    let previous: FoundQuote | null = null;
    for (const pair of facts.quotation.pairs) {
      if (pair.depth > 0 || pair.start < (found.at(-1)?.end ?? 0)) continue;
      previous = readQuote(pair, context, previous);
      // One word is no quotation, but what goes on behind it may be: “No,” she said. “…”
      if (previous && previous.words > 1) found.push(previous);
    }
    return found;
  });
}

/** What the block says of the quotation that it leaves open at `start`; null where that reads like no one's words. */
export function openQuoteOf(facts: BlockFacts, start: number, lexicon: Lexicon): FoundQuote | null {
  return memoFor(facts, 'openQuote', lexicon, () => {
    const context = { facts, words: proseWords(lexicon), folded: foldedOf(facts) };
    const open = facts.masked[start]!;
    const end = facts.masked.length;
    const pair = { start, end, inner: { start: start + 1, end }, open, close: '', depth: 0 };
    const previous = quotesOf(facts, lexicon).findLast((quote) => quote.end <= start) ?? null;
    return readQuote(pair, context, previous);
  });
}

interface Context {
  readonly facts: BlockFacts;
  readonly words: ProseWords;
  /** The masked text, folded. */
  readonly folded: string;
}

function readQuote(pair: QuotePair, context: Context, previous: FoundQuote | null): FoundQuote | null {
  const { facts, words } = context;
  const text = textOf(pair, facts);
  const count = countWords(text, words.lexicon);
  if (count === 0) return null;
  const own = readAttribution(pair, context, count);
  if (own === 'title') return null;
  const goesOn = previous !== null && own !== 'writer' && continues(pair, text, context, previous, own);
  // What the writer or somebody close said, nobody can look up: it is a quotation all the same when it is long.
  const attribution = goesOn ? previous : own === 'writer' ? null : own;
  const sentence = sentencesAround(pair, own !== 'writer' && own?.verb ? own.verb : pair.end - 1, context);
  if (!attribution && count < LONG_WITHOUT_SPEAKER) return null;
  if (!attribution && !isSentence(text)) {
    if (isTitleCase(text) || !(isCitedAlone(pair, sentence, facts) || isCitedPiece(pair, sentence, facts))) return null;
  }
  return {
    start: pair.start,
    end: pair.end,
    inner: pair.inner,
    text,
    words: count,
    attributed: attribution !== null,
    goesOn,
    speaker: attribution?.speaker ?? null,
    sentence,
  };
}

const textOf = ({ inner: { start, end } }: QuotePair, { masked, raw }: BlockFacts): string =>
  spokenText(masked.slice(start, end), raw.slice(start, end));

/** From the sentence that the pair begins in to the one that holds `last`. */
function sentencesAround(pair: QuotePair, last: number, { facts, words }: Context): Span {
  const sentences = sentencesOf(facts, words.lexicon);
  const start = sentenceAt(sentences, pair.start)?.start ?? 0;
  return { start, end: sentenceAt(sentences, Math.max(last, pair.end - 1))?.end ?? facts.masked.length };
}

/** Whether the sentence, but for an introduction, is the quotation and right behind it its citation: `“Nets tear” [1].` */
function isCitedAlone(pair: QuotePair, sentence: Span, { masked, marks }: BlockFacts): boolean {
  if (!/^[[\p{Lu}\p{Lo}¿¡…]/u.test(masked.slice(pair.inner.start, pair.inner.end).trimStart())) return false;
  // “One letter reads: “…” [2].”
  const before = masked.slice(sentence.start, pair.start);
  if (/[\p{L}\p{N}]/u.test(before) && !/[:：][\s\u2060]*$/.test(before)) return false;
  // “(footnote omitted)” is a remark on it.
  const remark = /^\s*\([^()[\]]{1,40}\)/.exec(masked.slice(pair.end, pair.end + 60))?.[0] ?? '';
  const end = pair.end + remark.length;
  let at = end;
  for (const mark of marks) {
    if (mark.start < at || mark.start >= sentence.end) continue;
    if (/[\p{L}\p{N}]/u.test(masked.slice(at, mark.start))) return false;
    at = mark.end;
  }
  return at > end && !/[\p{L}\p{N}]/u.test(masked.slice(at, sentence.end));
}

/**
 * Whether a quotation is a piece of a sentence and its citation stands behind it: `The report asks for “a wall …” [1].` One
 * that begins with a capital letter may be a title.
 */
const isCitedPiece = ({ end, inner }: QuotePair, sentence: Span, { masked, marks, raw }: BlockFacts): boolean =>
  /^[\s\u2060]*\p{Ll}/u.test(masked.slice(inner.start, inner.end)) &&
  marks.some(
    (mark) => mark.start >= end && mark.start < sentence.end && /[\d@^]/.test(raw.slice(mark.start, mark.end)),
  );

/** “The Glass Harbour of the North”: most of the longer words behind the first have capitals. */
function isTitleCase(text: string): boolean {
  const long = (text.match(/[\p{L}\p{M}]{4,}/gu) ?? []).slice(1);
  return long.filter((word) => /^\p{Lu}/u.test(word)).length * 2 > long.length;
}

/** How many words a quotation has; in a script without spaces every two characters count as one. */
export function countWords(text: string, lexicon: Lexicon): number {
  if (lexicon.spaced) return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.-]*/gu)?.length ?? 0;
  return Math.ceil((text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) / 2);
}

const isSentence = (text: string): boolean =>
  /^[[\p{Lu}\p{Lo}¿¡…]/u.test(text) && /[.!?…。！？,，\]]["'’”»›」』\s]*$/u.test(text);

/** Where the first sentence of `text` ends, -1 where it does not; points of abbreviations and initials end none. */
function stopIn(text: string, words: ProseWords): number {
  for (const { index, 0: sign } of text.matchAll(/[.!?;。！？](?=\s|$)/gu)) {
    const word = sign === '.' ? (/[\p{L}.]+$/u.exec(text.slice(0, index))?.[0] ?? '') : '';
    if (!/^\p{Lu}$|\.\p{Lu}$/u.test(word) && !words.abbreviations.has(fold(`${word}.`))) return index;
  }
  return -1;
}

/** `“Not so,” Quill said. “The bridge stays.”`: nothing but who said it parts the two halves of one speech. */
function continues(
  pair: QuotePair,
  text: string,
  { facts, folded, words }: Context,
  previous: FoundQuote,
  own: Attribution | null,
): boolean {
  const between = folded.slice(previous.end, pair.start);
  // “The sea,” she said, “and the sky.” The verb in between tells of both.
  const isSame = own === null || own.speaker?.text === previous.speaker?.text;
  const isClause = isSame && /[,،，]["'’”»›」』\s]*$/u.test(previous.text) && /[,،，][\s\u2060]*$/u.test(between);
  if (!previous.attributed || !(isClause || (own === null && isSentence(text))) || between.length > REACH) return false;
  const written = facts.masked.slice(previous.end, pair.start);
  const stop = stopIn(written, words);
  if (/:\s/.test(written) || (stop >= 0 && /\S/.test(written.slice(stop + 1)))) return false;
  return words.saying.find(between).length > 0;
}

interface Attribution {
  readonly speaker: Name | null;
  /** Whether the words behind the quotation say “he” or “she”: nobody else is the speaker. */
  readonly pronoun?: boolean;
  /** Where a verb of saying behind the quotation stands. */
  readonly verb?: number;
}

/**
 * Who says it, `title` when the words around make it a title or a term, `writer` when it is the writer (“I said”, “my
 * mother used to say”), null when nobody is named.
 */
function readAttribution(pair: QuotePair, context: Context, count: number): Attribution | 'title' | 'writer' | null {
  const { facts, words, folded } = context;
  const sentence = sentenceAt(sentencesOf(facts, words.lexicon), pair.start) ?? { start: 0, end: facts.masked.length };
  const from = Math.max(Math.min(sentence.start, pair.start), pair.start - REACH);
  const before = { start: previousPairEnd(facts, pair, from), end: pair.start };
  const after = { start: pair.end, end: nextPairStart(facts, pair, Math.min(facts.masked.length, pair.end + REACH)) };

  if (isSaying(folded, before, after, words)) return 'title';
  const dash = nameOfDash(facts.masked, after, words);
  if (dash) return { speaker: dash, verb: dash.start };
  const tail = sayingAfter(pair, context, after);
  if (tail === 'writer' || tail?.speaker || tail?.pronoun) return tail;
  const lead = folded.slice(before.start, before.end);
  const titled = lastHit(words.titleWords, lead);
  const isTitle = titled !== null && /^[\s,:“"'«„(\u200B\uFFFC]*$/u.test(lead.slice(titled.end));
  const said = lastHit(words.saying, lead);
  const according = lastHit(words.accordingTo, lead);
  const introduces = /[,:：，]\s*$/u.test(lead);
  // “the report says “…”” and “told the paper: “…”” speak; “the report “…”” names.
  const isHearer = isTitle && introduces && said !== null && words.hearers.has(titled.phrase);
  if (isTitle && !isHearer && !(said && said.start >= titled.end)) return 'title';
  if (according && (introduces || count >= 4)) {
    return { speaker: nameAfter(facts.masked, before.start + according.end, before.end, words) };
  }
  // With a capital it is as likely the name that the thing was given.
  const eyes = introduces && count >= 4 ? words.forWhom.find(lead)[0] : undefined;
  if (eyes) {
    // “Pour Karim Benali, « … »”
    const speaker = nameAfter(facts.masked, before.start + eyes.end, before.end, words);
    if (speaker && !/[,.;:]/.test(facts.masked.slice(before.start + eyes.end, speaker.start))) return { speaker };
  }
  const called = count >= 4 && /^\p{Ll}/u.test(textOf(pair, facts)) ? lastHit(words.calling, lead) : null;
  if (called && (!said || said.start <= called.start) && callsIt(lead, called, words)) {
    return { speaker: subjectOf(facts, before.start, before.start + called.start, words) };
  }
  if (said && (introduces || opensSpeech(lead.slice(said.end), words.lexicon))) {
    const speaker = subjectOf(facts, before.start, before.start + said.start, words);
    return speaker === null && isWriter(lead.slice(0, said.start), words) ? 'writer' : { speaker };
  }
  if (introduces && /[:：]\s*$/u.test(lead) && lead.trim().length > 2) {
    // Behind a colon alone anything may be quoted; a name in front makes it somebody's words.
    // A word alone (“Later:”, “Motto:”) is nobody as far as the block tells.
    const speaker = nameBefore(facts.masked, before.start, before.end, words);
    const word = speaker !== null && !speaker.text.includes(' ');
    if (speaker && !(word && (words.lexicon.capitalNouns || !isNamed(facts.masked, speaker)))) return { speaker };
  }
  return tail;
}

/** Whether a word with a capital has it for more than that it opens its sentence: there, or further on in the block. */
function isNamed(masked: string, { start, text }: Name): boolean {
  for (let at = masked.indexOf(text); at >= 0; at = masked.indexOf(text, at + 1)) {
    if (/[\p{L}\p{N},]['’]?[\s\u2060]+$/u.test(masked.slice(Math.max(0, at - 5), at))) return true;
    if (at > start + REACH) return false;
  }
  return false;
}

/** “called the plan “…””, “denounced “…””: words for a thing, which may stand in between. */
function callsIt(lead: string, { start, end }: Span, words: ProseWords): boolean {
  const thing = lead.slice(end);
  const before = /([\p{L}\p{M}'’]+)[\s\u2060,)]*$/u.exec(lead.slice(0, start))?.[1];
  if (before === undefined || words.passives.has(before)) return false;
  return !/[,:]/.test(thing) && opensSpeech(thing, words.lexicon);
}

/** Between a verb of saying and its quotation stand few words: “told the chamber that “…””. */
function opensSpeech(between: string, lexicon: Lexicon): boolean {
  const room = lexicon.spaced ? 45 : 12;
  return between.trim().length <= room && !/[.;!?]/.test(between);
}

/** `,” said Name`, `,” Name said`, `…” he went on`. */
function sayingAfter(pair: QuotePair, context: Context, after: Span): Attribution | 'writer' | null {
  const { facts, words, folded } = context;
  const inside = facts.masked.slice(pair.inner.start, pair.inner.end).trimEnd();
  const text = facts.masked.slice(after.start, after.end);
  const stop = stopIn(text, words);
  const tail = fold(text.replace(/\u2060/g, ' ').replace(/\[[^[\]]*\]/g, (mark) => ' '.repeat(mark.length)));
  const clause = stop < 0 ? tail : tail.slice(0, stop);
  const hit = words.saying.find(clause)[0];
  if (!hit) return null;
  const lead = clause.slice(0, hit.start);
  const spoken = /[,?!…—–，？！]["'’”»›」』\s]*$/.test(inside) || /^\s*[,，–—-]/.test(clause);
  const room = words.lexicon.spaced ? 60 : 30;
  if (lead.length > room || (!spoken && !/^\s*$/.test(lead) && words.lexicon.spaced)) return null;
  const at = after.start + hit.start;
  // “…”, a name that he found pretty: the verb is another clause's unless its subject is near or named.
  const far = words.lexicon.spaced && (lead.match(/[\p{L}\p{N}'’]+/gu)?.length ?? 0) > 4;
  if (far && !/\p{Lu}/u.test(facts.masked.slice(after.start, at))) return null;
  if (endsInPronoun(folded.slice(after.start, at), words))
    return isWriter(lead, words) ? 'writer' : { speaker: null, pronoun: true, verb: at };
  const speaker =
    nameBefore(facts.masked, after.start, at, words) ??
    (words.telling.has(hit.phrase)
      ? null
      : nameAfter(facts.masked, after.start + hit.end, after.start + clause.length, words));
  const behind = /^\s*[\p{L}’']+/u.exec(clause.slice(hit.end))?.[0] ?? '';
  return speaker === null && (isWriter(lead, words) || isWriter(behind, words)) ? 'writer' : { speaker, verb: at };
}

/** The subject of a verb of saying that begins at `end`; a pronoun names nobody. */
function subjectOf(facts: BlockFacts, start: number, end: number, words: ProseWords): Name | null {
  return endsInPronoun(fold(facts.masked.slice(start, end)), words)
    ? null
    : nameBefore(facts.masked, start, end, words);
}

/** Whether the last words before a verb of saying are the writer's: “I kept saying”, “my mother would say”. */
function isWriter(folded: string, words: ProseWords): boolean {
  const last = folded.match(/[\p{L}\p{M}']+/gu)?.slice(-4) ?? [];
  return last.some((word) => words.firstPerson.has(word));
}

function endsInPronoun(folded: string, words: ProseWords): boolean {
  const last = /([\p{L}\p{M}']+)[\s\u2060]*$/u.exec(folded)?.[1];
  return last !== undefined && words.pronouns.has(last);
}

const lastHit = (phrases: Phrases, folded: string) => phrases.find(folded).at(-1) ?? null;

/** The end of the outermost pair before this one, if that is behind `from`. */
function previousPairEnd(facts: BlockFacts, pair: QuotePair, from: number): number {
  const { pairs } = facts.quotation;
  // A quotation that is left open has all pairs of its block before it.
  const own = pairs.indexOf(pair);
  for (let index = (own < 0 ? pairs.length : own) - 1; index >= 0; index--) {
    const other = pairs[index]!;
    if (other.depth === pair.depth) return Math.min(Math.max(from, other.end), pair.start);
  }
  return from;
}

function nextPairStart(facts: BlockFacts, pair: QuotePair, to: number): number {
  const { pairs } = facts.quotation;
  const own = pairs.indexOf(pair);
  for (let index = own < 0 ? pairs.length : own + 1; index < pairs.length; index++) {
    if (pairs[index]!.depth === 0) return Math.min(pairs[index]!.start, to);
  }
  return to;
}
