import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { COPIES, Copies, CopyCache, isCopyName, type StoredCopy } from '../workspace/copies.ts';
import type { Output } from './main.ts';

/** Larger files in the folder of copies are none of ours. In bytes. */
const LARGEST = 64 * 1024 * 1024;

const cache = new CopyCache();

/**
 * The saved copies that hold for a draft: those of every `.well-sourced/copies` beside it and above, then those seen
 * from the folder that the command runs in.
 */
export function copiesOf(path: string, output: Output): Copies {
  const folders = [...new Set([...foldersAbove(dirname(resolve(path))), ...foldersAbove(process.cwd())])];
  return new Copies(folders.flatMap((folder) => copiesIn(join(folder, COPIES), output)));
}

/** The copies in one folder; none when it is not there. */
export function copiesIn(folder: string, output: Output): readonly StoredCopy[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names
    .filter(isCopyName)
    .sort()
    .flatMap((name) => {
      const file = join(folder, name);
      try {
        const { size } = statSync(file);
        if (size > LARGEST) throw new Error('it is larger than 64 MB');
        return [cache.take(file, readFileSync(file, 'utf8'))];
      } catch (error) {
        output.err(`well-sourced: The copy ${file} was not read: ${(error as Error).message}.\n`);
        return [];
      }
    });
}

/** Where copies for a draft (or, without one, for the folder that the command runs in) are kept. */
export function copyFolder(draft: string | null): string {
  const start = draft === null ? process.cwd() : dirname(resolve(draft));
  const project = foldersAbove(start).find((folder) => existsSync(join(folder, '.well-sourced')));
  return join(project ?? start, COPIES);
}

/** A path as it is printed: from the folder that the command runs in, unless the draft was named by a whole path. */
export const printedPath = (path: string, draft: string | null): string =>
  draft !== null && isAbsolute(draft) ? path : relative(process.cwd(), path) || path;

function foldersAbove(folder: string): string[] {
  const folders = [folder];
  for (let at = folder; dirname(at) !== at; at = dirname(at)) folders.push(dirname(at));
  return folders;
}
