import type { Draft, ProseLink } from '../../draft/model.ts';
import type { Span } from '../../text/span.ts';

/** Links that one mark takes the place of. */
export interface LinkPlace extends Span {
  /** What the mark names, in order. */
  readonly items: readonly LinkItem[];
  /** Words that stay in the text in front of the mark. */
  readonly words: string;
}

export interface LinkItem {
  readonly url: string;
  /** What the entry can say beside the address: the link's title, or a name that only the link gave. */
  readonly text: string;
  /** The place in the source (`p. 12`), empty for none. */
  readonly locator: string;
}

/**
 * The places of these links, which are in text order: linked words stay in the text; an address, a number and names in
 * round brackets (`([Harbour Times](…), [Coast Review](…), p. 3)`) stand for the mark alone.
 */
export function placesOf(draft: Draft, links: readonly ProseLink[]): LinkPlace[] {
  const places: LinkPlace[] = [];
  for (let index = 0; index < links.length; ) {
    const bracketed = inBrackets(draft, links, index);
    if (bracketed) {
      places.push(bracketed.place);
      index += bracketed.count;
    } else places.push(placeOf(draft, links[index++]!));
  }
  return places;
}

function placeOf(draft: Draft, link: ProseLink): LinkPlace {
  const { start, end, url, title } = link;
  const shown = link.words ? draft.text.slice(link.words.start, link.words.end) : '';
  // A number, or the address itself, was only there to be clicked.
  const isMark = /^\[?\^?\d{1,4}\]?$/.test(shown.trim()) || /^(?:https?:\/\/|www\.)\S*$/i.test(shown.trim());
  return { start, end, words: isMark ? '' : shown, items: [{ url, text: title, locator: '' }] };
}

/** Links that fill a pair of round brackets, from the `index`-th on. */
function inBrackets(
  draft: Draft,
  links: readonly ProseLink[],
  index: number,
): { readonly place: LinkPlace; readonly count: number } | null {
  const { text } = draft;
  const first = links[index]!;
  if (text.slice(first.start - 1, first.start) !== '(') return null;
  const items: LinkItem[] = [];
  for (let at = index; at < links.length; at++) {
    const link = links[at]!;
    const tail = text.slice(link.end, link.end + 60);
    const behind = /^(?:, ([^()[\]\n,;<>]{1,40}?))?(\)|[,;] ?(?=\[|<|https?:\/\/))/i.exec(tail);
    if (!behind) return null;
    const name = link.words ? text.slice(link.words.start, link.words.end) : '';
    items.push({ url: link.url, text: link.title || nameIn(name), locator: behind[1] ?? '' });
    const end = link.end + behind[0].length;
    if (behind[2] === ')') {
      return { place: { start: first.start - 1, end, words: '', items }, count: at - index + 1 };
    }
    if (links[at + 1]?.start !== end) return null;
  }
  return null;
}

/** A name is a sentence of the entry; a number names nothing. */
function nameIn(words: string): string {
  const name = words.replace(/\s+/g, ' ').trim();
  if (name === '' || /^\[?\d+\]?$/.test(name) || /^(?:https?:|www\.)/i.test(name)) return '';
  return /[.!?…。]["”’»]?$/.test(name) ? name : `${name}.`;
}
