import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { View } from './view.ts';
import type { Editor } from './workbench.ts';
import { openEditor } from './workbench.ts';

/** What a test file has of the window: there from its `beforeAll` on. */
export interface Shared {
  readonly editor: Editor;
  readonly view: View;
  /** Where the draft lies. */
  readonly path: string;
  /** Opens another draft of this test file in front. */
  open(file: string, text: string, words: string): Promise<string>;
}

const settings = { 'editor.minimap.enabled': false, 'editor.wordWrap': 'on', 'files.autoSave': 'off' };

// Files run one after the other in one process and leave what they load in memory (see the configuration).
let window: Editor | null = null;

/**
 * One window for the files that need nothing of their own, for opening one takes longer than most tests. A file that
 * fails leaves who knows what behind: the next one gets a new window.
 */
export function sharedWindow(file: string, text: string, words: string): Shared {
  let failed = true;
  const files: string[] = [];
  const current = {} as { editor: Editor; view: View; path: string };
  const open = async (name: string, content: string, seen: string) => {
    const { editor, view } = current;
    const path = join(editor.folder, name);
    files.push(path);
    writeFileSync(path, content);
    if (editor.page.url() === 'about:blank') await view.open(editor.workbench.open(editor.folder, path), seen);
    else await view.openFile(path, seen);
    return path;
  };
  beforeAll(async () => {
    if (!window) {
      window = await openEditor('machine', settings);
      process.once('exit', window.end);
    }
    current.editor = window;
    current.view = new View(window.page);
    current.path = await open(file, text, words);
    failed = false;
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    failed = true;
    await current.view?.screenshot(`failed-${file}-${task.name.replaceAll(/\W+/g, '-')}`);
  });
  afterAll(async () => {
    const { editor, view } = current;
    if (failed) {
      window = null;
      await editor?.close();
    } else {
      await view.closeAll();
      for (const path of files) rmSync(path, { force: true });
    }
  });
  return {
    get editor() {
      return current.editor;
    },
    get view() {
      return current.view;
    },
    get path() {
      return current.path;
    },
    open,
  };
}
