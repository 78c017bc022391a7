import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './root.ts';

/** `machine`: the extension runs beside the files, as on the desktop. `web`: in a web worker of the browser. */
export type Host = 'machine' | 'web';

/** One test of the suite as it went. */
export interface Outcome {
  readonly title: string;
  readonly error: string | null;
}

/** Bundles the suite for a kind of extension host; answers the path of the script that VS Code runs. */
export async function bundleSuite(host: Host, folder: string): Promise<string> {
  await build({
    entryPoints: { suite: join(root, 'test/editor/suite', host === 'web' ? 'web.ts' : 'node.ts') },
    outdir: folder,
    bundle: true,
    format: 'cjs',
    platform: host === 'web' ? 'browser' : 'node',
    external: ['vscode', ...(host === 'web' ? [] : ['mocha'])],
    logLevel: 'error',
  });
  return join(folder, 'suite.js');
}
