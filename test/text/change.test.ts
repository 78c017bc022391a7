import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeBetween } from '../../server/text/change.ts';
import '../seed.ts';

test.each([
  ['The wall held.', 'The wall has held.', { start: 10, end: 10, insert: 'as h' }],
  ['aaa', 'aa', { start: 2, end: 3, insert: '' }],
  ['same', 'same', { start: 4, end: 4, insert: '' }],
  ['', 'new', { start: 0, end: 0, insert: 'new' }],
  ['a\r\nb', 'a\rb', { start: 1, end: 3, insert: '\r' }],
  ['a\nb', 'a\r\nb', { start: 1, end: 2, insert: '\r\n' }],
  ['x😀y', 'x😁y', { start: 1, end: 3, insert: '😁' }],
])('%j → %j', (before, after, change) => expect(changeBetween(before, after)).toEqual(change));

test('the change makes the one of the other, and takes nothing apart', () => {
  const text = fc.array(fc.constantFrom('a', 'b', '\r', '\n', '\r\n', '😀', '😁', '𝕏'), { maxLength: 8 });
  fc.assert(
    fc.property(text, text, (some, others) => {
      const [before, after] = [some.join(''), others.join('')];
      const { start, end, insert } = changeBetween(before, after);
      expect(start).toBeLessThanOrEqual(end);
      expect(before.slice(0, start) + insert + before.slice(end)).toBe(after);
      for (const place of [start, end])
        expect(before.slice(Math.max(0, place - 1), place + 1)).not.toMatch(
          /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/,
        );
    }),
  );
});
