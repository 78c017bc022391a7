import type { Draft, Quote, Source } from '../draft/model.ts';
import type { Fix, TextEdit } from '../edits/fix.ts';
import { insertCitation } from '../edits/insertCitation.ts';
import { sourceName, writtenLabel } from '../edits/labels.ts';
import { citeInstead } from '../edits/replaceLabel.ts';
import type { Change, Evidence } from '../evidence/evidence.ts';
import { quoteWords } from '../evidence/quoteWords.ts';
import type { Span } from '../text/span.ts';
import { standsAlone, wordsOf } from '../text/words.ts';
import { sentenceAt } from './sentence.ts';

/** A source as a message names it: “Title” [2]. */
export const named = (source: Source): string => {
  const label = source.label === null ? '' : ` ${writtenLabel(source)}`;
  return `“${sourceName(source)}”${label}`;
};

/** A change with the place in the draft that it covers (empty where words are missing). */
interface Placed extends Span {
  /** What the draft has there. */
  readonly own: string;
  /** What the source has there. */
  readonly source: string;
}

/** The fixes of a quote that its source has in other words. */
export function alteredFixes(draft: Draft, quote: Quote, evidence: Evidence, source: Source | null): Fix[] {
  const fixes: Fix[] = [];
  const places = placesOf(draft, quote, evidence.changes);
  if (places) {
    const name = source ? named(source) : 'the source';
    fixes.push({ title: `Use the wording of ${name}`, edits: places.map((p) => reworded(p)), preferred: true });
    // Brackets and an ellipsis would make a turned meaning look honest.
    if (evidence.sharp !== 'negation' && evidence.sharp !== 'number') {
      const marked = places.map((place) => markedEdit(place));
      const words = places.some((place) => place.own !== '');
      const gaps = places.some((place) => place.own === '');
      const title = words
        ? gaps
          ? 'Mark what was changed with brackets and […]'
          : 'Put the changed words in brackets'
        : 'Mark the omission with […]';
      fixes.push({ title, edits: marked });
    }
  }
  fixes.push(...paraphraseFix(draft, quote));
  return fixes;
}

/** Takes the quotation marks away, so that the words are the draft's own. */
export function paraphraseFix(_draft: Draft, quote: Quote): Fix[] {
  if (quote.kind !== 'inline' || quote.inner.start <= quote.start || quote.inner.end >= quote.end) return [];
  return [
    {
      title: 'Take the quotation marks away: a paraphrase',
      edits: [
        { start: quote.start, end: quote.inner.start, newText: '' },
        { start: quote.inner.end, end: quote.end, newText: '' },
      ],
    },
  ];
}

/** Cites the source in which the words were found: in place of a single citation, otherwise beside the others. */
export function citeWhereFound(draft: Draft, quote: Quote, source: Source): Fix[] {
  const citation = quote.citations.length === 1 ? quote.citations[0]! : null;
  const label = citation?.labels.length === 1 ? citation.labels[0]! : null;
  let edits = citation && label ? citeInstead(draft, citation, label, source) : [];
  const titled = (how: string) => `Cite ${writtenLabel(source)}${how}: ${sourceName(source)}`;
  if (edits.length > 0) return [{ title: titled(' instead'), edits, preferred: true }];
  const sentence = sentenceAt(draft, quote.end - 1);
  edits = insertCitation(draft, { start: sentence.start, end: Math.max(sentence.end, quote.end) }, source);
  return edits.length > 0 ? [{ title: titled(''), edits }] : [];
}

/**
 * The changes as places in the draft; null when the words of the quote cannot be told apart there (markup inside a
 * word, for example): then nothing is edited.
 */
function placesOf(draft: Draft, quote: Quote, changes: readonly Change[]): Placed[] | null {
  // The marks of a block quote are no words; every offset stays its own.
  const inner = draft.text
    .slice(quote.inner.start, quote.inner.end)
    .replace(/^[ \t]*(?:>[ \t]?)+/gm, (marks) => ' '.repeat(marks.length));
  const own = quoteWords(inner);
  if (own.words.join(' ') !== quoteWords(quote.text).words.join(' ')) return null;
  const places: Placed[] = [];
  let word = 0;
  let dropped: string | null = null;
  const flush = (): void => {
    if (dropped === null) return;
    // Words that are missing stand in front of the next word, or behind the last one.
    const at = word < own.words.length ? own.starts[word]! : own.ends[own.ends.length - 1]!;
    places.push({ ...moved(quote, at, at), own: '', source: spaced(dropped, word < own.words.length) });
    dropped = null;
  };
  for (const { op, words } of changes) {
    if (op === 'drop') {
      flush();
      dropped = words;
      continue;
    }
    const count = quoteWords(words).words.length;
    const end = word + count;
    if (end > own.words.length || count === 0) return null;
    if (op === 'add') {
      const start = own.starts[word]!;
      const stop = own.ends[end - 1]!;
      if (dropped === null) {
        const next = end < own.words.length ? own.starts[end]! : stop;
        places.push({ ...moved(quote, start, next), own: inner.slice(start, next), source: '' });
      } else places.push({ ...moved(quote, start, stop), own: inner.slice(start, stop), source: dropped });
      dropped = null;
    } else flush();
    word = end;
  }
  flush();
  return word === own.words.length && places.length > 0 ? places : null;
}

const moved = (quote: Quote, start: number, end: number): Span => ({
  start: quote.inner.start + start,
  end: quote.inner.start + end,
});

function spaced(words: string, inFront: boolean): string {
  const first = wordsOf(words).words[0] ?? '';
  if (standsAlone(first)) return words;
  return inFront ? `${words} ` : ` ${words}`;
}

const reworded = ({ start, end, source }: Placed): TextEdit => ({ start, end, newText: source });

function markedEdit({ start, end, own, source }: Placed): TextEdit {
  if (own === '') {
    const mark = source.startsWith(' ') ? ' […]' : source.endsWith(' ') ? '[…] ' : '[…]';
    return { start, end, newText: mark };
  }
  const words = own.trimEnd();
  return { start, end, newText: `[${words}]${own.slice(words.length)}` };
}
