import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TextEdit } from '../../server/edits/fix.ts';
import { applyEdits } from '../../server/edits/plan.ts';
import { apart, joined } from '../../server/protocol/edits.ts';
import { DraftText } from '../../server/text/draftText.ts';

const changes = fc.record({
  text: fc.string({ minLength: 60, maxLength: 200 }),
  cuts: fc.uniqueArray(fc.nat(60), { minLength: 10, maxLength: 40 }),
  words: fc.array(fc.string({ maxLength: 4 }), { minLength: 40, maxLength: 40 }),
  most: fc.integer({ min: 1, max: 8 }),
});

test('many edits become few that make the same text', () => {
  let fewer = 0;
  fc.assert(
    fc.property(changes, ({ text, cuts, words, most }) => {
      const at = [...new Set(cuts.map((cut) => Math.min(cut, text.length)))].sort((a, b) => a - b);
      const edits: TextEdit[] = [];
      for (let i = 0; i + 1 < at.length; i += 2) edits.push({ start: at[i]!, end: at[i + 1]!, newText: words[i / 2]! });
      const made = joined(DraftText.of(text), edits, most);
      expect(applyEdits(text, made)).toBe(applyEdits(text, edits));
      expect(made.length).toBeLessThanOrEqual(most);
      if (made.length < edits.length) fewer++;
    }),
  );
  expect(fewer).toBeGreaterThan(10);
});

test('few edits, and those with places to type on, stay as they are', () => {
  const text = DraftText.of('Nets tore [1], ropes held [2].');
  const edits = [
    { start: 11, end: 12, newText: '2' },
    { start: 27, end: 28, newText: '1', stops: [{ start: 0, end: 1 }] },
  ];
  expect(joined(text, edits, 2)).toBe(edits);
  expect(joined(text, edits, 1)).toBe(edits);
});

test('what is inserted in front of a replacement is one edit with it, its places to type on moved along', () => {
  const edits = [
    { start: 0, end: 0, newText: '## Sources\n\n' },
    { start: 0, end: 4, newText: '[1] ', stops: [{ start: 1, end: 2 }] },
    { start: 4, end: 4, newText: 'a' },
    { start: 4, end: 4, newText: 'b' },
    { start: 6, end: 7, newText: 'c' },
  ];
  expect(apart(edits)).toEqual([
    { start: 0, end: 4, newText: '## Sources\n\n[1] ', stops: [{ start: 13, end: 14 }] },
    { start: 4, end: 4, newText: 'ab' },
    { start: 6, end: 7, newText: 'c' },
  ]);
});
