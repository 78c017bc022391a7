// Writes every generated part anew: `npm run generate`.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { FILES, generate } from './generated.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const entry =
  "export { checks } from './server/checks/index.ts'; export { languages } from './server/workspace/settings.ts';";
const outfile = join(root, '.cache', 'checks.mjs');
await build({
  stdin: { contents: entry, resolveDir: root, loader: 'ts' },
  bundle: true,
  outfile,
  format: 'esm',
  platform: 'node',
  mainFields: ['module', 'main'],
});
const facts = await import(pathToFileURL(outfile).href);

for (const file of FILES) {
  const path = join(root, file);
  const before = existsSync(path) ? readFileSync(path, 'utf8') : null;
  const after = generate(file, before, facts);
  if (after === null || after === before) continue;
  writeFileSync(path, after);
  console.log(`wrote ${file}`);
}
