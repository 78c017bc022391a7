import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { View } from './view.ts';
import type { Editor } from './workbench.ts';
import { openEditor } from './workbench.ts';

const sample = new URL('../../client/sample/harbour-ferry.txt', import.meta.url).pathname;

describe.each(['machine', 'web'] as const)('a writer at the sample draft (%s)', (host) => {
  let editor: Editor;
  let view: View;
  let draft: string;
  const strangers = new Set<string>();

  beforeAll(async () => {
    editor = await openEditor(host, {
      ...{ 'editor.wordWrap': 'on', 'editor.minimap.enabled': false },
      // Only what the writer saves reaches the file.
      'files.autoSave': 'off',
    });
    draft = join(editor.folder, 'harbour-ferry.txt');
    copyFileSync(sample, draft);
    view = new View(editor.page);
    editor.page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (/^(http|ws)s?:$/.test(protocol) && hostname !== '127.0.0.1') strangers.add(hostname);
    });
    await view.open(editor.workbench.open(editor.folder, draft), 'Port Ellery Council');
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await view.screenshot(`${host}-failed-${task.name.replaceAll(/\W+/g, '-')}`);
  });
  afterAll(() => editor?.close());

  test('the number without an entry is underlined in red', async () => {
    await editor.page.locator('.squiggly-error').first().waitFor({ timeout: 30_000 });
    await view.screenshot(`${host}-squiggle`);
    expect(await editor.page.locator('.squiggly-error').count()).toBe(1);
    const place = await view.placeOf('[4]');
    const mark = await editor.page.locator('.squiggly-error').first().boundingBox();
    expect(mark && mark.x <= place.x && place.x <= mark.x + mark.width).toBe(true);
  });

  test('pointing at a citation brings the card of its source', async () => {
    const card = await view.hover('[2]');
    const text = ((await card.textContent()) ?? '').replaceAll(/\s+/g, ' ');
    await view.screenshot(`${host}-hover`);
    expect(text).toContain('Bay Radio');
    expect(text).toContain('Mayor Offers Ferry Company a Daytime Deal');
    expect(
      await card.locator('a[data-href^="https://bayradio.example/"], a[href^="https://bayradio.example/"]').count(),
    ).toBeGreaterThan(0);
    // The names are set bold, and nothing of the draft became a command.
    expect(await card.locator('strong').count()).toBeGreaterThan(0);
    expect(await card.locator('a[data-href^="command:"]').count()).toBe(0);
    await editor.page.keyboard.press('Escape');
  });

  test('the missing entry is added by keyboard alone, and the file holds exactly that', async () => {
    const before = readFileSync(draft, 'utf8');
    await view.click('[4]');
    const menu = await view.lightBulb(/^Add /);
    await view.screenshot(`${host}-light-bulb`);
    expect(await menu.locator('.monaco-list-row.action').count()).toBeGreaterThan(2);
    await editor.page.keyboard.press('Enter');
    await editor.page.locator('.squiggly-error').first().waitFor({ state: 'detached', timeout: 20_000 });
    // The entry comes in the list's own pattern; the places to fill in are a tab apart.
    await view.type('Residents’ League');
    await editor.page.keyboard.press('Tab');
    await view.type('Windows Closed');
    await editor.page.keyboard.press('Escape');
    await view.screenshot(`${host}-added`);
    await view.save();
    const lines = before.split('\n');
    const at = lines.findIndex((line) => line.startsWith('- ') && line.endsWith('[6]'));
    const added = '- Residents’ League. “Windows Closed.” https:// [4]';
    const expected = [...lines.slice(0, at), added, ...lines.slice(at)].join('\n');
    await expect.poll(() => readFileSync(draft, 'utf8'), { timeout: 10_000 }).toBe(expected);
  });

  test('undo brings the draft back as it was', async () => {
    await editor.page.keyboard.press('Control+z');
    for (let step = 0; step < 5; step++) await editor.page.keyboard.press('Control+z');
    await view.save();
    const original = readFileSync(sample, 'utf8');
    await expect.poll(() => readFileSync(draft, 'utf8'), { timeout: 10_000 }).toBe(original);
  });

  test('no message interrupts the writer', async () => {
    expect(await (await view.messages()).allTextContents()).toEqual([]);
    await editor.page.keyboard.press('Escape');
  });

  test('no other machine was asked for anything', () => expect([...strangers]).toEqual([]));
});
