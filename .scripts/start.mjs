// Builds the extension and opens a draft in VS Code with it. `npm start -- path/to/draft.md` opens that draft.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { basename, delimiter, dirname, join, resolve } from 'node:path';
import { cache, end, must, root, start, timed } from './lib/run.mjs';
import { startWorkbench } from './lib/workbench.mjs';
import { build, pack, vsix } from './pack.mjs';
import { installPackages, installWorkbench } from './setup.mjs';

/** The draft to open: the one named, or a copy of the sample, so that trying things out leaves the project as it is. */
function findDraft() {
  const named = process.argv[2];
  if (named) {
    // npm runs scripts in the project's folder; the path was typed in another one.
    const path = resolve(process.env.INIT_CWD ?? process.cwd(), named);
    if (!existsSync(path) || !statSync(path).isFile()) throw new Error(`There is no file ${path}`);
    return realpathSync(path);
  }
  const sample = join(root, 'client/sample/harbour-ferry.txt');
  const copy = join(cache, 'sample', basename(sample));
  mkdirSync(dirname(copy), { recursive: true });
  if (!existsSync(copy)) copyFileSync(sample, copy);
  return copy;
}

/** The desktop editor's command, where it can open a window: not as root, not through a shim of a remote session. */
function findDesktop() {
  const remote = process.env.VSCODE_IPC_HOOK_CLI || process.env.SSH_CONNECTION || process.env.REMOTE_CONTAINERS;
  if (process.getuid?.() === 0 || remote) return null;
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return null;
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(existsSync);
  if (!path) return null;
  try {
    execFileSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000, shell: process.platform === 'win32' });
    return path;
  } catch {
    return null;
  }
}

/** Opens the desktop editor with folders of its own: nothing of the writer's settings and extensions is touched. */
async function openDesktop(code, draft) {
  const own = ['--user-data-dir', join(cache, 'desktop/user'), '--extensions-dir', join(cache, 'desktop/extensions')];
  const shell = process.platform === 'win32';
  await must(code, [...own, '--install-extension', vsix, '--force'], { quiet: true, shell });
  console.log(`VS Code is open with ${draft}\nIt ends with its window or with Ctrl+C.`);
  const window = start(code, [...own, '--new-window', '--wait', dirname(draft), '--goto', draft], {
    shell,
    stdio: 'ignore',
  });
  await new Promise((done) => window.on('exit', done));
}

async function openBrowser(draft) {
  await installWorkbench();
  const workbench = await timed('VS Code started', () =>
    startWorkbench({ data: join(cache, 'start'), vsix, settings: { 'editor.wordWrap': 'on' } }),
  );
  workbench.process.on('exit', (code) => {
    console.error(`VS Code's server ended (${code}).\n${workbench.log()}`);
    process.exit(1);
  });
  process.on('exit', () => end(workbench.process));
  console.log(`\n${draft}\nis open in VS Code at the address below, for this machine only. Ctrl+C ends it.\n`);
  console.log(workbench.open(dirname(draft), draft));
}

try {
  const draft = findDraft();
  await installPackages();
  await timed('Built', build);
  await timed('Packed', pack);
  const code = findDesktop();
  if (code) await openDesktop(code, draft);
  else await openBrowser(draft);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
