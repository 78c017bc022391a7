import { oneLine } from '../text/escapeMarkdown.ts';
import type { FoundDraft } from '../workspace/draftIndex.ts';
import type { IndexedPlace, IndexedSource } from '../workspace/indexedDraft.ts';

/** More than this no list shows. */
const MOST = 500;

export interface WorkspaceSymbol {
  readonly uri: string;
  readonly name: string;
  /** The draft's file name. */
  readonly container: string;
  readonly place: IndexedPlace;
}

/** Whether a text can hold a source that the words name. */
export function mayBeNamed(text: string, query: string): boolean {
  const folded = text.toLowerCase();
  return wordsOf(query).every((word) => folded.includes(word));
}

/** Whether the query says enough to look into drafts that are not open. */
export const isSearch = (query: string): boolean => query.trim().length > 1;

/** The sources whose number, outlet or title hold all words of the query. */
export function workspaceSymbols(drafts: readonly FoundDraft[], query: string): readonly WorkspaceSymbol[] {
  const words = wordsOf(query);
  const found: WorkspaceSymbol[] = [];
  for (const { uri, draft } of drafts) {
    for (const source of draft.sources) {
      const name = nameOf(source);
      if (!words.every((word) => name.toLowerCase().includes(word))) continue;
      if (found.length === MOST) return found;
      found.push({ uri, name, container: fileName(uri), place: source.entry });
    }
  }
  return found;
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
