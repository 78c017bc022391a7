// Builds everything that is shipped into dist/: the language server (node, browser), the command line, the client.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, context } from 'esbuild';
import { lexicons } from './lib/lexicons.mjs';

const watch = process.argv.includes('--watch');
const minify = process.argv.includes('--minify');
const shared = {
  bundle: true,
  metafile: true,
  minify,
  sourcemap: minify ? false : 'linked',
  target: 'es2022',
  logLevel: 'warning',
  charset: 'utf8',
  legalComments: 'none',
  plugins: [lexicons],
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
// The client on the desktop reads drafts for the preview alone: that is a file of its own until a page is shown. An
// extension on the web is one file by rule.
const lateReader = {
  name: 'late-reader',
  setup({ onResolve }) {
    onResolve({ filter: /\/pageReader\.ts$/ }, ({ kind }) =>
      kind === 'require-call' ? { path: './reader.js', external: true } : undefined,
    );
  },
};
// What takes files apart is loaded with the first copy that is made, and the reader of PDF files with the first PDF:
// together they are larger than everything else.
const lateExtract = {
  name: 'late-extract',
  setup({ onResolve }) {
    onResolve({ filter: /\/extract\/index\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './extract.js', external: true } : undefined,
    );
    onResolve({ filter: /^\.\/pdf\.ts$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './pdf.js', external: true } : undefined,
    );
  },
};
// A web worker is one file that every start reads: it goes without the reader of PDF files, and says so.
const noPdf = {
  name: 'no-pdf',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/pdf\.ts$/ }, ({ resolveDir }) => ({ path: join(resolveDir, 'noPdf.ts') }));
  },
};
// In what is read as bytes, the patterns too are written in ASCII: the bundler leaves them as they are.
const ascii = {
  name: 'ascii',
  setup({ initialOptions, onEnd }) {
    onEnd(() => {
      for (const name of Object.keys(initialOptions.entryPoints)) {
        const path = join(initialOptions.outdir, `${name}.js`);
        const code = readFileSync(path, 'utf8');
        const escaped = code.replace(
          /(\\*)([^\0-\x7f])/g,
          (_, backslashes, sign) =>
            // A backslash before the sign itself means nothing; before an escape it would undo that.
            `${backslashes.length % 2 === 1 ? backslashes.slice(1) : backslashes}\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
        writeFileSync(path, escaped);
      }
    });
  },
};
const targets = [
  // CommonJS bundles start faster on Node than ESM ones and keep `require` for the libraries that want it.
  {
    ...node,
    format: 'cjs',
    entryPoints: {
      node: 'server/node.ts',
      cli: 'server/cli.ts',
      extract: 'server/evidence/extract/index.ts',
      pdf: 'server/evidence/extract/pdf.ts',
    },
    plugins: [lexicons, lateSession, lateExtract],
    // The reader of PDF files looks for its own package's folder, and does without when there is none.
    logOverride: { 'empty-import-meta': 'silent' },
    // As `require`: Node's own `import()` reads a CommonJS file twice more to find out what it exports.
    supported: { 'dynamic-import': false },
    outdir: 'dist',
  },
  {
    ...node,
    format: 'cjs',
    entryPoints: { session: 'server/protocol/session.ts' },
    plugins: [lexicons, lateExtract, ascii],
    supported: { 'dynamic-import': false },
    // Read as bytes (see server/protocol/compiled.ts).
    charset: 'ascii',
    outdir: 'dist',
  },
  {
    ...browser,
    format: 'iife',
    entryPoints: { browser: 'server/browser.ts' },
    plugins: [lexicons, noPdf],
    outdir: 'dist',
  },
  {
    ...node,
    format: 'cjs',
    external: ['vscode'],
    entryPoints: { client: 'client/node.ts', reader: 'client/preview/pageReader.ts' },
    plugins: [lexicons, lateReader],
    outdir: 'dist',
  },
  {
    ...browser,
    format: 'cjs',
    external: ['vscode'],
    entryPoints: { 'client-web': 'client/browser.ts' },
    outdir: 'dist',
  },
];

/** What a package carries of others without saying so in its own licence. */
function carried(name) {
  if (name !== 'unpdf') return '';
  // TypeScript comes under the same licence and has its text.
  const apache = readFileSync('node_modules/typescript/LICENSE', 'utf8');
  const terms = apache.slice(apache.indexOf('Apache License'), apache.indexOf('END OF TERMS AND CONDITIONS'));
  return `\n\nIt holds PDF.js, Copyright Mozilla Foundation:\n\n${terms.trim()}`;
}

/** The licences of the packages that ended up in what is shipped: each asks to travel with its code. */
function licences(results) {
  const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const packages = inputs.map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  const texts = [...new Set(packages.filter(Boolean))].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = (file ? readFileSync(join(folder, file), 'utf8').trim() : `Licence: ${license}`) + carried(name);
    return `${name} ${version}\n\n${text}\n`;
  });
  writeFileSync('dist/LICENSES.txt', texts.join(`\n${'-'.repeat(80)}\n\n`));
}

if (watch) for (const target of targets) await (await context(target)).watch();
else {
  rmSync('dist', { recursive: true, force: true });
  licences(await Promise.all(targets.map((target) => build(target))));
}
