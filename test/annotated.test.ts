import { expect, test } from 'vitest';
import { annotate, annotated, applyEdits } from './annotated.ts';

const SOURCE = `He said it rose [9].
//              ^^^ undefined-citation: The source list has no entry 9.
[4] opens the$0 line.
//<^^^ undefined-citation`;

test('marks and cursor become offsets, and marks become lines again', () => {
  const draft = annotated(SOURCE);
  expect(draft.text).toBe('He said it rose [9].\n[4] opens the line.');
  expect(draft.marks.map((m) => draft.text.slice(m.start, m.end))).toEqual(['[9]', '[4]']);
  expect(draft.text.slice(0, draft.cursor)).toMatch(/opens the$/);
  expect(annotate(draft.text, draft.marks)).toBe(SOURCE.replace('$0', ''));
});

test('offsets count the line breaks asked for', () => {
  const draft = annotated(SOURCE, '\r\n');
  expect(draft.marks.map((m) => draft.text.slice(m.start, m.end))).toEqual(['[9]', '[4]']);
  expect(annotate(draft.text, draft.marks)).toBe(SOURCE.replace('$0', ''));
});

test('edits apply against the first text', () => {
  expect(
    applyEdits('abc', [
      { start: 0, end: 1, newText: 'xx' },
      { start: 2, end: 3, newText: '' },
    ]),
  ).toBe('xxb');
  expect(() =>
    applyEdits('abc', [
      { start: 1, end: 2, newText: '' },
      { start: 0, end: 1, newText: '' },
    ]),
  ).toThrow();
});
