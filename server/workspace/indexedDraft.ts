import type { Draft, Source } from '../draft/model.ts';
import { addressKey } from '../edits/address.ts';
import type { Span } from '../text/span.ts';

/** What is kept of a draft that is not open: its sources and where they are cited. Neither its text nor its reading. */
export interface IndexedDraft {
  readonly sources: readonly IndexedSource[];
}

export interface IndexedSource {
  /** As citations write it, without brackets; empty for an entry without a label. */
  readonly label: string;
  readonly title: string | null;
  readonly outlet: string | null;
  /** The entry's beginning, where it has neither. */
  readonly words: string;
  /** The addresses and the DOI by which the same source is known elsewhere. */
  readonly keys: readonly string[];
  readonly entry: IndexedPlace;
  /** The places of all citations, one behind the other: `usesOf` takes them apart. */
  readonly uses: readonly number[];
}

/** Line, first character and length: the text that offsets would count in is not kept. */
export type IndexedPlace = readonly [line: number, character: number, length: number];

/** Where the source is cited. A thousand drafts have a hundred thousand of these, so none is kept as an object. */
export const usesOf = ({ uses }: IndexedSource): readonly IndexedPlace[] =>
  Array.from({ length: uses.length / 3 }, (_, at) => [uses[3 * at]!, uses[3 * at + 1]!, uses[3 * at + 2]!]);

const LONGEST = 200;

/** What to keep of a draft. */
export function indexDraft(draft: Draft): IndexedDraft {
  const sources = draft.sources.filter(({ catchAll }) => !catchAll).map((source) => indexSource(draft, source));
  // Every text in it is a part of the draft's and would keep the whole of that alive: written out and read in again it
  // stands for itself.
  return JSON.parse(JSON.stringify({ sources })) as IndexedDraft;
}

function indexSource(draft: Draft, source: Source): IndexedSource {
  const { title, outlet, plain } = source.details;
  const sign = source.form === 'footnote' ? '^' : source.form === 'pandoc' ? '@' : '';
  const label = source.label === null ? '' : sign + source.label;
  const short = (text: string | null) => (text === null ? null : text.slice(0, LONGEST));
  const place = ({ start, end }: Span): IndexedPlace => {
    const { line, character } = draft.text.positionAt(start);
    return [line, character, end - start];
  };
  return {
    label: label.slice(0, LONGEST),
    title: short(title),
    outlet: short(outlet),
    words: title || outlet ? '' : plain.slice(0, LONGEST),
    keys: keysOf(source),
    entry: place(source.labelSpan ?? { start: source.body.start, end: source.body.start }),
    uses: source.uses.flatMap(({ label: use }) => place(use.range ?? use)),
  };
}

/**
 * By what a source is known in another draft: its DOI, and its address unless that is a bare domain, which stands for
 * all that an outlet ever wrote.
 */
export function keysOf({ details }: Source): readonly string[] {
  const { doi, url } = details;
  const address = url ? addressKey(url) : '';
  const known = /^(?:dx\.)?doi\.org\//i.test(address) || !/[/?#]/.test(address) ? [] : [address];
  return doi ? [`doi:${doi.toLowerCase()}`, ...known] : known;
}

/**
 * A test that tells by a text alone, and quickly, whether it can hold a source with one of these keys. It looks for the
 * words of the path in their order, whatever stands between them; a yes may be wrong, a no is not.
 */
export function mayHold(keys: readonly string[]): (text: string) => boolean {
  const ways = keys.map((key) => {
    const path = key.startsWith('doi:') ? key.slice(4) : key.slice(key.search(/[/?#]/));
    const words = path.toLowerCase().match(/[a-z0-9]+/g) ?? [];
    return new RegExp(words.join('[^a-z0-9]{1,9}'), 'i');
  });
  return (text) => ways.some((way) => way.test(text));
}
