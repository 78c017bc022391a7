// The browser that the editor tests drive: a packaged Chromium on Linux x64, elsewhere one that is installed.
import { execFileSync } from 'node:child_process';
import { chmodSync, createReadStream, createWriteStream, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { cache, must, timed } from './run.mjs';

const packaged = join(cache, 'workbench/node_modules/@sparticuz/chromium/bin');
const folder = join(cache, 'chromium');
const chrome = join(folder, 'chrome');

const unpack = async (name, to) => {
  await pipeline(createReadStream(join(packaged, name)), createBrotliDecompress(), createWriteStream(`${to}.part`));
  renameSync(`${to}.part`, to);
};

/** The shared libraries that the system lacks for the packaged Chromium. */
function lacking(env) {
  try {
    const lines = execFileSync('ldd', [chrome], { env, encoding: 'utf8' }).split('\n');
    return lines.filter((line) => line.includes('not found')).map((line) => line.trim().split(' ')[0]);
  } catch {
    return []; // no ldd: the start itself will tell
  }
}

const withLibraries = () => ({
  ...process.env,
  LD_LIBRARY_PATH: [join(folder, 'lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(delimiter),
});

function installed() {
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge', 'chrome'];
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((path) => names.map((name) => join(path, name + suffix)));
  const programs = [process.env.ProgramFiles, process.env['ProgramFiles(x86)'], process.env.LOCALAPPDATA].filter(
    Boolean,
  );
  return [
    ...onPath,
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ...programs.map((path) => join(path, 'Google/Chrome/Application/chrome.exe')),
    ...programs.map((path) => join(path, 'Microsoft/Edge/Application/msedge.exe')),
  ].find(existsSync);
}

/**
 * Makes the browser ready.
 * @returns the path of its program and the environment that it needs
 * @throws an error with the one command that installs what is missing
 */
export async function installBrowser() {
  const own = process.env.WELL_SOURCED_BROWSER;
  if (own) return { path: own, env: process.env };
  if (!existsSync(packaged)) {
    const path = installed();
    if (path) return { path, env: process.env };
    throw new Error(
      'The editor tests need Chrome, Chromium or Edge, and none was found.\nInstall one with: npx playwright-core install chromium\nand name its program in WELL_SOURCED_BROWSER.',
    );
  }
  if (!existsSync(chrome)) {
    await timed('Chromium unpacked', async () => {
      mkdirSync(folder, { recursive: true });
      await unpack('chromium.br', chrome);
      chmodSync(chrome, 0o755);
    });
  }
  if (lacking(process.env).length === 0) return { path: chrome, env: process.env };
  if (!existsSync(join(folder, 'lib'))) {
    const archive = join(folder, 'libraries.tar');
    await unpack('al2023.tar.br', archive);
    await must('tar', ['-xf', archive, '-C', folder], { quiet: true });
    rmSync(archive);
  }
  const env = withLibraries();
  const missing = lacking(env);
  if (missing.length === 0) return { path: chrome, env };
  throw new Error(
    `The test browser needs libraries that this system lacks: ${missing.join(', ')}.\nInstall them with: npx playwright-core install-deps chromium`,
  );
}
