import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runChecks } from '../../server/checks/index.ts';
import type { Draft } from '../../server/draft/model.ts';
import { readDraft } from '../../server/draft/parse.ts';

const WORDS = new Set<PropertyKey>([
  'quotes',
  'uncitedQuotes',
  'claims',
  'openClaims',
  'portions',
  'strayMarks',
  'citesElsewhere',
  'language',
]);

/** The draft, which notes in `asked` what is asked of it. */
const watched = (draft: Draft, asked: Set<PropertyKey>): Draft =>
  new Proxy(draft, {
    get(target, name) {
      asked.add(name);
      const value = Reflect.get(target, name, target) as unknown;
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

const folder = fileURLToPath(new URL('../drafts/articles', import.meta.url));

test('the checks of the first findings look for no quotes and claims', () => {
  const first = new Set<PropertyKey>();
  const all = new Set<PropertyKey>();
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.md'))) {
    const draft = readDraft(readFileSync(join(folder, name), 'utf8'), 'markdown');
    runChecks(watched(draft, first), { 'out-of-order': 'hint' }, { withoutWords: true });
    runChecks(watched(draft, all));
  }
  expect([...first].filter((name) => WORDS.has(name))).toEqual([]);
  expect([...all].filter((name) => WORDS.has(name)).length).toBeGreaterThan(4);
});
