import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import type { Outcome } from '../editor/bundle.ts';
import { bundleSuite } from '../editor/bundle.ts';
import { root } from '../editor/root.ts';

/**
 * Runs the suite of the editor tests in the desktop editor, against the packed extension.
 * @param executable the editor's program; downloaded when absent
 * @returns how each test went
 * @throws when the extension cannot be installed or the suite did not come to its end
 */
export async function runDesktop(executable?: string): Promise<Outcome[]> {
  const program = executable ?? (await downloadAndUnzipVSCode({ cachePath: join(root, '.cache/desktop-editor') }));
  // Short paths: the editor's sockets lie in its data folder, and their names are limited.
  const home = mkdtempSync(join(tmpdir(), 'ws-'));
  const folder = join(home, 'drafts');
  const own = ['--user-data-dir', join(home, 'user'), '--extensions-dir', join(home, 'extensions')];
  mkdirSync(folder);
  try {
    const [command, ...rest] = resolveCliArgsFromVSCodeExecutablePath(program, { reuseMachineInstall: true });
    const install = [...rest, ...own, '--install-extension', join(root, '.cache/well-sourced.vsix'), '--force'];
    const shell = process.platform === 'win32';
    const installed = spawnSync(command!, install, { encoding: 'utf8', shell, timeout: 120_000 });
    if (installed.status !== 0) throw new Error(`The extension could not be installed.\n${installed.stderr}`);
    const { publisher, name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const extension = join(home, 'extensions', `${publisher}.${name}-${version}`);
    const suite = await bundleSuite('machine', extension);
    const failure = await runTests({
      vscodeExecutablePath: program,
      reuseMachineInstall: true, // the folders are named here instead
      extensionDevelopmentPath: extension,
      extensionTestsPath: suite,
      launchArgs: [folder, ...own, '--disable-workspace-trust', '--skip-welcome', '--skip-release-notes'],
    }).then(
      () => null,
      (error: unknown) => error,
    );
    try {
      return JSON.parse(readFileSync(join(folder, '.outcomes.json'), 'utf8'));
    } catch {
      throw new Error(`The suite ended without outcomes: ${failure ?? 'the editor closed'}`);
    }
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 3 });
  }
}
