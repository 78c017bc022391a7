import { describe, expect, it } from 'vitest';
import { lexicons } from '../../server/draft/lexicon/index.ts';
import { readDraft } from '../../server/draft/parse.ts';

const found = (text: string) =>
  readDraft(text, 'markdown').oddities.map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('a place held for a citation, in round brackets', () => {
  it.each(lexicons.map(({ code, citation }) => [code, citation] as const))(
    '%s',
    (_, { roundPlaceholders, placeholders }) => {
      expect(roundPlaceholders.length).toBeGreaterThan(1);
      for (const words of roundPlaceholders) {
        expect(placeholders, words).toContain(words);
        const mark = `(${words})`;
        expect(found(`Boats left ${mark}.`)).toEqual([['placeholder-citation', mark]]);
        expect(found(`Boats left [${words}].`)).toEqual([['placeholder-citation', `[${words}]`]]);
      }
    },
  );

  it('is not what may as well be a remark', () => {
    expect(
      found('Boats left (source), (who?), (reference), (see the source needed here), (link) and (verify).'),
    ).toEqual([]);
    expect(found('Run `add (citation needed)` [(citation needed)](https://example.org/a).')).toEqual([]);
    expect(found('船は去った（要出典）。')).toEqual([['placeholder-citation', '（要出典）']]);
  });
});
