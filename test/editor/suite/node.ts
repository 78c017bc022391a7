import Mocha from 'mocha';
import 'vscode-languageclient/node'; // the client library asks for the platform's entry first
import { report } from './report.ts';

/** The entry that VS Code calls in an extension host on a machine. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 20_000 });
  mocha.suite.emit('pre-require', globalThis, 'suite', mocha);
  await import('./index.ts');
  await report((done) => mocha.run(done));
}
