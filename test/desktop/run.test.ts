import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runDesktop } from './run.ts';

/** Stands in for the desktop editor: installs by making the folder, and reports what it was asked to run. */
const standIn = `#!${process.execPath}
const { existsSync, mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const args = process.argv.slice(2);
const after = (name) => {
  const joined = args.find((arg) => arg.startsWith(name + '='));
  return joined ? joined.slice(name.length + 1) : args[args.indexOf(name) + 1];
};
if (args.includes('--install-extension')) {
  if (!existsSync(after('--install-extension'))) process.exit(3);
  mkdirSync(join(after('--extensions-dir'), 'well-sourced.well-sourced-0.1.0'), { recursive: true });
} else {
  const suite = after('--extensionTestsPath');
  const development = after('--extensionDevelopmentPath');
  const ready = existsSync(suite) && suite.startsWith(development);
  const title = ready ? 'the suite lies in the installed extension' : JSON.stringify(args);
  writeFileSync(join(args[0], '.outcomes.json'), JSON.stringify([{ title, error: ready ? null : 'not ready' }]));
  process.exit(ready ? 0 : 1);
}
`;

test.skipIf(process.platform === 'win32')(
  'the runner for the desktop installs, starts and reads the outcomes',
  async () => {
    const home = mkdtempSync(join(tmpdir(), 'stand-in-'));
    try {
      mkdirSync(join(home, 'bin'));
      for (const path of [join(home, 'code'), join(home, 'bin/code')]) {
        writeFileSync(path, standIn);
        chmodSync(path, 0o755);
      }
      const outcomes = await runDesktop(join(home, 'code'));
      expect(outcomes).toEqual([{ title: 'the suite lies in the installed extension', error: null }]);
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  },
);
