import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Host } from './workbench.ts';
import { openEditor } from './workbench.ts';

const root = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');

/** One test of the suite as it went. */
export interface Outcome {
  readonly title: string;
  readonly error: string | null;
}

/** Bundles the suite as an extension that consists of tests alone; answers its folder. */
export async function bundleSuite(host: Host): Promise<string> {
  const folder = join(root, '.cache/test-suite', host);
  mkdirSync(folder, { recursive: true });
  const entry = host === 'web' ? 'web.ts' : 'node.ts';
  await build({
    entryPoints: { suite: join(root, 'test/editor/suite', entry) },
    outdir: folder,
    bundle: true,
    format: 'cjs',
    platform: host === 'web' ? 'browser' : 'node',
    external: ['vscode', ...(host === 'web' ? [] : ['mocha'])],
    logLevel: 'error',
  });
  const manifest = {
    name: 'well-sourced-suite',
    publisher: 'well-sourced',
    version: '0.0.0',
    engines: { vscode: '*' },
  };
  const main = host === 'web' ? { browser: './suite.js' } : { main: './suite.js' };
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, ...main }));
  return folder;
}

/**
 * Runs the suite in an extension host, beside the packed extension.
 * @returns how each test went
 * @throws when the suite did not come to its end
 */
export async function runSuite(host: Host): Promise<Outcome[]> {
  const suite = await bundleSuite(host);
  const settings =
    host === 'web'
      ? { 'remote.extensionKind': { 'well-sourced.well-sourced': ['web'], 'well-sourced.well-sourced-suite': ['web'] } }
      : {};
  const editor = await openEditor(host, settings);
  try {
    const { page, workbench, folder } = editor;
    const log: string[] = [];
    let exit: (code: number | 'time') => void = () => {};
    const ended = new Promise<number | 'time'>((resolve) => {
      exit = resolve;
    });
    await page.exposeFunction('codeAutomationLog', (type: string, parts: unknown[]) =>
      log.push(`${type} ${parts.join(' ').split('\n', 1)[0]}`),
    );
    await page.exposeFunction('codeAutomationExit', (code: number) => exit(code));
    const timer = setTimeout(() => exit('time'), 100_000);
    await page.goto(
      workbench.open(folder, null, [
        ['extensionDevelopmentPath', workbench.remote(suite)],
        ['extensionTestsPath', workbench.remote(`${suite}/suite.js`)],
        ['skipWelcome', 'true'],
      ]),
    );
    const code = await ended;
    clearTimeout(timer);
    try {
      return JSON.parse(readFileSync(join(folder, '.outcomes.json'), 'utf8'));
    } catch {
      await page.screenshot({ path: join(root, '.cache/test-output', `suite-${host}.png`) });
      throw new Error(`The suite ended without outcomes (${code}).\n${log.slice(-40).join('\n')}`);
    }
  } finally {
    await editor.close();
  }
}
