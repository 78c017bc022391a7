import { readDraft } from '../draft/parse.ts';
import { contentHash } from '../text/contentHash.ts';
import type { Files } from './files.ts';
import { type IndexedDraft, indexDraft } from './indexedDraft.ts';
import { formatOfFile } from './language.ts';
import type { OpenDraft } from './openDraft.ts';
import { documentKey } from './uri.ts';

/** More drafts than this are not looked into, and none longer than this (UTF-16 units). */
export const MOST_DRAFTS = 5000;
const LONGEST_DRAFT = 1_000_000;
/** So many files are read at the same time. */
const AT_ONCE = 4;

export interface FoundDraft {
  readonly uri: string;
  readonly draft: IndexedDraft;
}

/** What the index needs from outside. */
export interface IndexPorts {
  readonly files: Files;
  folders(): readonly string[];
  /** The draft when it is open: then its present text counts. */
  openDraft(uri: string): OpenDraft | null;
  /** The drafts that are open, in a folder or not. */
  openDrafts(): Iterable<OpenDraft>;
}

interface Known {
  readonly hash: number;
  readonly draft: IndexedDraft;
}

/**
 * The sources of all drafts of the workspace. A file is read when somebody asks and its text can hold what is asked for;
 * what was read is kept by its content, without the text.
 */
export class DraftIndex {
  readonly #ports: IndexPorts;
  readonly #known = new Map<string, Known>();
  readonly #ofOpen = new WeakMap<object, IndexedDraft>();

  constructor(ports: IndexPorts) {
    this.#ports = ports;
  }

  /** How many drafts are kept. */
  get size(): number {
    return this.#known.size;
  }

  /**
   * The drafts that can hold what is looked for, the open ones first.
   * @param wanted tells by its text alone whether a draft is worth reading; quick
   * @param isCancelled asked between files
   */
  async find(wanted: (text: string) => boolean, isCancelled: () => boolean): Promise<readonly FoundDraft[]> {
    const found: FoundDraft[] = [];
    const open = new Set<string>();
    for (const one of this.#ports.openDrafts()) {
      open.add(one.key);
      found.push({ uri: one.uri, draft: this.#indexOpen(one) });
    }
    const all = await this.#ports.files.drafts(this.#ports.folders(), MOST_DRAFTS);
    const uris = all.filter((uri) => !open.has(documentKey(uri)));
    this.#forgetOthers(uris);
    const places: (FoundDraft | null)[] = [];
    let next = 0;
    const work = async (): Promise<void> => {
      while (next < uris.length && !isCancelled()) {
        const at = next++;
        const draft = await this.#read(uris[at]!, wanted);
        places[at] = draft && { uri: uris[at]!, draft };
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    for (const place of places) if (place) found.push(place);
    return found;
  }

  async #read(uri: string, wanted: (text: string) => boolean): Promise<IndexedDraft | null> {
    const format = formatOfFile(uri);
    if (!format) return null;
    const text = await this.#ports.files.read(uri);
    const key = documentKey(uri);
    // Opened while it was read: then it is known as it stands in the editor.
    const open = this.#ports.openDraft(uri);
    if (open) return this.#indexOpen(open);
    if (text === null || text.length > LONGEST_DRAFT || !wanted(text)) return null;
    const hash = contentHash(text);
    const known = this.#known.get(key);
    if (known?.hash === hash) return known.draft;
    const draft = indexDraft(readDraft(text, format));
    this.#known.set(key, { hash, draft });
    return draft;
  }

  #indexOpen(open: OpenDraft): IndexedDraft {
    const { draft } = open;
    let indexed = this.#ofOpen.get(draft);
    if (!indexed) {
      indexed = indexDraft(draft);
      this.#ofOpen.set(draft, indexed);
    }
    return indexed;
  }

  /** Files that are gone, or that a setting of the editor hides now. */
  #forgetOthers(uris: readonly string[]): void {
    if (this.#known.size === 0) return;
    const keys = new Set(uris.map(documentKey));
    for (const key of this.#known.keys()) if (!keys.has(key)) this.#known.delete(key);
  }
}
