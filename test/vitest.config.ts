import { defineConfig } from 'vitest/config';

/** Everything but the tests that need an editor. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/editor/**', 'test/desktop/**', 'test/bench/**'],
    setupFiles: ['test/seed.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // A second, as it is by default, passes quickly on a machine with other work.
    expect: { poll: { timeout: 15_000 } },
  },
});
