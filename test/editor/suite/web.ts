import 'mocha/mocha.js';
import { report } from './report.ts';

/** The entry that VS Code calls in the extension host of a browser. */
export async function run(): Promise<void> {
  // No reporter: the one for browsers draws into a page, and a worker has none.
  mocha.setup({ ui: 'tdd', timeout: 20_000, reporter: class {} as unknown as 'spec' });
  await import('./index.ts');
  await report((done) => mocha.run(done));
}
