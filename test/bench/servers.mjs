// The servers of the bench, their command lines and what they call the two findings that all of them look for.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cache, npm, timed } from '../../.scripts/lib/run.mjs';

const own = fileURLToPath(new URL('.', import.meta.url));
/** Where the other servers are installed and the drafts written. */
export const workshop = join(cache, 'bench');
/** A package of the workshop. */
export const require = createRequire(join(workshop, 'package.json'));

/** Installs the other servers, unless they are there. */
export async function installServers() {
  mkdirSync(workshop, { recursive: true });
  const same = (name) =>
    existsSync(join(workshop, name)) && readFileSync(join(workshop, name)).equals(readFileSync(join(own, name)));
  if (same('package.json') && existsSync(join(workshop, 'node_modules/rumdl'))) return;
  copyFileSync(join(own, 'package.json'), join(workshop, 'package.json'));
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--ignore-scripts'];
  await timed('Servers installed', () => npm(['install', ...quiet], { cwd: workshop, quiet: true }));
}

/** A large draft must not end a server before its time is taken. */
const heap = '--max-old-space-size=8192';

/**
 * @param entry our own server's file
 * @returns by name: how to start it, in which form it follows citations, the codes of its findings for a citation
 * without an entry and an entry without a citation, and what it wants to have beside the draft or be told at the start
 */
export function servers(entry) {
  const native = join(workshop, 'node_modules/@rumdl');
  const rumdl = readdirSync(native).flatMap((name) =>
    readdirSync(join(native, name)).map((file) => join(native, name, file)),
  );
  return {
    ours: {
      command: [process.execPath, entry, '--stdio'],
      form: 'brackets',
      codes: ['undefined-citation', 'unused-source'],
      // It says no more at once, the weighty findings first.
      most: 1000,
      // Its list of sources to cite is short.
      caps: true,
      // It may say the rest of its findings behind the first ones, and is held to say all of them in the end.
      says: 'in parts',
    },
    vscode: {
      title: 'VS Code’s Markdown server',
      command: [
        process.execPath,
        heap,
        require.resolve('vscode-markdown-languageserver/dist/node/workerMain.js'),
        '--stdio',
      ],
      form: 'links',
      codes: ['link.no-such-reference', 'link.unused-definition'],
      options: { markdownFileExtensions: ['md'] },
      // It shows the pictures that a link leads to, and nothing over a reference.
      lacks: 'hover',
      // It declares this one only to an editor that lets it register.
      also: 'completion',
    },
    rumdl: {
      title: 'rumdl',
      command: [rumdl.find((path) => /rumdl(\.exe)?$/.test(path)), 'server'],
      form: 'links',
      codes: ['MD052', 'MD053'],
      files: { '.rumdl.toml': '[global]\nenable = ["MD052", "MD053"]\n' },
      // It takes numbers for no references, so that it finds the unused entries alone.
      blind: true,
    },
    floor: {
      title: 'a regex',
      command: [process.execPath, heap, join(own, 'floor.mjs'), '--stdio'],
      form: 'brackets',
      codes: ['undefined', 'unused'],
      // It takes the brackets of code for citations too.
      readsCode: true,
    },
  };
}
