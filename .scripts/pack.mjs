// Builds and packs the extension: .cache/well-sourced.vsix
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { cache, isMain, must, root, timed } from './lib/run.mjs';

/** Where the packed extension is written. */
export const vsix = join(cache, 'well-sourced.vsix');

/** Packs what stands in dist. */
export async function pack() {
  mkdirSync(cache, { recursive: true });
  const vsce = join(root, 'node_modules/@vscode/vsce/vsce');
  const args = [
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    vsix,
  ];
  await must(process.execPath, [vsce, ...args], { quiet: true });
}

/** Builds what is shipped. */
export const build = () => must(process.execPath, [join(root, '.scripts/build.mjs'), '--minify'], { quiet: true });

if (isMain(import.meta.url)) {
  await timed('Built', build);
  await timed('Packed', pack);
  console.log(vsix);
}
