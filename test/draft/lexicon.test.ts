import { describe, expect, it } from 'vitest';
import { lexiconOf, lexicons } from '../../server/draft/lexicon/index.ts';
import type { Lexicon } from '../../server/draft/lexicon/lexicon.ts';

/** Every list of words of a lexicon with the path to it, so that a failure names the place. */
function wordLists(lexicon: Lexicon): [path: string, words: readonly string[]][] {
  const found: [string, readonly string[]][] = [];
  const visit = (value: unknown, path: string): void => {
    if (Array.isArray(value)) {
      if (value.every((word) => typeof word === 'string')) found.push([path, value]);
      else
        value.forEach((inner, index) => {
          visit(inner, `${path}[${index}]`);
        });
    } else if (path.endsWith('numbers') || path.endsWith('magnitudes')) {
      found.push([path, Object.keys(value as object)]);
    } else if (value !== null && typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) visit(inner, path === '' ? key : `${path}.${key}`);
    }
  };
  visit(lexicon, '');
  return found;
}

const repeated = (words: readonly string[]) => words.filter((word, index) => words.indexOf(word) !== index);

describe('lexicons', () => {
  it('are found by code, English where the language is not listed', () => {
    for (const lexicon of lexicons) expect(lexiconOf(lexicon.code)).toBe(lexicon);
    expect(lexiconOf('pt-BR').code).toBe('pt');
    expect(lexiconOf('tlh').code).toBe('en');
    expect(repeated(lexicons.map((lexicon) => lexicon.code))).toEqual([]);
  });

  describe.each(lexicons.map((lexicon) => [lexicon.code, lexicon] as const))('%s', (_code, lexicon) => {
    const lists = wordLists(lexicon);

    it('is lower case, trimmed and in composed form', () => {
      const wrong = lists
        .filter(([path]) => path !== 'claim.grouping')
        .flatMap(([path, words]) =>
          words
            .filter(
              (word) =>
                word === '' || word !== word.toLowerCase().normalize('NFC') || /^\s|\s$|\s{2}|,\S|,$/.test(word),
            )
            .map((word) => `${path}: “${word}”`),
        );
      expect(wrong).toEqual([]);
    });

    it('names no word twice in a list', () => {
      const twice = lists
        .filter(([path]) => !path.startsWith('quote.marks'))
        .flatMap(([path, words]) => repeated(words).map((word) => `${path}: “${word}”`));
      expect(twice).toEqual([]);
    });

    it('leaves no list empty that every language must fill', () => {
      const mayBeEmpty = /elided|nameParticles|between|pronouns|rangeWords|naming|abbreviations|grouping|definite/;
      expect(
        lists.filter(([path, words]) => words.length === 0 && !mayBeEmpty.test(path)).map(([path]) => path),
      ).toEqual([]);
      expect(lexicon.markers.length).toBeGreaterThanOrEqual(15);
      expect(lexicon.markers.length).toBeLessThanOrEqual(40);
      expect(lexicon.quote.marks.length).toBeGreaterThan(0);
    });

    it('keeps headings that always name a list apart from those that need entries', () => {
      const weak = new Set(lexicon.list.weakHeadings);
      expect(lexicon.list.headings.filter((heading) => weak.has(heading))).toEqual([]);
    });

    it('has the twelve months as Unicode CLDR names them', () => {
      const { months } = lexicon.claim;
      expect(months).toHaveLength(12);
      for (const month of ['long', 'short'] as const) {
        const format = new Intl.DateTimeFormat(`${lexicon.code}-u-ca-gregory`, {
          month,
          day: 'numeric',
          timeZone: 'UTC',
        });
        months.forEach((names, index) => {
          // With a day, because some languages decline the month there (1 января, not январь).
          const parts = format.formatToParts(new Date(Date.UTC(2024, index, 3)));
          const name = parts
            .filter((part) => part.type === 'month' || (part.type === 'literal' && /^[月월]/.test(part.value)))
            .map((part) => part.value.trim())
            .join('')
            .replace(/(?<=[月월]).*/, '');
          expect(names, `${month} ${index + 1}`).toContain(name.toLowerCase());
        });
      }
    });

    it('opens and closes quotations with single marks', () => {
      for (const [open, close] of lexicon.quote.marks) {
        expect([open.trim().length, close.trim().length]).toEqual([1, 1]);
      }
    });

    it('gives the numbers and magnitudes a value', () => {
      for (const value of Object.values(lexicon.claim.numbers)) expect(value).toBeGreaterThan(0);
      for (const value of Object.values(lexicon.claim.magnitudes)) expect(value).toBeGreaterThanOrEqual(10);
      expect(new Set(Object.values(lexicon.claim.numbers)).size).toBeGreaterThanOrEqual(10);
    });
  });
});
