import { defineConfig } from 'vitest/config';

/** The tests in a real editor: one browser at a time, and time for a slow machine. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    include: ['test/editor/*.test.ts', 'test/desktop/*.test.ts'],
    fileParallelism: false,
    // One process for all files, so that they can share a window.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
  },
});
