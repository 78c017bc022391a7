/// <reference types="mocha" />
import { Uri, workspace } from 'vscode';
import type { Outcome } from '../bundle.ts';

/** Runs the tests and leaves how they went in the open folder, or on the console where there is none. */
export async function report(start: (done: (failures: number) => void) => Mocha.Runner): Promise<void> {
  const outcomes: Outcome[] = [];
  const failures = await new Promise<number>((resolve) => {
    start(resolve)
      .on('pass', (test) => outcomes.push({ title: test.fullTitle(), error: null }))
      .on('fail', (test, error) => outcomes.push({ title: test.fullTitle(), error: error.stack ?? String(error) }));
  });
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const text = JSON.stringify(outcomes, null, 2);
  if (folder) await workspace.fs.writeFile(Uri.joinPath(folder, '.outcomes.json'), new TextEncoder().encode(text));
  else console.log(text);
  if (failures > 0) throw new Error(`${failures} of ${outcomes.length} tests failed\n${text}`);
}
