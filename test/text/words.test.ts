import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../server/text/words.ts';

/** Texts as copies are: words of many scripts between all kinds of signs that make a normaliser stumble. */
const pieces = fc.constantFrom(
  'the',
  'Harbour',
  'don’t',
  "l'homme",
  'naïve',
  'nai\u0308ve',
  'ﬁrst',
  'e\u0301',
  'ＡＢＣ',
  'Straße',
  'İstanbul',
  '3.2',
  '3,200',
  '1 000',
  '−5',
  '-7',
  '12%',
  '$1.5bn',
  'COVID19',
  'co\u00adope\u00adration',
  'zero\u200bwidth',
  '港湾の夜',
  'เรือ',
  'мир',
  '٣٤',
  '𝒜𝒷',
  '👩‍🚀',
  '[12]',
  '[a]',
  'note¹²',
  '“',
  '”',
  '’',
  '—',
  '…',
  '...',
  ' ',
  '\n',
  '\f',
  '\u00a0',
  '\r\n',
  '-\n',
  '(',
  ']',
  '\ud800',
);
const texts = fc
  .array(fc.oneof({ weight: 4, arbitrary: pieces }, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), {
    maxLength: 40,
  })
  .map((list) => list.join(''));

describe('the words of any text', () => {
  test('stand in order at spans of the text that do not overlap and are not empty', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { words, starts, ends } = wordsOf(text);
        let last = 0;
        words.forEach((word, i) => {
          expect(word).not.toBe('');
          expect(starts[i]!).toBeGreaterThanOrEqual(last);
          expect(ends[i]!).toBeGreaterThan(starts[i]!);
          last = ends[i]!;
        });
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 800 },
    );
  });

  test('are found again in the span that they name', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { words, starts, ends } = wordsOf(text);
        words.forEach((word, i) => {
          // A minus is one only by what stands around it.
          if (word !== '-') expect(wordsOf(text.slice(starts[i], ends[i])).words).toEqual([word]);
        });
      }),
      { numRuns: 800 },
    );
  });

  test('leave nothing out that is a letter or a digit, but marks that point at notes', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { starts, ends } = wordsOf(text);
        let rest = '';
        let at = 0;
        for (let i = 0; i < starts.length; i++) {
          rest += `${text.slice(at, starts[i])} `;
          at = ends[i]!;
        }
        rest += text.slice(at);
        // The apostrophe among the letters is one mark like the other apostrophes.
        expect(rest.replace(/\[(?:\d{1,3}|\p{Ll})\]/gu, '')).not.toMatch(/(?!ʼ)[\p{L}\p{Nd}]/u);
      }),
      { numRuns: 800 },
    );
  });

  test('do not depend on what cannot be seen, on case, or on the form of letters', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('the', 'Harbour', 'naïve', 'don’t', 'мир', '港'), { maxLength: 12 }),
        (list) => {
          const text = list.join(' ');
          const other = list
            .map((word) => word.normalize('NFD').replace(/’/g, "'").toUpperCase().split('').join('\u200b'))
            .join('  \n');
          expect(wordsOf(other).words).toEqual(wordsOf(text).words);
        },
      ),
    );
  });

  test('are the same read in one go and from a place on', () => {
    fc.assert(
      fc.property(texts, texts, (before, text) => {
        const all = wordsOf(`${before} ${text}`, before.length + 1);
        const alone = wordsOf(text);
        // What stands in front decides of a minus or a note's mark at the very start alone.
        if (!/^[[\-−]/.test(text)) expect(all.words).toEqual(alone.words);
      }),
      { numRuns: 500 },
    );
  });
});

test('what is folded and what is kept', () => {
  expect(wordsOf('“Don’t!” said the ﬁrst man[12] of 3,200.').words).toEqual([
    'dont',
    'said',
    'the',
    'first',
    'man',
    'of',
    '3200',
  ]);
  expect(wordsOf('It fell by -5 % to $1.5bn (see p. 12–14)').words).toEqual([
    'it',
    'fell',
    'by',
    '-',
    '5',
    '%',
    'to',
    '$',
    '1.5',
    'bn',
    'see',
    'p',
    '12',
    '14',
  ]);
  expect(wordsOf('港の夜 A4').words).toEqual(['港', 'の', '夜', 'a4']);
});
