// Brings everything that the other scripts need into node_modules and .cache; at once when it is all there.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installBrowser } from './lib/browser.mjs';
import { cache, isMain, npm, root, timed } from './lib/run.mjs';

const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];

/** Installs the packages of the project when those in node_modules are not the ones of the lock. */
export async function installPackages() {
  const read = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {});
  const installed = read(join(root, 'node_modules/.package-lock.json'));
  const missing = Object.entries(read(join(root, 'package-lock.json'))).filter(
    ([path, wanted]) => path !== '' && !wanted.optional && installed[path]?.version !== wanted.version,
  );
  if (missing.length > 0) await timed('Packages installed', () => npm(['ci', ...quiet], { quiet: true }));
}

/** Where the VS Code for the browser is kept. */
export const workbench = join(cache, 'workbench');
const vscode = join(workbench, 'node_modules/code-server/lib/vscode');

// Of VS Code's own dependencies these are built from source or not needed to edit text: sign-in, AI, search.
const unneeded =
  /^(@github|@devcontainers)\/|^@microsoft\/mxc|^@vscode\/(copilot|sandbox|sqlite3|spdlog|windows|ripgrep)|^(kerberos|ssh2)$/;
// Bundled extensions that would ask for a network, an account or a rebuild.
const extensions = [
  ...[
    'copilot',
    'git',
    'github',
    'github-authentication',
    'grunt',
    'gulp',
    'ipynb',
    'jake',
    'mermaid-markdown-features',
  ],
  ...['microsoft-authentication', 'ms-vscode.js-debug', 'ms-vscode.js-debug-companion', 'npm', 'php-language-features'],
  ...['ms-vscode.vscode-js-profile-table', 'terminal-suggest', 'tunnel-forwarding', 'typescript-language-features'],
];
// The native logger, which cannot be built here; without any, every line to log prints a stack trace.
const logger = `class Logger {}
for (const name of ['trace','debug','info','warn','error','critical','setLevel','getLevel','clearFormatters','setPattern','flush','drop'])
  Logger.prototype[name] = () => 0;
exports.version = 0;
exports.setLevel = exports.setFlushOn = exports.shutdown = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = exports.createAsyncRotatingLogger = async () => new Logger();
`;

/** Installs VS Code for the browser and a Chromium, from packages alone: no compiler, no install script, no sudo. */
export async function installWorkbench() {
  const recipe = ['package.json', 'package-lock.json'].map((name) => join(root, '.scripts/workbench', name));
  const hash = createHash('sha256');
  for (const path of [...recipe, import.meta.filename ?? new URL(import.meta.url)]) hash.update(readFileSync(path));
  const wanted = hash.digest('hex');
  const stamp = join(workbench, 'ready');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  await timed('VS Code for the browser installed', async () => {
    mkdirSync(workbench, { recursive: true });
    rmSync(stamp, { force: true });
    for (const path of recipe) copyFileSync(path, join(workbench, path.slice(path.lastIndexOf('package'))));
    const packagedBrowser = process.platform === 'linux' && process.arch === 'x64';
    await npm(['ci', '--ignore-scripts', ...(packagedBrowser ? [] : ['--omit=dev']), ...quiet], {
      cwd: workbench,
      quiet: true,
    });
    // The package leaves VS Code's own dependencies to an install script; they are pinned by its shrinkwrap.
    const path = join(vscode, 'package.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    for (const name of Object.keys(manifest.dependencies)) if (unneeded.test(name)) delete manifest.dependencies[name];
    writeFileSync(path, JSON.stringify(manifest, null, 2));
    await npm(['install', '--ignore-scripts', '--omit=dev', '--engine-strict=false', ...quiet], {
      cwd: vscode,
      quiet: true,
    });
    const spdlog = join(vscode, 'node_modules/@vscode/spdlog');
    mkdirSync(spdlog, { recursive: true });
    writeFileSync(
      join(spdlog, 'package.json'),
      '{ "name": "@vscode/spdlog", "version": "0.15.8", "main": "index.js" }',
    );
    writeFileSync(join(spdlog, 'index.js'), logger);
    for (const name of extensions) rmSync(join(vscode, 'extensions', name), { recursive: true, force: true });
    writeFileSync(stamp, wanted);
  });
}

/** All that `npm test` needs; `npm start` does without the browser. */
export async function setup({ browser = true } = {}) {
  await installPackages();
  await installWorkbench();
  if (browser) await installBrowser();
}

if (isMain(import.meta.url)) {
  await setup();
  console.log('Ready.');
}
