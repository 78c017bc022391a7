import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { installBrowser } from '../../.scripts/lib/browser.mjs';
import type { Workbench } from '../../.scripts/lib/workbench.mjs';
import { startWorkbench } from '../../.scripts/lib/workbench.mjs';
import type { Host } from './bundle.ts';
import { root } from './root.ts';

const cache = join(root, '.cache');

/** Where screenshots and reports are kept. */
export const output = join(cache, 'test-output');

export interface Editor {
  readonly workbench: Workbench;
  /** The folder that the editor has open. */
  readonly folder: string;
  /** Where the packed extension was installed. */
  readonly extension: string;
  readonly page: Page;
  close(): Promise<void>;
  /** For the end of the process, which waits for nothing: the browser ends by itself. */
  readonly end: () => void;
}

// No background traffic: whatever still asks for another machine is a fault of ours.
const flags = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** Starts VS Code with the packed extension and a browser; the page is still blank. */
export async function openEditor(host: Host, settings: Record<string, unknown> = {}): Promise<Editor> {
  const folder = mkdtempSync(join(tmpdir(), 'well-sourced-'));
  const kind = host === 'web' ? { 'remote.extensionKind': { 'well-sourced.well-sourced': ['web'] } } : {};
  const data = join(cache, 'test-editor', host);
  const workbench = await startWorkbench({
    data,
    fresh: true,
    testing: true,
    vsix: join(cache, 'well-sourced.vsix'),
    settings: { ...kind, ...settings },
  });
  let context: BrowserContext | undefined;
  const profile = mkdtempSync(join(tmpdir(), 'well-sourced-browser-'));
  const end = () => {
    workbench.stop();
    for (const path of [folder, profile]) rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  };
  const close = async () => {
    await context?.close();
    end();
  };
  try {
    const { path, env } = await installBrowser();
    const viewport = { width: 1200, height: 800 };
    context = await chromium.launchPersistentContext(profile, { executablePath: path, env, args: flags, viewport });
    mkdirSync(output, { recursive: true });
    const { publisher, name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const extension = join(data, 'extensions', `${publisher}.${name}-${version}`);
    return { workbench, folder, extension, page: context.pages()[0] ?? (await context.newPage()), close, end };
  } catch (error) {
    await close();
    throw error;
  }
}
