// Builds everything that is shipped into dist/: the language server (node, browser), the command line, the client.
import { existsSync, rmSync } from 'node:fs';
import { build, context } from 'esbuild';

const watch = process.argv.includes('--watch');
const minify = process.argv.includes('--minify');
const shared = {
  bundle: true,
  minify,
  sourcemap: minify ? false : 'linked',
  target: 'es2022',
  logLevel: 'warning',
  legalComments: 'none',
};
// Some libraries keep a `main` that loads its parts by hand, which no bundler can follow: their modules are taken.
const node = { ...shared, platform: 'node', target: 'node20', mainFields: ['module', 'main'] };
// The browser field of vscode-jsonrpc and friends picks the worker transport.
const browser = { ...shared, platform: 'browser' };
// The language server answers `initialize` before it loads the reader and the checks, which are a file of their own.
const lateSession = {
  name: 'late-session',
  setup({ onResolve }) {
    onResolve({ filter: /\/session\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './session.js', external: true } : undefined,
    );
  },
};
const targets = [
  // CommonJS bundles start faster on Node than ESM ones and keep `require` for the libraries that want it.
  {
    ...node,
    format: 'cjs',
    entryPoints: { node: 'server/node.ts', session: 'server/protocol/session.ts', cli: 'server/cli.ts' },
    plugins: [lateSession],
    outdir: 'dist',
  },
  { ...browser, format: 'iife', entryPoints: { browser: 'server/browser.ts' }, outdir: 'dist' },
  { ...node, format: 'cjs', external: ['vscode'], entryPoints: { client: 'client/node.ts' }, outdir: 'dist' },
  {
    ...browser,
    format: 'cjs',
    external: ['vscode'],
    entryPoints: { 'client-web': 'client/browser.ts' },
    outdir: 'dist',
  },
];
// TEMP-ABSENT: parts still to come
for (const target of targets)
  target.entryPoints = Object.fromEntries(Object.entries(target.entryPoints).filter(([, path]) => existsSync(path)));

if (watch) for (const target of targets) await (await context(target)).watch();
else {
  rmSync('dist', { recursive: true, force: true });
  await Promise.all(targets.map((target) => build(target)));
}
