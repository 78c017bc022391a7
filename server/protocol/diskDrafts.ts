import { promises } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DRAFT_ENDINGS } from '../workspace/language.ts';
import { schemeOf } from '../workspace/uri.ts';

/** Folders of programs, not of writers; hidden ones are left out as well. */
const NOT_DRAFTS: ReadonlySet<string> = new Set([
  'node_modules',
  'bower_components',
  'vendor',
  'target',
  'dist',
  'build',
]);
const MOST_FOLDERS = 10_000;

/** The files below these folders that may be drafts, those nearer the top first; at most `most`. Links are not followed. */
export async function diskDrafts(folders: readonly string[], most: number): Promise<readonly string[]> {
  const ending = new RegExp(`\\.(?:${DRAFT_ENDINGS.join('|')})$`, 'i');
  const found: string[] = [];
  const queue = folders.filter((folder) => schemeOf(folder) === 'file').map((folder) => fileURLToPath(folder));
  for (let at = 0; at < queue.length && at < MOST_FOLDERS && found.length < most; at++) {
    const folder = queue[at]!;
    const entries = await promises.readdir(folder, { withFileTypes: true }).catch(() => []);
    const here = pathToFileURL(folder).href.replace(/\/$/, '');
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      if (entry.isDirectory() && !NOT_DRAFTS.has(entry.name)) queue.push(join(folder, entry.name));
      else if (entry.isFile() && ending.test(entry.name))
        found.push(
          /^[\w.-]+$/.test(entry.name) ? `${here}/${entry.name}` : pathToFileURL(join(folder, entry.name)).href,
        );
    }
  }
  return found.slice(0, most);
}
