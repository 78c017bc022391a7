import { describe, expect, it } from 'vitest';
import { fold, Phrases } from '../../server/text/phrases.ts';

const phrasesIn = (set: Phrases, text: string) => set.find(fold(text)).map(({ phrase }) => phrase);

describe('phrases', () => {
  const set = new Phrases(['experts', 'put it', 'it’s said', 'per cent', '%']);

  it('finds whole words, whatever their case, apostrophes and spaces', () => {
    expect(phrasesIn(set, 'Experts put it so; IT’S said that 5 per\ncent or 6 per\u00a0cent is 6%.')).toEqual([
      'experts',
      'put it',
      "it's said",
      'per cent',
      'per cent',
      '%',
    ]);
    expect(phrasesIn(set, 'Expertsen putt it')).toEqual([]);
  });

  it('finds the same whatever was looked for before', () => {
    expect(set.at(fold('and then the experts'), 13)?.phrase).toBe('experts');
    expect(phrasesIn(set, 'Experts')).toEqual(['experts']);
  });

  it('finds pieces of words in a language without spaces', () => {
    expect(phrasesIn(new Phrases(['と述べた', '述べた'], false), '静かだと述べた。')).toEqual(['と述べた']);
  });

  it('keeps offsets where a letter would grow', () => {
    expect(fold('İstanbul')).toHaveLength('İstanbul'.length);
  });
});
