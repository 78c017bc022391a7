// Runs everything that shows the project to be right. `npm test -- unit editor` runs only the steps named.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { cache, root, run, timed } from './lib/run.mjs';
import { build, pack } from './pack.mjs';
import { setup, workbench } from './setup.mjs';

const output = join(cache, 'test-output');
const total = { passed: 0, failed: 0, skipped: 0 };
const bin = (name) => join(root, 'node_modules', name);

/** Runs a program that counts no tests; it counts only when it fails. */
async function program(name, path, args) {
  const result = await timed(name, () => run(process.execPath, [path, ...args], { quiet: true }));
  if (result.code === 0) return;
  console.log(`${result.output}\n${name}: failed`);
  total.failed++;
}

// The configurations are TypeScript in a package that is not of type “module”, which Vite 8 remarks upon.
const env = { ...process.env, VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' };

/** Runs a vitest configuration, or some files of it. @returns its exit code and its report; null when there is none */
async function reported(name, config, timeout, files = []) {
  const report = join(output, `${name}.json`);
  const args = ['run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile=${report}`, ...files];
  const { code } = await timed(name, () =>
    run(process.execPath, [bin('vitest/vitest.mjs'), ...args], { timeout, env }),
  );
  return { code, report: existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null };
}

/**
 * Runs a vitest configuration and adds up what it reports.
 * @param again whether files that fail are run once more: an editor in a browser may lose a key while its machine is busy.
 * What passes only then is said.
 */
async function vitest(name, config, timeout, { again = false } = {}) {
  let { code, report } = await reported(name, config, timeout);
  const failed = report?.testResults.filter(({ status }) => status !== 'passed').map(({ name: file }) => file) ?? [];
  if (again && failed.length > 0) {
    const second = await reported(`${name}, second try`, config, timeout, failed);
    if (second.code === 0 && second.report) {
      console.log(`Passed at the second try alone: ${failed.map((file) => relative(root, file)).join(', ')}`);
      const others = report.testResults.filter(({ name: file }) => !failed.includes(file));
      const passed = others
        .flatMap(({ assertionResults }) => assertionResults)
        .filter(({ status }) => status === 'passed');
      report = { ...second.report, numPassedTests: second.report.numPassedTests + passed.length };
      code = 0;
    }
  }
  if (!report) {
    console.log(`${name}: ended without a report`);
    total.failed++;
    return;
  }
  total.passed += report.numPassedTests;
  total.failed += report.numFailedTests;
  total.skipped += report.numPendingTests + report.numTodoTests;
  // A file that cannot be read, or an error outside of any test, fails the run without a failed test.
  if (code !== 0 && report.numFailedTests === 0) total.failed++;
}

const extensions = 'node_modules/code-server/lib/vscode/extensions';
const grammarsOfEditor = [
  'markdown-basics/syntaxes/markdown.tmLanguage.json',
  'html/syntaxes/html.tmLanguage.json',
  'html/syntaxes/html-derivative.tmLanguage.json',
  'javascript/syntaxes/JavaScript.tmLanguage.json',
  'yaml/syntaxes/yaml.tmLanguage.json',
];

const steps = {
  style: () => program('Style', bin('@biomejs/biome/bin/biome'), ['check', '.']),
  types: async () => {
    await program('Types', bin('typescript/bin/tsc'), ['-p', '.']);
    await program('Types of the pure core', bin('typescript/bin/tsc'), ['-p', 'server']);
  },
  build: () => timed('Built', build),
  unit: () => vitest('unit', 'test/vitest.config.ts', 600_000),
  colours: async () => {
    // The colours of markdown are put into VS Code's own grammar, which comes with the editor of the tests.
    const grammars = grammarsOfEditor.flatMap((path) => ['--grammar', join(workbench, extensions, path)]);
    await program('Colours', bin('vscode-tmgrammar-test/dist/unit.js'), [...grammars, 'test/grammar/*.{md,txt}']);
  },
  package: () => timed('Packed', pack),
  editor: () => vitest('editor', 'test/editor/vitest.config.ts', 900_000, { again: true }),
};

const named = process.argv.slice(2);
const unknown = named.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`Unknown step: ${unknown.join(', ')}. The steps: ${Object.keys(steps).join(', ')}.`);
  process.exit(2);
}

try {
  await setup();
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  for (const [name, step] of Object.entries(steps)) if (named.length === 0 || named.includes(name)) await step();
} catch (error) {
  console.error(error.message);
  total.failed++;
}
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`\n${total.passed} passed, ${total.failed} failed${skipped}`);
process.exit(total.failed > 0 ? 1 : 0);
