/// <reference types="mocha" />
import 'mocha/mocha.js'; // the build for browsers: it defines a global
import 'vscode-languageclient/browser'; // the client library asks for the platform's entry first
import { report } from './report.ts';

/** The entry that VS Code calls in the extension host of a browser. */
export async function run(): Promise<void> {
  const { Mocha } = globalThis as unknown as { Mocha: typeof import('mocha') };
  // The reporter for browsers draws into a page, and a worker has none.
  const mocha = new Mocha({ ui: 'tdd', timeout: 20_000, reporter: class {} as unknown as string });
  mocha.suite.emit('pre-require', globalThis, 'suite', mocha);
  await import('./index.ts');
  await report((done) => mocha.run(done));
}
