import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sharedWindow } from './window.ts';
import { output } from './workbench.ts';

const draft = `# The ferry wall

It was built in two years [1]. Nobody expected the storm [4].

The harbour paid for it twice over [1, 3]. “It will hold,” said Mara Lind, the engineer [1].

## References

[1] Harbour Times. “The Wall That Holds.” 4 May 2021. https://harbour.example/wall
[2] Coast Review. “Stone for the Ferry.” https://coast.example/stone
[3] Bay Radio. “Who Pays for the Wall?” https://www.harbour.example/wall/
`;

const shared = sharedWindow('overview.md', draft, 'Coast Review');

beforeAll(async () => {
  mkdirSync(join(shared.editor.folder, '.vscode'), { recursive: true });
  await shared.editor.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
});
afterAll(() => set({}));

/** The folder's own settings, written while the editor runs. */
const set = (settings: Record<string, unknown>) =>
  writeFileSync(join(shared.editor.folder, '.vscode/settings.json'), JSON.stringify(settings));
const text = async (one: Locator) => ((await one.textContent()) ?? '').replaceAll('\u00a0', ' ').trim();
const status = () => shared.editor.page.locator('[id*="wellSourced.status"]').first();
const pane = () =>
  shared.editor.page
    .locator('.pane')
    .filter({ has: shared.editor.page.locator('.tree-explorer-viewlet-tree-view') })
    .first();
const rows = () => pane().locator('.monaco-list-row');
const texts = async () => (await rows().allTextContents()).map((row) => row.replaceAll('\u00a0', ' '));
const row = (words: string) => rows().filter({ hasText: words }).first();
/** What VS Code says of the selection: `Ln 3, Col 28 (1 selected)`. */
const selection = () => text(shared.editor.page.locator('[id="status.editor.selection"]'));

/** What VS Code says when the first number of these words of the draft is selected. */
function numberAt(words: string): string {
  const before = draft.slice(0, draft.indexOf(words) + '[1'.length).split('\n');
  return `Ln ${before.length}, Col ${before.at(-1)!.length + 1} (1 selected)`;
}

describe('the status bar', () => {
  test('says how much the draft cites, and what is wrong', async () => {
    await status().waitFor({ timeout: 30_000 });
    await expect.poll(() => text(status()), { timeout: 10_000 }).toBe('3 sources · 4 citations · 2 problems');
    expect(await status().locator('a').getAttribute('aria-label')).toContain('3 sources, 4 citations, 2 problems');
  });

  test('opens the view', async () => {
    // The files make room for the shared.view.
    await shared.editor.page.locator('.explorer-folders-view').waitFor({ timeout: 10_000 });
    await shared.editor.page.locator('.pane-header').first().click();
    await status().click();
    await rows().first().waitFor({ timeout: 10_000 });
    expect(await texts()).toEqual([
      expect.stringMatching(/^\[4\] has no entry.*cited once/),
      expect.stringMatching(/^\[1\] Harbour Times.*cited 3 times.*The Wall That Holds/),
      expect.stringMatching(/^\[2\] Coast Review.*not cited/),
      expect.stringMatching(/^\[3\] Bay Radio.*cited once.*please check/),
    ]);
    await shared.view.screenshot('sources-view');
  });
});

describe('the view', () => {
  test('reads each row out in words, what its icon says included', async () => {
    const labels = await rows().evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
    expect(labels).toEqual([
      '4 has no entry, cited once',
      'Source 1, Harbour Times: The Wall That Holds, cited 3 times',
      'Source 2, Coast Review: Stone for the Ferry, not cited',
      'Source 3, Bay Radio: Who Pays for the Wall?, cited once, please check',
    ]);
  });

  test('by keyboard: Enter goes to the entry, again to each use, and back to the entry', async () => {
    await shared.view.command('Focus on Sources View');
    await shared.editor.page.keyboard.press('Home');
    await shared.editor.page.keyboard.press('ArrowDown');
    const places: string[] = [];
    for (let turn = 0; turn < 5; turn++) {
      const before = await selection();
      await shared.editor.page.keyboard.press('Enter');
      await expect.poll(selection, { timeout: 10_000 }).not.toBe(before);
      places.push(await selection());
    }
    expect(places).toEqual([
      numberAt('[1] Harbour'),
      numberAt('[1]. Nobody'),
      numberAt('[1, 3]'),
      numberAt('[1].\n\n##'),
      numberAt('[1] Harbour'),
    ]);
  });

  test('opens a row to its uses, each with its sentence, and its doubts', async () => {
    await shared.editor.page.keyboard.press('ArrowRight');
    await row('It was built in two years [1].').waitFor({ timeout: 10_000 });
    await rows().filter({ hasText: 'said Mara Lind' }).first().click();
    await expect.poll(selection, { timeout: 10_000 }).toBe(numberAt('[1].\n\n##'));
    await shared.editor.page.keyboard.press('End');
    await shared.editor.page.keyboard.press('ArrowRight');
    await row('Line 5').waitFor({ timeout: 10_000 });
    await shared.editor.page.keyboard.press('End');
    await rows().filter({ hasText: 'same' }).first().waitFor({ timeout: 10_000 });
    // As the README shows it.
    const clip = { x: 48, y: 36, width: 1148, height: 420 };
    await shared.editor.page.screenshot({ path: join(output, 'sources-readme.png'), clip });
    await shared.view.screenshot('sources-view-open');
  });

  test('is filtered, says so, and shows all again', async () => {
    await shared.view.command('Well-Sourced: Filter Sources');
    const choice = shared.editor.page
      .locator('.quick-input-widget .monaco-list-row')
      .filter({ hasText: 'Not cited' })
      .first();
    await choice.waitFor({ timeout: 10_000 });
    await choice.click();
    await expect.poll(texts, { timeout: 10_000 }).toEqual([expect.stringMatching(/^\[2\] Coast Review/)]);
    expect(await text(pane())).toContain('Not cited');
    await shared.view.command('Well-Sourced: Show All Sources');
    await expect.poll(async () => (await texts()).length, { timeout: 10_000 }).toBeGreaterThan(3);
  });

  test('copies a source as BibTeX from its menu, and all of them as text from the palette', async () => {
    const clipboard = () => shared.editor.page.evaluate(() => navigator.clipboard.readText());
    await row('[1] Harbour Times').click({ button: 'right' });
    const action = shared.editor.page
      .locator('.monaco-menu .action-item')
      .filter({ hasText: 'Copy Sources as BibTeX' });
    await action.waitFor({ timeout: 10_000 });
    // VS Code lets a menu stand for a tenth of a second before a click counts.
    await shared.editor.page.waitForTimeout(300);
    await action.click();
    await expect.poll(clipboard, { timeout: 10_000 }).toContain('@misc{harbour2021wall,');
    expect((await clipboard()).match(/^@/gm)).toHaveLength(1);
    await shared.view.command('Well-Sourced: Copy Sources as Text');
    await expect.poll(clipboard, { timeout: 10_000 }).toContain('[2] Coast Review. “Stone for the Ferry.”');
    expect((await clipboard()).trim().split('\n')).toHaveLength(3);
  });

  test('follows what the writer types, and so does what stands above the entries', async () => {
    const unused = shared.editor.page.locator('.codelens-decoration').filter({ hasText: 'not cited' });
    await unused.first().waitFor({ timeout: 20_000 });
    await shared.view.click('the storm [4].');
    await shared.editor.page.keyboard.press('End');
    await shared.view.type(' Stone [2].');
    await expect
      .poll(texts, { timeout: 10_000 })
      .toContainEqual(expect.stringMatching(/^\[2\] Coast Review.*cited once/));
    await expect.poll(() => text(status())).toBe('3 sources · 5 citations · 2 problems');
    await expect.poll(() => unused.count(), { timeout: 10_000 }).toBe(0);
  });
});

describe('in the text', () => {
  const lens = (words: string) => shared.editor.page.locator('.codelens-decoration').filter({ hasText: words }).first();

  test('each entry says how often it is cited, and lists the places', async () => {
    await lens('cited 3 times').waitFor({ timeout: 20_000 });
    await lens('cited 3 times').locator('a').click();
    const peek = shared.editor.page.locator('.reference-zone-widget');
    await peek.waitFor({ timeout: 20_000 });
    await expect
      .poll(async () => (await peek.locator('.ref-tree .monaco-list-row').allTextContents()).length, {
        timeout: 10_000,
      })
      .toBeGreaterThanOrEqual(3);
    await shared.view.screenshot('lens-references');
    await shared.editor.page.keyboard.press('Escape');
    await peek.waitFor({ state: 'detached', timeout: 10_000 });
  });

  test('outlets stand behind citations when the setting says so', async () => {
    const body = () => text(shared.editor.page.locator('.editor-instance .view-lines').first());
    expect(await body()).not.toContain('Harbour Times, Bay Radio');
    set({ 'wellSourced.inlayHints': true });
    await expect.poll(body, { timeout: 20_000 }).toContain('Harbour Times, Bay Radio');
    await shared.view.screenshot('inlay-hints');
  });

  test.each([
    ['dark', 'Default Dark Modern'],
    ['contrast', 'Default High Contrast'],
    ['contrast-light', 'Default High Contrast Light'],
  ])('is readable in another theme (%s)', async (name, theme) => {
    set({ 'wellSourced.inlayHints': true, 'workbench.colorTheme': theme });
    const wanted = name === 'dark' ? 'vs-dark' : name === 'contrast' ? 'hc-black' : 'hc-light';
    await shared.editor.page.locator(`.monaco-workbench.${wanted}`).waitFor({ timeout: 20_000 });
    await shared.editor.page.waitForTimeout(1000);
    await shared.view.screenshot(`sources-${name}`);
  });

  test('goes when the settings say so', async () => {
    set({
      'wellSourced.codeLens': false,
      'wellSourced.statusBar': false,
      'wellSourced.sourcesView': false,
    });
    await lens('cited').waitFor({ state: 'detached', timeout: 20_000 });
    await status().waitFor({ state: 'hidden', timeout: 10_000 });
    await pane().waitFor({ state: 'detached', timeout: 10_000 });
  });
});
