import { writeCopy } from '../evidence/copy.ts';
import { COPIES, Copies, CopyCache, isCopyName, KEPT, spoils } from './copies.ts';
import { originalName } from './copyName.ts';
import type { Files } from './files.ts';
import { type MadeCopy, sourceKeys } from './makeCopy.ts';
import type { Projects } from './projectFiles.ts';
import { below } from './uri.ts';

/** More copies in one folder are not read; a book has some hundreds. */
const MOST_COPIES = 2000;

/** The saved copies in the folders of the drafts: read when first asked for, kept until their files change. */
export class CopyStore {
  readonly #files: Files;
  readonly #projects: Projects;
  readonly #cache = new CopyCache();
  readonly #folders = new Map<string, Promise<Copies>>();

  constructor(files: Files, projects: Projects) {
    this.#files = files;
    this.#projects = projects;
  }

  /** Whether a changed file may be one of the copies. */
  static isOne(uri: string): boolean {
    return new RegExp(`/${COPIES.replace('.', '\\.')}/[^/]+\\.txt$`).test(uri);
  }

  /** The copies that hold for a draft: those beside it and in the folders above, the nearest first. */
  async of(uri: string): Promise<Copies> {
    const folders = this.#projects.foldersOf(uri).map((folder) => this.#in(below(folder, COPIES)));
    return new Copies((await Promise.all(folders)).flatMap((copies) => copies.all));
  }

  /**
   * The folder in which new copies for a draft are kept: where the project or its workspace folder is (`sure`), or else
   * beside the draft, about which the writer is asked first. Null for a draft without a place.
   */
  async placeFor(uri: string): Promise<{ readonly folder: string; readonly sure: boolean } | null> {
    const list = await this.#projects.ignoredUri(uri);
    if (!list) return null;
    const folder = list.uri.replace(/[^/]*$/, 'copies');
    return { folder, sure: list.sure || (await this.#in(folder)).all.length > 0 };
  }

  /**
   * Writes a copy, over the older one of the same source where the folder has one.
   * @param original what it was made of, to be kept beside it; null when it is not
   * @returns the URI of its file; rejects with an `Error` that says why it cannot be written
   */
  async save(folder: string, made: MadeCopy, original: Uint8Array | null): Promise<string> {
    const known = (await this.#in(folder)).withKeys(sourceKeys(made));
    const uri = known?.uri ?? below(folder, encodeURIComponent(made.name));
    const { meta, text } = made.copy;
    if (known && spoils(known, meta)) throw new Error(KEPT);
    const beside = original && originalName(known?.name ?? made.name, meta);
    if (beside) await this.#files.writeBytes(below(folder, encodeURIComponent(beside)), original);
    await this.#files.write(uri, writeCopy({ meta: { ...meta, original: beside || null }, text }));
    this.forget();
    return uri;
  }

  /** How many copies are held in memory. */
  get held(): number {
    return this.#cache.size;
  }

  /** Files may have changed. What says the same as before is not read anew. */
  forget(): void {
    this.#folders.clear();
  }

  #in(folder: string): Promise<Copies> {
    const known = this.#folders.get(folder);
    if (known) return known;
    const read = this.#read(folder);
    this.#folders.set(folder, read);
    return read;
  }

  async #read(folder: string): Promise<Copies> {
    const names = (await this.#files.list(folder)).filter(isCopyName).sort().slice(0, MOST_COPIES);
    const uris = names.map((name) => below(folder, encodeURIComponent(name)));
    this.#cache.keep(below(folder, ''), new Set(uris));
    const texts = await Promise.all(uris.map((uri) => this.#files.read(uri)));
    return new Copies(
      uris.flatMap((uri, index) => (texts[index] == null ? [] : [this.#cache.take(uri, texts[index])])),
    );
  }
}
