import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { diskDrafts } from '../../server/protocol/diskDrafts.ts';

const folder = mkdtempSync(join(tmpdir(), 'well-sourced drafts ü '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the drafts of a folder have the addresses that Node gives them, whatever their names', async () => {
  const names = [
    'a.md',
    'b-2.txt',
    'ferry & wall.md',
    'größe.md',
    'ten % #1?.md',
    'deep/the [wall].md',
    'deep/c.markdown',
  ];
  mkdirSync(join(folder, 'deep'));
  mkdirSync(join(folder, 'node_modules'));
  for (const name of [...names, 'picture.png', '.hidden.md', 'node_modules/d.md'])
    writeFileSync(join(folder, name), '');
  const found = await diskDrafts([pathToFileURL(folder).href], 100);
  const wanted = names.map((name) => pathToFileURL(join(folder, name)).href);
  expect([...found].sort()).toEqual([...wanted].sort());
});
