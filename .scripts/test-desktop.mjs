// Runs the suite of the editor tests in the desktop editor: `npm run test:desktop`.
// WELL_SOURCED_VSCODE names the editor's program; without it the editor is downloaded.
import { join } from 'node:path';
import { cache, root, run, timed } from './lib/run.mjs';
import { build, pack } from './pack.mjs';
import { installPackages } from './setup.mjs';

await installPackages();
await timed('Built', build);
await timed('Packed', pack);
// Beside node_modules' packages, which stay outside of the bundle.
const script = join(cache, 'test-desktop/main.mjs');
const { build: bundle } = await import('esbuild'); // it may have been installed just now
await bundle({
  entryPoints: [join(root, 'test/desktop/main.ts')],
  outfile: script,
  bundle: true,
  platform: 'node',
  format: 'esm',
  packages: 'external',
  logLevel: 'error',
});
const { code } = await run(process.execPath, [script], { timeout: 600_000 });
process.exit(code);
