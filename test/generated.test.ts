import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FILES, generate } from '../.scripts/generated.mjs';
import { checks } from '../server/checks/index.ts';
import { languages } from '../server/workspace/settings.ts';

const root = join(import.meta.dirname, '..');

test.each(FILES)('the generated parts of %s are up to date', (file) => {
  const text = readFileSync(join(root, file), 'utf8');
  expect(text, 'run “npm run generate”').toBe(generate(file, text, { checks, languages }));
});

test('the table of checks has its place in the README', () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  for (const { code } of checks) expect(readme).toContain(`| \`${code}\` |`);
});

test('a changed check shows in every file', () => {
  const changed = [{ ...checks[0]!, summary: 'Something else.' }, ...checks.slice(1)];
  for (const file of FILES.filter((name) => name !== 'package.json')) {
    const text = readFileSync(join(root, file), 'utf8');
    expect(generate(file, text, { checks: changed, languages }), file).not.toBe(text);
  }
});
