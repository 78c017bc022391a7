import type { Frame } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { View } from './view.ts';
import { sharedWindow } from './window.ts';
import type { Editor } from './workbench.ts';

/** Long enough that the list is below the fold of the preview. */
const draft = `# The ferry wall

“We paid $5 million for stone that lasts,” said Mara Lind, the harbour’s engineer [2]. It was built in two years [1].
Nobody counted the boats [9].

${'The wall is long, and there is much to say of it that needs no source at all.\n\n'.repeat(40)}
## References

[1] Harbour Times. “The Wall That Holds.” https://harbour.example/wall

[2] Coast Review. “Stone for the Ferry.” https://coast.example/stone
`;

// VS Code for the browser runs its own preview beside the files, so that a plug-in for the web is not asked there.
describe('the preview of a draft', () => {
  const shared = sharedWindow('preview.md', draft, 'Mara Lind');
  let page: Frame;

  beforeAll(async () => {
    await shared.view.click('The ferry wall');
    await shared.editor.page.keyboard.press('Control+Shift+v');
    page = await previewFrame(shared.editor);
  });

  test('citations are links that name their source', async () => {
    const link = page.locator('.well-sourced-citation a', { hasText: '[2]' });
    await shared.view.screenshot('preview');
    expect(await link.getAttribute('title')).toBe('Coast Review – Stone for the Ferry');
    expect(await page.locator('.well-sourced-citation a').count()).toBe(2);
  });

  test('the number without an entry is marked, in the colour of errors', async () => {
    const mark = page.locator('.well-sourced-undefined');
    expect(await mark.textContent()).toBe('[9]');
    expect(await mark.getAttribute('title')).toContain('9');
    expect(await mark.evaluate((element) => getComputedStyle(element).textDecorationStyle)).toBe('wavy');
  });

  test('a click goes to the entry, and its arrow back', async () => {
    const entry = page.locator('p', { hasText: 'Coast Review. ' });
    const cited = page.locator('.well-sourced-citation', { hasText: '[2]' });
    const seen = (locator: typeof entry) =>
      locator.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return top >= -1 && bottom <= window.innerHeight + 1;
      });
    expect([await seen(cited), await seen(entry)]).toEqual([true, false]);
    await cited.locator('a').click();
    await expect.poll(() => seen(entry), { timeout: 10_000 }).toBe(true);
    await shared.view.screenshot('preview-entry');
    await entry.locator('.well-sourced-back a').click();
    await expect.poll(() => seen(cited), { timeout: 10_000 }).toBe(true);
    expect(await seen(entry)).toBe(false);
  });

  test('the lines of the draft stay tied to the page', async () => {
    expect(await page.locator('p', { hasText: 'Mara Lind' }).getAttribute('data-line')).toBe('2');
  });
});

/** The page of the preview: a frame in a frame. */
async function previewFrame({ page }: Editor): Promise<Frame> {
  const end = Date.now() + 40_000;
  while (Date.now() < end) {
    for (const frame of page.frames()) {
      if (frame === page.mainFrame()) continue;
      const found = await frame
        .locator('.well-sourced-citation')
        .count()
        .catch(() => 0);
      if (found > 0) return frame;
    }
    await page.waitForTimeout(250);
  }
  await new View(page).screenshot('failed-preview');
  throw new Error(
    `no preview among ${page
      .frames()
      .map((frame) => frame.url())
      .join(' ')}`,
  );
}
