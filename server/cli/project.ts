import { dirname, join, resolve } from 'node:path';
import { type IgnoredFinding, readIgnored } from '../workspace/ignore.ts';
import { mergeSettings, readSettingsFile, type Settings } from '../workspace/settings.ts';
import { readSignOffs, type SignOffs, signOffsBy } from '../workspace/signOff.ts';
import { readTextIfThere } from './files.ts';
import type { Output } from './main.ts';

/** What `.well-sourced/` says for a draft. */
export interface Project {
  readonly settings: Settings;
  readonly ignored: readonly IgnoredFinding[];
  readonly signed: SignOffs;
}

const known = new Map<string, string | null>();

/** Lets the next run read the files anew. */
export const forgetProjects = (): void => known.clear();

/**
 * Reads the `.well-sourced/` files that hold for a draft, each from the nearest folder that has it: beside the draft or
 * above. What cannot be taken is said on the error output and counts as not set.
 */
export function projectOf(path: string, output: Output): Project {
  const tell = (file: string, problems: readonly string[]) => {
    for (const problem of problems) output.err(`well-sourced: ${file}: ${problem}\n`);
  };
  let settings = mergeSettings();
  let ignored: readonly IgnoredFinding[] = [];
  nearest(path, 'settings.json', (file, text) => {
    const read = readSettingsFile(text);
    tell(file, read.problems);
    settings = mergeSettings(read.settings);
  });
  nearest(path, 'ignored.json', (file, text) => {
    const read = readIgnored(text);
    tell(file, read.problems);
    ignored = read.ignored;
  });
  let signed: SignOffs = new Map();
  nearest(path, 'checked.json', (file, text) => {
    const read = readSignOffs(text);
    tell(file, read.problems);
    signed = signOffsBy(read.signed);
  });
  return { settings, ignored, signed };
}

function nearest(path: string, name: string, use: (file: string, text: string) => void): void {
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    const file = join(folder, '.well-sourced', name);
    let text = known.get(file);
    if (text === undefined) {
      text = readTextIfThere(file);
      known.set(file, text);
    }
    if (text !== null) use(file, text);
    if (text !== null || folder === dirname(folder)) return;
  }
}
