import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CopyMeta, emptyMeta, FURNITURE_MARK, readCopy, writeCopy } from '../../server/evidence/copy.ts';

const meta: CopyMeta = {
  ...emptyMeta,
  url: 'https://example.org/harbour?id=3',
  addresses: ['https://example.org/short', 'http://example.org/harbour'],
  title: 'The harbour: a history',
  outlet: '“Quay” Times',
  author: '- Ada Quill -',
  date: '2021-03-04',
  captured: '2026-11-25T09:30:00Z',
  pages: 3,
};

describe('the file of a saved copy', () => {
  test('gives the copy back', () => {
    const text = 'First page.\n\n\fSecond page.\n---\nNo head: this.';
    const copy = readCopy(writeCopy({ meta, text }));
    expect(copy.meta).toEqual(meta);
    expect(copy.text).toBe(text);
    expect(copy.furniture).toBe(text.length);
  });

  test('is read the same with Windows line ends, and says on which line its text begins', () => {
    const file = writeCopy({ meta, text: 'One.\n\nTwo.' });
    const copy = readCopy(file.replaceAll('\n', '\r\n'));
    expect(copy).toEqual(readCopy(file));
    expect(file.split('\n')[copy.firstLine]).toBe('One.');
  });

  test('says where menus begin', () => {
    const text = `Article.\n\n${FURNITURE_MARK}\nHome | About`;
    const copy = readCopy(writeCopy({ meta, text }));
    expect(copy.text.slice(copy.furniture)).toMatch(/^<!-- menus/);
    expect(readCopy(`${FURNITURE_MARK}\nHome`).furniture).toBe(0);
  });

  test('may be edited by hand', () => {
    const copy = readCopy(
      "\ufeff---\nURL: 'https://example.org/it''s'\nmine: own remark\ntitle: \"half open\npages: many\naddresses: https://example.org/b\n---\nText.\n\n\n",
    );
    expect(copy.meta).toEqual({
      ...emptyMeta,
      url: "https://example.org/it's",
      title: 'half open',
      addresses: ['https://example.org/b'],
    });
    expect(copy.text).toBe('Text.');
  });

  test('without a head it is text alone', () => {
    expect(readCopy('Only text.\n')).toEqual({ meta: emptyMeta, text: 'Only text.', furniture: 10, firstLine: 0 });
    expect(readCopy('').text).toBe('');
    expect(readCopy('---\nurl: never closed').text).toBe('---\nurl: never closed');
  });

  test('keeps line ends of every kind in its head', () => {
    const title = 'a\u2028b\u2029c\u0085d\re\nf';
    expect(readCopy(writeCopy({ meta: { ...meta, title }, text: 'x' })).meta.title).toBe(title);
  });

  test('keeps any words in its head', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1 }),
        fc.array(fc.string({ minLength: 1 })),
        (title, addresses) => {
          const copy = readCopy(writeCopy({ meta: { ...meta, title, addresses }, text: 'x' }));
          expect(copy.meta.title).toBe(title);
          expect(copy.meta.addresses).toEqual(addresses);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
