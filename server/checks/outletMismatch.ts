import { lexiconOf } from '../draft/lexicon/index.ts';
import type { Lexicon } from '../draft/lexicon/lexicon.ts';
import type { Citation, Draft, Source } from '../draft/model.ts';
import { writtenLabel } from '../edits/labels.ts';
import { citeInstead } from '../edits/replaceLabel.ts';
import { fold } from '../text/phrases.ts';
import type { Check } from './check.ts';
import { named } from './quoteFixes.ts';

/** How far behind “according to” its citation stands, in UTF-16 units. */
const REACH = 400;

export const outletMismatch: Check = {
  code: 'outlet-mismatch',
  level: 'information',
  summary: 'A sentence says “according to” one outlet of the source list and cites the entry of another.',
  example: {
    before: 'According to the Quay Times, nine boats sank [2].   ([2] is the Harbour Post)',
    after: 'According to the Quay Times, nine boats sank [1].   ([1] is the Quay Times)',
  },
  reads: 'words',
  prose: true,
  *run(draft) {
    const lexicon = lexiconOf(draft.language);
    let outlets: ReadonlyMap<string, readonly number[]> | null = null;
    for (const at of placesOf(draft, lexicon)) {
      outlets ??= outletsOf(draft);
      if (outlets.size < 2) return;
      const text = textBehind(draft, at);
      const citation = citationAfter(draft, text, at);
      const label = citation?.labels.length === 1 ? citation.labels[0]! : null;
      const cited = label?.source;
      if (!citation || !label || !cited?.details.outlet) continue;
      const said = outletAt(draft, text, outlets);
      if (!said || said.sources.includes(cited) || isNamed(cited, said.outlet)) continue;
      // Between the two the sentence may come to speak of the cited outlet, too.
      if (fold(text.slice(0, citation.start - at)).includes(fold(cited.details.outlet))) continue;
      const other = said.sources.find((source) => source.list === cited.list) ?? said.sources[0]!;
      yield {
        start: citation.start,
        end: citation.end,
        message: `The sentence names ${said.written}, but ${writtenLabel(cited)} is ${named(cited)} by ${cited.details.outlet}. Cite ${writtenLabel(other)}, or correct the name.`,
        related: [{ start: other.start, end: other.end, message: `The entry by ${said.written}` }],
        fixes: () => {
          const edits = citeInstead(draft, citation, label, other);
          return edits.length > 0 ? [{ title: `Cite ${writtenLabel(other)}: ${said.written}`, edits }] : [];
        },
      };
    }
  },
};

/** The text behind a place, as far as its outlet and its citation can stand. */
const textBehind = (draft: Draft, at: number): string => draft.text.slice(at, at + REACH + 1);

const knownPlaces = new WeakMap<object, { readonly lexicon: Lexicon; readonly places: readonly number[] }>();

/** Where “according to” ends, in text order. Each portion of the draft is searched once. */
function* placesOf(draft: Draft, lexicon: Lexicon): Iterable<number> {
  for (const { key, start, end } of draft.portions) {
    let known = knownPlaces.get(key);
    if (known?.lexicon !== lexicon) {
      const text = draft.text.slice(start, end);
      const places = [...text.matchAll(accordingTo(lexicon))].map((match) => match.index + match[0].length);
      known = { lexicon, places };
      knownPlaces.set(key, known);
    }
    for (const place of known.places) yield start + place;
  }
}

const knownOutlets = new WeakMap<object, ReadonlyMap<string, readonly number[]>>();

/** The sources of each outlet, as indices; worked out once for the lists as they are. */
function outletsOf(draft: Draft): ReadonlyMap<string, readonly number[]> {
  const known = knownOutlets.get(draft.listStamp);
  if (known) return known;
  const outlets = new Map<string, number[]>();
  for (const source of draft.sources) {
    const { outlet } = source.details;
    if (!outlet || source.label === null || [...outlet].length < 3) continue;
    const key = keyOf(outlet);
    const own = outlets.get(key);
    if (own) own.push(source.index);
    else outlets.set(key, [source.index]);
  }
  knownOutlets.set(draft.listStamp, outlets);
  return outlets;
}

const keyOf = (outlet: string): string => fold(outlet).replace(/^\p{L}{2,3}\s+(?=\p{L})/u, '');

const patterns = new Map<Lexicon, RegExp>();

function accordingTo(lexicon: Lexicon): RegExp {
  let pattern = patterns.get(lexicon);
  if (!pattern) {
    const phrases = lexicon.quote.accordingTo.map((phrase) => phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const edge = lexicon.spaced ? '(?<!\\p{L})' : '';
    pattern = new RegExp(`${edge}(?:${phrases.join('|')})${lexicon.spaced ? '\\s+' : '\\s*'}`, 'giu');
    patterns.set(lexicon, pattern);
  }
  return pattern;
}

/** The outlet whose name the text begins with, behind an article and marks of emphasis at most. */
function outletAt(draft: Draft, text: string, outlets: ReadonlyMap<string, readonly number[]>) {
  const behind = text.slice(0, 100);
  const lead = /^(?:\p{L}{1,3}[\s’'])?[*_"“„«‘]{0,3}/u.exec(behind)![0].length;
  const folded = fold(behind);
  let best: { outlet: string; written: string; sources: readonly number[] } | null = null;
  for (const [key, sources] of outlets) {
    for (const from of [lead, 0]) {
      if (!folded.startsWith(key, from) || /[\p{L}\p{N}]/u.test(folded[from + key.length] ?? '')) continue;
      // Of “The Times” and “The Times of Malta” the longer is meant.
      if (!best || key.length > best.outlet.length) {
        best = { outlet: key, written: behind.slice(from, from + key.length), sources };
      }
    }
  }
  return best && { ...best, sources: best.sources.map((index) => draft.source(index)!) };
}

/** The citation that ends the sentence begun at `at`, when nothing else is cited before it. */
function citationAfter(draft: Draft, text: string, at: number): Citation | null {
  const block = draft.blockAt(at);
  const citation = draft.citationsIn(block).find(({ start }) => start >= at);
  if (!citation || citation.start - at > REACH || citation.within) return null;
  const between = text.slice(0, citation.start - at);
  return /[.!?。！？][”"’)»]*\s+\p{Lu}|\n\s*\n/u.test(between) ? null : citation;
}

const isNamed = (source: Source, outlet: string): boolean => fold(source.details.plain).includes(outlet);
