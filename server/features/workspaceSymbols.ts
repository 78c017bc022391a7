import { oneLine } from '../text/escapeMarkdown.ts';
import type { FoundDraft } from '../workspace/draftIndex.ts';
import type { IndexedDraft, IndexedPlace, IndexedSource } from '../workspace/indexedDraft.ts';

/** More than this no list shows. */
const MOST = 500;

export interface WorkspaceSymbol {
  readonly uri: string;
  readonly name: string;
  /** The draft's file name. */
  readonly container: string;
  readonly place: IndexedPlace;
}

/** A test whether a text can hold a source that the words name. A yes may be wrong, a no is not. */
export function mayBeNamed(query: string): (text: string) => boolean {
  // Of a long text, a pattern is much quicker than the whole in lower case.
  const patterns = wordsOf(query).map(
    (word) => new RegExp(word.replace(SYNTAX, '\\$&').replace(DOTTED, '(?:$&|İ)'), 'iu'),
  );
  return (text) => patterns.every((pattern) => pattern.test(text));
}

const SYNTAX = /[\\^$.*+?()[\]{}|/]/g;
/** The one letter that becomes two in lower case, which patterns do not follow. */
const DOTTED = /i\u0307?/g;

/** Whether the query says enough to look into drafts that are not open: two letters, or one sign that is a syllable or word. */
export const isSearch = (query: string): boolean =>
  query.trim().length > 1 || /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/u.test(query);

/** The sources whose number, outlet or title hold all words of the query. */
export function workspaceSymbols(drafts: readonly FoundDraft[], query: string): readonly WorkspaceSymbol[] {
  const found: WorkspaceSymbol[] = [];
  for (const { uri, draft } of drafts) {
    for (const [name, source] of namedIn(draft, wordsOf(query))) {
      if (found.length === MOST) return found;
      found.push({ uri, name, container: fileName(uri), place: source.entry });
    }
  }
  return found;
}

/** Says of the drafts that it is told of, one after the other, when they hold as many sources as are shown. */
export function enoughNamed(query: string): (found: FoundDraft) => boolean {
  const words = wordsOf(query);
  let count = 0;
  return ({ draft }) => {
    count += namedIn(draft, words).length;
    return count >= MOST;
  };
}

function namedIn({ sources }: IndexedDraft, words: readonly string[]): readonly (readonly [string, IndexedSource])[] {
  return sources
    .map((source) => [nameOf(source), source] as const)
    .filter(([name]) => words.every((word) => name.toLowerCase().includes(word)));
}

function nameOf({ label, outlet, title, words }: IndexedSource): string {
  const name = outlet && title ? `${outlet}: ${title}` : (title ?? outlet ?? words);
  return oneLine(`${label === '' ? '' : `[${label}] `}${name}`, 120) || 'an empty entry';
}

function fileName(uri: string): string {
  const name = uri.split('/').at(-1)!;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

const wordsOf = (query: string): readonly string[] => query.toLowerCase().split(/\s+/).filter(Boolean);
