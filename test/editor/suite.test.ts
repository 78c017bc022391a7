import { describe, expect, test } from 'vitest';
import { runSuite } from './mocha.ts';

// The outcomes are collected first, so that each test of the suite is one here.
for (const host of ['machine', 'web'] as const) {
  const outcomes = await runSuite(host);
  describe(`in the extension host (${host})`, () => {
    test('every test of the suite ran', () => expect(outcomes.length).toBeGreaterThan(10));
    for (const { title, error } of outcomes) {
      test(title, () => {
        if (error) throw new Error(error);
      });
    }
  });
}
