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
  #turn: Promise<void> = Promise.resolve();

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

  /** The nearest folder that has either file is the project, as for the command line. */
  async of(uri: string): Promise<ProjectFiles> {
    const read = async (folder: string, name: string): Promise<ProjectFile | null> => {
      const file = below(folder, name);
      const text = await this.#text(file);
      return text === null ? null : { uri: file, text };
    };
    const folders = await Promise.all(
      this.#chain(uri).map(async (folder): Promise<ProjectFiles> => {
        const [settings, ignored] = await Promise.all([read(folder, SETTINGS), read(folder, IGNORED)]);
        return { settings, ignored };
      }),
    );
    return folders.find(({ settings, ignored }) => settings || ignored) ?? { settings: null, ignored: null };
  }

  /** The folders in which the project of a draft may be, the nearest first. */
  foldersOf(uri: string): readonly string[] {
    return this.#chain(uri);
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

  /** Writes a file anew from what stands in it now (null when there is none). One change after the other. */
  update(uri: string, change: (text: string | null) => string): Promise<void> {
    const run = async () => {
      const text = await this.#files.read(uri);
      const changed = change(text);
      if (changed !== text) await this.#files.write(uri, changed);
      this.forget();
    };
    const turn = this.#turn.then(run, run);
    this.#turn = turn.catch(() => {});
    return turn;
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

  #text(uri: string): Promise<string | null> {
    const key = documentKey(uri);
    const known = this.#read.get(key);
    if (known) return known;
    const reading = this.#files.read(uri);
    this.#read.set(key, reading);
    return reading;
  }
}
