import { basename, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { output } from './workbench.ts';

/** What a person does in the window: point, type, read. */
export class View {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the address and waits for the text of the draft. */
  async open(address: string, words: string): Promise<void> {
    await this.page.goto(address);
    await this.inFront(words);
  }

  /** Opens a file in the window by its whole path and waits for its text. */
  async openFile(path: string, words: string): Promise<void> {
    const name = basename(path);
    const opened = this.page.locator('.tab.active').filter({ hasText: name });
    for (let attempt = 0; ; attempt++) {
      // Not “Open File”: its field takes the folder's path a second time, over what was typed meanwhile.
      await this.page.keyboard.press('Control+p');
      const input = this.page.locator('.quick-input-widget input').first();
      await input.waitFor({ timeout: 10_000 });
      await input.fill(path);
      try {
        const row = this.page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: name }).first();
        await row.click({ timeout: 10_000 });
        await opened.waitFor({ timeout: 4_000 });
        break;
      } catch (error) {
        await this.screenshot(`failed-open-${name}-${attempt}`);
        if (attempt === 4) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
    await this.inFront(words);
  }

  /** Saves what is in front and closes all. */
  async closeAll(): Promise<void> {
    if ((await this.page.locator('.tab.dirty').count()) > 0) {
      await this.save();
      await this.page.locator('.tab.dirty').first().waitFor({ state: 'detached', timeout: 10_000 });
    }
    await this.command('View: Close All Editors');
    await this.page.locator('.tab').first().waitFor({ state: 'detached', timeout: 10_000 });
  }

  /** Runs a command of the palette by its whole title, but for the dots at its end. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    const input = this.page.locator('.quick-input-widget input').first();
    await input.waitFor({ timeout: 10_000 });
    await input.fill(`>${title}`);
    // Others may begin with the same words (“Close Editor”, “Close Editors in Group”).
    const label = this.page.locator('.label-name').filter({ hasText: new RegExp(`${title}(…|\\.\\.\\.)?$`) });
    const row = this.page.locator('.quick-input-widget .monaco-list-row').filter({ has: label }).first();
    await row.click({ timeout: 10_000 });
  }

  private async inFront(words: string): Promise<void> {
    await this.page.locator('.editor-instance .view-line').first().waitFor({ timeout: 60_000 });
    await this.page.waitForFunction(
      (wanted) => document.querySelector('.editor-instance .view-lines')?.textContent?.includes(wanted),
      words.replaceAll(' ', '\u00a0'), // the editor draws spaces as non-breaking ones
    );
  }

  /** The middle of the n-th place on the screen where the words stand. */
  async placeOf(words: string, nth = 0): Promise<{ x: number; y: number }> {
    const place = await this.page.evaluate(
      ([wanted, count]) => {
        let seen = 0;
        for (const line of document.querySelectorAll('.editor-instance .view-line')) {
          const text = (line.textContent ?? '').replaceAll('\u00a0', ' ');
          for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
            if (seen++ < count) continue;
            const range = document.createRange();
            const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
            let passed = 0;
            let started = false;
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
              const length = node.nodeValue?.length ?? 0;
              if (!started && at < passed + length) {
                range.setStart(node, at - passed);
                started = true;
              }
              if (started && at + wanted.length <= passed + length) {
                range.setEnd(node, at + wanted.length - passed);
                const { x, y, width, height } = range.getBoundingClientRect();
                return { x: x + width / 2, y: y + height / 2 };
              }
              passed += length;
            }
          }
        }
        return null;
      },
      [words, nth] as const,
    );
    if (!place) throw new Error(`“${words}” is not on the screen`);
    return place;
  }

  /** Points at the words and answers the card that comes up. */
  async hover(words: string, nth = 0): Promise<Locator> {
    const card = this.page
      .locator('.monaco-hover:not(.hidden) .hover-row')
      .filter({ hasNotText: 'Loading...' })
      .first();
    for (let attempt = 0; ; attempt++) {
      const { x, y } = await this.placeOf(words, nth);
      await this.page.mouse.move(x - 200, y + 150);
      await this.page.mouse.move(x, y + 1);
      await this.page.mouse.move(x + 1, y);
      try {
        // Without a server yet there is no card; the one that it has comes soon.
        await card.waitFor({ timeout: 1_200 });
        return this.page.locator('.monaco-hover:not(.hidden)').first();
      } catch (error) {
        if (attempt === 20) throw error;
      }
    }
  }

  async click(words: string, nth = 0): Promise<void> {
    const { x, y } = await this.placeOf(words, nth);
    await this.page.mouse.click(x, y);
  }

  /** Opens the light bulb's menu by its key, which VS Code may lose while it is busy; answers the menu. */
  async lightBulb(action: string | RegExp): Promise<Locator> {
    const row = this.page.locator('.action-widget .monaco-list-row.action').filter({ hasText: action }).first();
    for (let attempt = 0; ; attempt++) {
      await this.page.waitForTimeout(300);
      await this.page.keyboard.press('Control+.');
      try {
        await row.waitFor({ timeout: 4_000 });
        return this.page.locator('.action-widget').first();
      } catch (error) {
        if (attempt === 4) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
  }

  /**
   * The messages that VS Code keeps behind its bell, opened to be read or answered. Under test it shows none by itself.
   */
  async messages(): Promise<Locator> {
    const centre = this.page.locator('.notifications-center.visible');
    if ((await centre.count()) === 0) await this.page.locator('[id="status.notifications"]').click();
    await centre.waitFor({ timeout: 10_000 });
    return centre.locator('.notification-list-item');
  }

  /** Waits for a message with these words and answers it. */
  async message(words: string): Promise<Locator> {
    await this.page.locator('[id="status.notifications"] .codicon-bell-dot').waitFor({ timeout: 30_000 });
    const message = (await this.messages()).filter({ hasText: words });
    await message.waitFor({ timeout: 10_000 });
    return message;
  }

  /** @param delay milliseconds between two keys */
  async type(text: string, delay = 20): Promise<void> {
    await this.page.keyboard.type(text, { delay });
  }

  /** Saves; the file has the new text a moment later. */
  async save(): Promise<void> {
    await this.page.keyboard.press('Control+s');
  }

  /** Keeps a picture of the window, and one of the draft alone, as the README shows it. */
  async screenshot(name: string): Promise<void> {
    await this.page.screenshot({ path: join(output, `${name}.png`) });
    const clip = { x: 360, y: 260, width: 832, height: 520 };
    await this.page.screenshot({ path: join(output, `${name}-draft.png`), clip });
  }
}
