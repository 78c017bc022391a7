import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { View } from './view.ts';
import type { Editor } from './workbench.ts';
import { openEditor } from './workbench.ts';

const draft = `# The ferry wall

It was built in two years [1]. Nobody expected the storm [4].

The harbour paid for it twice over [1, 3].

## References

[1] Harbour Times. “The Wall That Holds.” https://harbour.example/wall
[2] Coast Review. “Stone for the Ferry.” https://coast.example/stone
[3] Bay Radio. “Who Pays for the Wall?” https://www.harbour.example/wall/
`;

let editor: Editor;
let view: View;
let path: string;

beforeAll(async () => {
  editor = await openEditor('machine', {
    ...{ 'editor.minimap.enabled': false, 'editor.wordWrap': 'on', 'files.autoSave': 'off' },
    'outline.problems.enabled': false,
  });
  path = join(editor.folder, 'wall.md');
  writeFileSync(path, draft);
  view = new View(editor.page);
  await view.open(editor.workbench.open(editor.folder, path), 'Coast Review');
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await view.screenshot(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
});
afterAll(() => editor?.close());

const tree = () => editor.page.locator('.tree-explorer-viewlet-tree-view .monaco-list');
const rows = () => tree().locator('.monaco-list-row');
const status = () =>
  editor.page.locator('[id="well-sourced.well-sourced.wellSourced.status"], [id*="wellSourced.status"]').first();
const text = async (one: Locator) => ((await one.textContent()) ?? '').replaceAll('\u00a0', ' ').trim();

describe('the status bar', () => {
  test('says how much the draft cites, and what is wrong', async () => {
    await status().waitFor({ timeout: 30_000 });
    await expect.poll(() => text(status()), { timeout: 10_000 }).toBe('3 sources · 3 citations · 2 problems');
    expect(await status().locator('a').getAttribute('aria-label')).toContain('3 sources, 3 citations, 2 problems');
  });

  test('opens the view', async () => {
    await status().click();
    await rows().first().waitFor({ timeout: 10_000 });
    await view.screenshot('sources-view');
  });
});
