import { describe, expect, test } from 'vitest';
import { readDraft } from '../../server/draft/parse.ts';
import { addIgnored } from '../../server/workspace/ignore.ts';
import { addSignOff, readSignOffs, removeSignOff, type SignOff, signableAt } from '../../server/workspace/signOff.ts';

const entry = (hash: string, note = ''): SignOff => ({
  hash,
  excerpt: 'He said no.',
  source: 'Quay Times',
  by: 'Ann Reed',
  on: '2026-11-25',
  note,
});

describe('the file of what was checked by hand', () => {
  test('is in the order of the hashes, one line a fact, whoever writes first', () => {
    const one = addSignOff(addSignOff(addSignOff(null, entry('b')), entry('c', 'rang her')), entry('a'));
    const other = addSignOff(addSignOff(addSignOff('', entry('c', 'rang her')), entry('a')), entry('b'));
    expect(one).toBe(other);
    expect(readSignOffs(one).signed.map(({ hash }) => hash)).toEqual(['a', 'b', 'c']);
    expect(one).toContain('\n      "note": "rang her"\n');
    expect(JSON.parse(one).version).toBe(1);
  });

  test('an older entry of the same sentence gives way; comments stay', () => {
    const text = `// ours\n${addSignOff(addSignOff(null, entry('a', 'old')), entry('b'))}`;
    const changed = addSignOff(text, entry('a', 'new'));
    expect(readSignOffs(changed).signed.map(({ hash, note }) => [hash, note])).toEqual([
      ['a', 'new'],
      ['b', ''],
    ]);
    expect(changed).toMatch(/^\/\/ ours\n/);
    expect(removeSignOff(changed, 'a')).not.toContain('"new"');
    expect(removeSignOff(removeSignOff(changed, 'a'), 'b')).toContain('"checked": []');
    expect(addSignOff(removeSignOff(removeSignOff(changed, 'a'), 'b'), entry('d'))).toContain('"hash": "d"');
  });

  test.each([
    ['{ "version": 1, "checked": [', /must hold/],
    ['[]', /must hold/],
    ['my notes', /must hold/],
    ['{ "version": 2, "checked": [] }', /version 2/],
    ['{ "checked": [] }', /version \(none\)/],
  ])('%s is said and never overwritten', (text, problem) => {
    expect(readSignOffs(text).problems.join()).toMatch(problem);
    expect(() => addSignOff(text, entry('a'))).toThrow(problem);
    expect(() => removeSignOff(text, 'a')).toThrow(problem);
  });

  test('one bad entry spoils no other, and stays', () => {
    const text = '{ "version": 1, "checked": [ { "note": "no hash" }, { "hash": "b" } ] }';
    const { signed, problems } = readSignOffs(text);
    expect([signed.map(({ hash }) => hash), problems]).toEqual([['b'], ['Entry 1 needs a "hash".']]);
    expect(addSignOff(text, entry('c'))).toContain('no hash');
  });

  test('a list of ignored findings that is none is not overwritten either', () => {
    const ignored = { code: 'unused-source', sentence: 'a', excerpt: '' };
    expect(() => addIgnored('my notes', ignored)).toThrow('stays as it is');
    expect(addIgnored('', ignored)).toContain('unused-source');
  });
});

describe('what a person stands for', () => {
  const DRAFT = `First. Marsh said that “every well is clean” [1]. And 44 percent of the wells failed in May [1][2].

## Sources

[1] “Wells fail,” Quay Times, https://example.org/wells
[2] “The ferry,” Harbour Post, https://example.org/ferry
`;
  const hashAt = (text: string, words = '“every well') => {
    const draft = readDraft(text, 'markdown');
    const start = text.indexOf(words);
    return signableAt(draft, { start: start + 1, end: start + words.length })?.hash;
  };
  const own = hashAt(DRAFT);

  test('is the sentence and its sources, wherever they stand and under whatever number', () => {
    expect(own).toMatch(/^[0-9a-f]{16}$/);
    expect(hashAt(`Before it.\n\n${DRAFT}`)).toBe(own);
    expect(hashAt(DRAFT.replaceAll('[1]', '[7]'))).toBe(own);
    expect(hashAt(DRAFT.replace('“every well is clean”', '"every well\nis clean"'), '"every well')).toBe(own);
    expect(hashAt(DRAFT.replace('First.', 'At first.'))).toBe(own);
    expect(hashAt(DRAFT.replace('example.org/wells', 'example.org/wells?utm_source=x'))).toBe(own);
  });

  test('is another one when the words or the source are', () => {
    for (const text of [
      DRAFT.replace('is clean', 'is not clean'),
      DRAFT.replace('Marsh said', 'Marsh denied'),
      DRAFT.replace('clean” [1]', 'clean” [2]'),
      DRAFT.replace('example.org/wells', 'example.org/other'),
    ]) {
      expect(hashAt(text)).not.toBe(own);
    }
    expect(hashAt(DRAFT, '44 percent')).not.toBe(own);
  });

  test('is nothing where no source is cited', () => {
    expect(hashAt(DRAFT.replace('clean” [1]', 'clean”').replace(' [1][2]', ''))).toBeUndefined();
    expect(hashAt(DRAFT, 'First')).toBeUndefined();
  });
});
