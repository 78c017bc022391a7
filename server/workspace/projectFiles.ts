import type { Files } from './files.ts';
import { below, documentKey, folderOf, isBelow, schemeOf } from './uri.ts';

/** Where a project keeps its settings and what its writers chose to ignore. */
const FOLDER = '.well-sourced';
const SETTINGS = `${FOLDER}/settings.json`;
const IGNORED = `${FOLDER}/ignored.json`;
/** How far up from a draft without a workspace folder a project is looked for. */
const DEEPEST = 20;

export interface ProjectFile {
  readonly uri: string;
  readonly text: string;
}

/** The project's files that hold for one draft; null where there is none. */
export interface ProjectFiles {
  readonly settings: ProjectFile | null;
  readonly ignored: ProjectFile | null;
}

/** Finds a draft's project files from its folder upwards, the nearest first, and keeps what it has read. */
export class Projects {
  readonly #files: Files;
  readonly #read = new Map<string, Promise<string | null>>();
  #folders: readonly string[] = [];

  constructor(files: Files) {
    this.#files = files;
  }

  /** The workspace folders of the editor (URIs). */
  set folders(folders: readonly string[]) {
    this.#folders = folders;
    this.forget();
  }

  get folders(): readonly string[] {
    return this.#folders;
  }

  /** Whether this is a file that `of` may have read. */
  static isOne(uri: string): boolean {
    return uri.endsWith(`/${SETTINGS}`) || uri.endsWith(`/${IGNORED}`);
  }

  /** Forgets what was read: a file may have changed. */
  forget(): void {
    this.#read.clear();
  }

  async of(uri: string): Promise<ProjectFiles> {
    const chain = this.#chain(uri);
    const [settings, ignored] = await Promise.all([this.#nearest(chain, SETTINGS), this.#nearest(chain, IGNORED)]);
    return { settings, ignored };
  }

  /** The workspace folder that the document stands in (the innermost), or null. */
  folderOf(uri: string): string | null {
    const key = documentKey(uri);
    const holding = this.#folders.filter((folder) => isBelow(key, documentKey(folder)));
    return holding.sort((a, b) => b.length - a.length)[0] ?? null;
  }

  /**
   * Where the list of ignored findings of a draft is kept: where the project has one, in its workspace folder
   * (`sure`), or else beside the draft, about which the writer is asked first. Null for a draft without a place.
   */
  async ignoredUri(uri: string): Promise<{ readonly uri: string; readonly sure: boolean } | null> {
    const files = await this.of(uri);
    if (files.ignored) return { uri: files.ignored.uri, sure: true };
    if (files.settings) return { uri: files.settings.uri.replace(/[^/]*$/, 'ignored.json'), sure: true };
    const folder = this.folderOf(uri);
    if (folder) return { uri: below(folder, IGNORED), sure: true };
    const beside = schemeOf(uri) === 'untitled' ? null : folderOf(uri);
    return beside ? { uri: below(beside, IGNORED), sure: false } : null;
  }

  async write(uri: string, text: string): Promise<void> {
    await this.#files.write(uri, text);
    this.#read.delete(documentKey(uri));
  }

  // The folders from the draft's own up to its workspace folder; up to the root of a disk where there is none.
  #chain(uri: string): readonly string[] {
    if (schemeOf(uri) === 'untitled') return this.#folders.slice(0, 1);
    const top = this.folderOf(uri);
    const topKey = top === null ? null : documentKey(top).replace(/\/+$/, '');
    const chain: string[] = [];
    for (let folder = folderOf(uri); folder !== null && chain.length < DEEPEST; folder = folderOf(folder)) {
      chain.push(folder);
      if (documentKey(folder) === topKey || (topKey === null && schemeOf(uri) !== 'file')) break;
    }
    return chain;
  }

  async #nearest(chain: readonly string[], file: string): Promise<ProjectFile | null> {
    const uris = chain.map((folder) => below(folder, file));
    const texts = await Promise.all(uris.map((uri) => this.#text(uri)));
    const at = texts.findIndex((text) => text !== null);
    return at < 0 ? null : { uri: uris[at]!, text: texts[at]! };
  }

  #text(uri: string): Promise<string | null> {
    const key = documentKey(uri);
    const known = this.#read.get(key);
    if (known) return known;
    const reading = this.#files.read(uri);
    this.#read.set(key, reading);
    return reading;
  }
}
