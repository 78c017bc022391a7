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
  /** Whether `fileChanged` and `listChanged` tell of every change from now on; asked once before each question. */
  watching(): boolean | Promise<boolean>;
  /** Called between files: resolves when whatever has come in has been served, at once as long as nobody waits. */
  turn?(): Promise<void> | undefined;
  /** There are more drafts than the index looks into. */
  tooMany?(): void;
}

interface Known {
  readonly hash: number;
  readonly draft: IndexedDraft;
  /** Whether the file is as it was read, as far as a watching client has told. */
  readonly fresh: boolean;
}

/**
 * The sources of all drafts of the workspace. A file is read when somebody asks and its text can hold what is asked for;
 * what was read is kept by its content, without the text.
 */
export class DraftIndex {
  readonly #ports: IndexPorts;
  readonly #known = new Map<string, Known>();
  readonly #ofOpen = new WeakMap<object, IndexedDraft>();
  /** The drafts as last listed, as long as the client watches and has told of no other. */
  #listed: readonly string[] | null = null;
  #changes = 0;

  constructor(ports: IndexPorts) {
    this.#ports = ports;
  }

  /** How many drafts are kept. */
  get size(): number {
    return this.#known.size;
  }

  /** A file has another text, is new or gone. */
  fileChanged(uri: string, isListed: boolean): void {
    this.#changes++;
    const key = documentKey(uri);
    const known = this.#known.get(key);
    if (known) this.#known.set(key, { ...known, fresh: false });
    if (!isListed) this.#listed = null;
  }

  /** Folders or settings changed, so other files may be drafts. */
  listChanged(): void {
    this.#changes++;
    this.#listed = null;
  }

  /** The open drafts alone, but for the one that asks. */
  open(asking: OpenDraft | null = null): readonly FoundDraft[] {
    return [...this.#ports.openDrafts()].flatMap((one) => {
      // It may be saved and closed before a watcher tells.
      this.fileChanged(one.uri, true);
      return one === asking ? [] : { uri: one.uri, draft: this.#indexOpen(one) };
    });
  }

  /**
   * The drafts that can hold what is looked for, the open ones first.
   * @param wanted tells by its text alone whether a draft is worth reading; quick
   * @param isCancelled asked between files
   * @param isEnough told of each draft in order; once it says yes no more are read
   * @param asking the open draft that needs no answer about itself
   */
  async find(
    wanted: (text: string) => boolean,
    isCancelled: () => boolean,
    isEnough: (found: FoundDraft) => boolean = () => false,
    asking: OpenDraft | null = null,
  ): Promise<readonly FoundDraft[]> {
    const found: FoundDraft[] = [];
    let enough = false;
    const take = (one: FoundDraft) => {
      if (enough) return;
      found.push(one);
      enough = isEnough(one);
    };
    for (const one of this.open(asking)) take(one);
    if (enough) return found;
    const open = new Set(found.map(({ uri }) => documentKey(uri)));
    if (asking) open.add(asking.key);
    const watching = await this.#ports.watching();
    const uris = (await this.#list(watching)).filter((uri) => !open.has(documentKey(uri)));
    // Several are read at a time, and taken in the order of the list.
    const places: (FoundDraft | null)[] = [];
    let next = 0;
    let taken = 0;
    const work = async (): Promise<void> => {
      while (next < uris.length && !enough && !isCancelled()) {
        await this.#ports.turn?.();
        const at = next++;
        if (at >= uris.length) return;
        const draft = await this.#read(uris[at]!, wanted, watching);
        places[at] = draft && { uri: uris[at]!, draft };
        for (; places[taken] !== undefined; taken++) if (places[taken]) take(places[taken]!);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return found;
  }

  async #list(watching: boolean): Promise<readonly string[]> {
    if (watching && this.#listed) return this.#listed;
    const before = this.#changes;
    const found = await this.#ports.files.drafts(this.#ports.folders(), MOST_DRAFTS + 1);
    if (found.length > MOST_DRAFTS) this.#ports.tooMany?.();
    const uris = found.slice(0, MOST_DRAFTS);
    this.#forgetOthers(uris);
    // What changed while it was listed may be missing from the list.
    this.#listed = before === this.#changes ? uris : null;
    return uris;
  }

  async #read(uri: string, wanted: (text: string) => boolean, watching: boolean): Promise<IndexedDraft | null> {
    const format = formatOfFile(uri);
    if (!format) return null;
    const key = documentKey(uri);
    const kept = this.#known.get(key);
    if (watching && kept?.fresh) return kept.draft;
    const before = this.#changes;
    const { files } = this.#ports;
    const now = files.readNow?.(uri);
    const text = now === undefined ? await files.read(uri) : now;
    // Opened while it was read: then it is known as it stands in the editor.
    const open = this.#ports.openDraft(uri);
    if (open) return this.#indexOpen(open);
    if (text === null || text.length > LONGEST_DRAFT || !wanted(text)) return null;
    const hash = contentHash(text);
    const known = this.#known.get(key);
    const draft = known?.hash === hash ? known.draft : indexDraft(readDraft(text, format));
    this.#known.set(key, { hash, draft, fresh: watching && before === this.#changes });
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
