import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Host, Outcome } from './bundle.ts';
import { bundleSuite } from './bundle.ts';
import { root } from './root.ts';
import { openEditor } from './workbench.ts';

/**
 * Runs the suite in an extension host, against the packed extension.
 * @returns how each test went
 * @throws when the suite did not come to its end
 */
export async function runSuite(host: Host): Promise<Outcome[]> {
  const editor = await openEditor(host);
  // VS Code runs a suite in the host of the extension in whose folder it lies, so it is laid beside the installed one.
  const installed = editor.extension;
  const suite = await bundleSuite(host, installed);
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
    const timer = setTimeout(() => exit('time'), 180_000);
    await page.goto(
      workbench.open(folder, null, [
        ['extensionDevelopmentPath', workbench.remote(installed)],
        ['extensionTestsPath', workbench.remote(suite)],
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
