// Starting and ending other programs, without any package: these scripts run before anything is installed.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root folder of the project. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
/** Whether the script with this address is the one that was started. */
export const isMain = (url) => process.argv[1] !== undefined && fileURLToPath(url) === realpathSync(process.argv[1]);
/** Everything that the scripts install or leave behind, node_modules and dist aside. */
export const cache = join(root, '.cache');

const windows = process.platform === 'win32';
const running = new Set();

/** Ends a program and all that it started. */
export function end(child) {
  if (!running.delete(child) || child.exitCode !== null) return;
  if (windows) spawn('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
  else {
    try {
      process.kill(-child.pid, 'SIGTERM');
    } catch {
      child.kill('SIGKILL');
    }
  }
}

process.on('exit', () => {
  for (const child of running) end(child);
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => process.exit(signal === 'SIGINT' ? 130 : 143));

/** Starts a program in a process group of its own, which ends with this process. */
export function start(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, ...options, detached: !windows });
  running.add(child);
  child.on('exit', () => running.delete(child));
  return child;
}

/**
 * Runs a program to its end.
 * @returns its exit code and, with `quiet`, what it printed
 */
export function run(command, args, { quiet = false, timeout = 0, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = start(command, args, {
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      ...options,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output += data));
    const timer = timeout && setTimeout(() => end(child), timeout);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Runs a program and throws with its output when it fails. */
export async function must(command, args, options = {}) {
  const { code, output } = await run(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}\n${output}`);
  return output;
}

/** Runs npm, the one this script was started by when there is one. */
export function npm(args, options = {}) {
  const own = process.env.npm_execpath;
  if (own?.endsWith('npm-cli.js')) return must(process.execPath, [own, ...args], options);
  const beside = join(
    dirname(process.execPath),
    windows ? 'node_modules/npm/bin/npm-cli.js' : '../lib/node_modules/npm/bin/npm-cli.js',
  );
  return existsSync(beside)
    ? must(process.execPath, [beside, ...args], options)
    : must('npm', args, { shell: windows, ...options });
}

/** Says how long a step took. */
export async function timed(name, work) {
  const from = performance.now();
  const result = await work();
  console.log(`${name} (${((performance.now() - from) / 1000).toFixed(1)} s)`);
  return result;
}
