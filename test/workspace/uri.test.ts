import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentKey, folderOf, isBelow, schemeOf } from '../../server/workspace/uri.ts';

describe('two ways to write the address of one document', () => {
  test.each([
    ['file:///c%3A/Users/Ada%20Quill/pier%20%231.md', 'file:///C:/Users/Ada%20Quill/pier%20%231.md'],
    ['file:///home/q/%E6%B8%AF.md', 'file:///home/q/港.md'],
    ['file:///home/q/a%5bb%5d.md', 'file:///home/q/a%5Bb%5D.md'],
    ['FILE:///home/q/a.md', 'file:///home/q/a.md'],
  ])('%s and %s', (one, other) => {
    expect(documentKey(one)).toBe(documentKey(other));
  });

  test.each([
    ['file:///a/b.md', 'file:///a%2Fb.md'],
    ['file:///a/B.md', 'file:///a/b.md'],
    ['file:///a%2541.md', 'file:///a%41.md'],
    ['untitled:Untitled-1', 'untitled:untitled-1'],
  ])('%s and %s are two documents', (one, other) => {
    expect(documentKey(one)).not.toBe(documentKey(other));
  });
});

test('no string is too odd', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((rest) => `file:///${rest}`),
        fc.webUrl(),
      ),
      (uri) => {
        expect(typeof documentKey(uri)).toBe('string');
        expect(typeof schemeOf(uri)).toBe('string');
        folderOf(uri);
      },
    ),
  );
});

test('the folder of a document', () => {
  expect(folderOf('file:///home/q/a.md')).toBe('file:///home/q');
  expect(folderOf('file:///a.md')).toBe(null);
  expect(folderOf('untitled:Untitled-1')).toBe(null);
  expect(folderOf('vscode-vfs://github/o/r/a.md')).toBe('vscode-vfs://github/o/r');
  expect(isBelow('file:///home/qq/a.md', 'file:///home/q')).toBe(false);
});
