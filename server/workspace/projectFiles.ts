import type { Files } from './files.ts';
import { CHECKED } from './signOff.ts';
import { below, documentKey, folderOf, isBelow, schemeOf } from './uri.ts';

/** Where a project keeps its settings and what its writers chose to ignore. */
const FOLDER = '.well-sourced';
const SETTINGS = `${FOLDER}/settings.json`;
const IGNORED = `${FOLDER}/ignored.json`;
const SIGNED = `${FOLDER}/${CHECKED}`;
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
  readonly checked: ProjectFile | null;
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
    return [SETTINGS, IGNORED, SIGNED].some((name) => uri.endsWith(`/${name}`));
  }

  /** Forgets what was read: a file may have changed. */
  forget(): void {
    this.#read.clear();
  }

  /** Each from the nearest folder that has it, as for the command line. */
  async of(uri: string): Promise<ProjectFiles> {
    const folders = this.#chain(uri);
    const nearest = async (name: string): Promise<ProjectFile | null> => {
      const uris = folders.map((folder) => below(folder, name));
      const texts = await Promise.all(uris.map((file) => this.#text(file)));
      const at = texts.findIndex((text) => text !== null);
      return at < 0 ? null : { uri: uris[at]!, text: texts[at]! };
    };
    const [settings, ignored, checked] = await Promise.all([nearest(SETTINGS), nearest(IGNORED), nearest(SIGNED)]);
    return { settings, ignored, checked };
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
   * Where the list of ignored findings of a draft is kept, or of what was checked by hand: where the project has it,
   * beside its other files, in its workspace folder (`sure`), or else beside the draft, about which the writer is asked
   * first. Null for a draft without a place.
   */
  async ignoredUri(uri: string): Promise<{ readonly uri: string; readonly sure: boolean } | null> {
    return this.#listUri(uri, 'ignored');
  }

  async checkedUri(uri: string): Promise<{ readonly uri: string; readonly sure: boolean } | null> {
    return this.#listUri(uri, 'checked');
  }

  async #listUri(uri: string, list: 'ignored' | 'checked') {
    const files = await this.of(uri);
    const known = files[list];
    if (known) return { uri: known.uri, sure: true };
    const beside = files.settings ?? files.ignored ?? files.checked;
    if (beside) return { uri: beside.uri.replace(/[^/]*$/, `${list}.json`), sure: true };
    const folder = this.folderOf(uri);
    if (folder) return { uri: below(folder, `${FOLDER}/${list}.json`), sure: true };
    const own = schemeOf(uri) === 'untitled' ? null : folderOf(uri);
    return own ? { uri: below(own, `${FOLDER}/${list}.json`), sure: false } : null;
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
