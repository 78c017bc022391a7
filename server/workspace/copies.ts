import type { Source } from '../draft/model.ts';
import { type CopyMeta, readCopy, type SavedCopy } from '../evidence/copy.ts';
import { type IndexedCopy, indexCopy } from '../evidence/indexCopy.ts';
import { keysOfCopy, keysOfSource } from './sourceKey.ts';

/** Where a project keeps its copies, below its folder. */
export const COPIES = '.well-sourced/copies';

/** Whether a file in that folder is a copy (and not an original kept beside one). */
export const isCopyName = (name: string): boolean => /\.txt$/i.test(name) && !name.startsWith('.');

/** A saved copy as it stands in a folder. */
export class StoredCopy {
  readonly uri: string;
  readonly copy: SavedCopy;
  readonly keys: readonly string[];
  #index: IndexedCopy | null = null;

  constructor(uri: string, text: string) {
    this.uri = uri;
    this.copy = readCopy(text);
    this.keys = keysOfCopy(this.name, this.copy.meta);
  }

  /** The file's name. */
  get name(): string {
    const name = this.uri.replace(/^.*[/\\]/, '');
    // A URI writes it encoded, a path on the disk as it is.
    try {
      return /^[a-z][a-z0-9+.-]+:/i.test(this.uri) ? decodeURIComponent(name) : name;
    } catch {
      return name;
    }
  }

  get isIndexed(): boolean {
    return this.#index !== null;
  }

  /** Made when first asked for, then kept. */
  get indexed(): IndexedCopy {
    this.#index ??= indexCopy(this.copy);
    return this.#index;
  }
}

/** The copies that hold for a draft, the nearest folder's first. */
export class Copies {
  readonly all: readonly StoredCopy[];
  readonly #byKey = new Map<string, StoredCopy[]>();

  constructor(all: readonly StoredCopy[]) {
    this.all = all;
    for (const stored of all) {
      for (const key of stored.keys) {
        const known = this.#byKey.get(key);
        if (known) known.push(stored);
        else this.#byKey.set(key, [stored]);
      }
    }
  }

  /** The copies of an entry, in the order of the folders; one copy may serve many entries and drafts. */
  of(source: Source): readonly StoredCopy[] {
    for (const keys of keysOfSource(source)) {
      const found = [...new Set(keys.flatMap((key) => this.#byKey.get(key) ?? []))];
      if (found.length > 0) return found;
    }
    return [];
  }

  /** The copy that has one of these keys, or null: what a new copy of the same source takes the place of. */
  withKeys(keys: readonly string[]): StoredCopy | null {
    for (const key of keys) {
      const found = this.#byKey.get(key)?.[0];
      if (found) return found;
    }
    return null;
  }
}

/** Keeps what was read of copies for as long as their files say the same. */
export class CopyCache {
  #known = new Map<string, { readonly text: string; readonly stored: StoredCopy }>();

  take(uri: string, text: string): StoredCopy {
    const known = this.#known.get(uri);
    if (known?.text === text) return known.stored;
    const stored = new StoredCopy(uri, text);
    this.#known.set(uri, { text, stored });
    return stored;
  }

  /** Forgets the copies of a folder whose files are gone: all but these. The folder's URI or path ends with a slash. */
  keep(folder: string, uris: ReadonlySet<string>): void {
    for (const uri of [...this.#known.keys()]) {
      if (uri.startsWith(folder) && !uris.has(uri)) this.#known.delete(uri);
    }
  }

  /** How many copies are kept. */
  get size(): number {
    return this.#known.size;
  }
}

/** Whether a new copy without text (a paywall, a page made by scripts) would take the place of one that has its text. */
export const spoils = (known: StoredCopy, meta: CopyMeta): boolean =>
  meta.problem !== null && known.copy.meta.problem === null;

export const KEPT = 'What was read now holds no article text, so the older copy was kept.';
