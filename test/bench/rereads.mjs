// How many blocks of a draft are read again for a keystroke.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from '../../.scripts/lib/run.mjs';
import { random } from './drafts.mjs';
import { workshop } from './servers.mjs';

/** @returns by keystroke: the blocks read again, for `count` letters typed into words of the text */
export async function rereads(text, count = 200) {
  const outfile = join(workshop, 'reader.mjs');
  await build({
    stdin: {
      contents:
        "export { DraftReader } from './server/draft/parse.ts'; export { DraftText } from './server/text/draftText.ts';",
      resolveDir: root,
    },
    bundle: true,
    format: 'esm',
    outfile,
    logLevel: 'warning',
  });
  const { DraftReader, DraftText } = await import(pathToFileURL(outfile).href);
  const reader = new DraftReader(DraftText.of(text), 'markdown');
  const blocks = reader.draft.blocks.length;
  const pick = random(3);
  const read = [];
  while (read.length < count) {
    const at = Math.floor(pick() * text.length * 0.85);
    if (!/^[a-z]{3}$/.test(reader.text.slice(at - 1, at + 2))) continue;
    const before = reader.blocksRead;
    reader.edit(at, at, 'x');
    void reader.draft;
    read.push(reader.blocksRead - before);
  }
  return { blocks, read };
}
