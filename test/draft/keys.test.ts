import { describe, expect, it } from 'vitest';
import { readDraft } from '../../server/draft/parse.ts';

const cited = (text: string) =>
  readDraft(text, 'markdown').citations.flatMap((c) =>
    c.labels.map(({ label, source }) => (source ? `${label}!` : label)),
  );

describe('bare keys (@hale)', () => {
  it('are citations in a draft with bracketed keys', () => {
    expect(cited('@hale said so [-@moss, p. 3]. Later @o_lind:2 and @hale. Mail a@b.org or a@hale.\n')).toEqual([
      'hale',
      'moss',
      'o_lind:2',
      'hale',
    ]);
  });

  it('are citations in a draft that names its bibliography', () => {
    expect(cited('---\ntitle: Boats\nbibliography: refs.bib\n---\nAs @hale shows.\n')).toEqual(['hale']);
    expect(cited('---\nreferences:\n- id: hale\n---\nAs @hale shows.\n')).toEqual(['hale']);
    expect(cited('As @hale shows.\n\n::: {#refs}\n:::\n')).toEqual(['hale']);
  });

  it('are citations of the entry that has the key', () => {
    expect(cited('As @Hale02 and @moss show.\n\n## References\n\n[Hale02] Hale, O. Boats. Press.\n')).toEqual([
      'Hale02!',
    ]);
  });

  it('are handles and packages elsewhere', () => {
    expect(cited('---\ntitle: Boats\n---\nThanks to @hale, @moss and a@b.org. Use @scope/pkg.\n')).toEqual([]);
    expect(cited('Thanks to @hale [1].\n\n## Sources\n\n[1] Hale. Boats. Press.\n')).toEqual(['1!']);
    expect(cited('Keys [@hale2002] and `@code`, npm @scope/pkg.\n')).toEqual(['hale2002']);
  });
});
