import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadCompiled } from '../../server/protocol/compiled.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compiled-'));
  file = join(folder, 'part.js');
  writeFileSync(file, "exports.name = require('node:path').basename(__filename); exports.twice = (n) => 2 * n;");
});
afterEach(() => rmSync(folder, { recursive: true }));

type Part = { name: string; twice(n: number): number };

test('a file is loaded, and what was compiled of it is kept once', async () => {
  const cache = join(folder, 'cache');
  const first = await loadCompiled<Part>(file, cache);
  expect([first.module.name, first.module.twice(4)]).toEqual(['part.js', 8]);
  first.keep();
  first.keep();
  const kept = readdirSync(cache);
  expect(kept).toHaveLength(1);
  const second = await loadCompiled<Part>(file, cache);
  expect(second.module.twice(5)).toBe(10);
  second.keep();
  expect(readdirSync(cache)).toEqual(kept);
});

test('another build, or a kept file that is damaged, is compiled anew', async () => {
  const cache = join(folder, 'cache');
  (await loadCompiled<Part>(file, cache)).keep();
  for (const name of readdirSync(cache)) writeFileSync(join(cache, name), 'damaged');
  expect((await loadCompiled<Part>(file, cache)).module.twice(3)).toBe(6);
  writeFileSync(file, 'exports.twice = (n) => n + n + 0;');
  utimesSync(file, 1, 1);
  const next = await loadCompiled<Part>(file, cache);
  expect(next.module.twice(7)).toBe(14);
  next.keep();
  expect(readdirSync(cache)).toHaveLength(2);
  // What nobody has used for months goes.
  for (const name of readdirSync(cache)) utimesSync(join(cache, name), 1, 1);
  utimesSync(file, 2, 2);
  (await loadCompiled<Part>(file, cache)).keep();
  expect(readdirSync(cache)).toHaveLength(1);
});

test('without a place to keep it nothing fails', async () => {
  const part = await loadCompiled<Part>(file, join(file, 'no-folder'));
  part.keep();
  expect(part.module.twice(2)).toBe(4);
  const nowhere = await loadCompiled<Part>(file, null);
  nowhere.keep();
  expect(readdirSync(folder)).toEqual(['part.js']);
});
