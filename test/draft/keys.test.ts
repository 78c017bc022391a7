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

  it('are citations of the footnote that has the key for its label', () => {
    expect(
      cited('As @Hale02 shows, nets tear.[^@Hale02] Thanks to @moss.\n\n[^@Hale02]: Hale. Boats. Press.\n'),
    ).toEqual(['Hale02!', '@Hale02!']);
    // A note of the same name proves nothing: it is a name as the writer’s handle is.
    expect(cited('Thanks to @hale for the nets.[^hale]\n\n[^hale]: Hale. Boats. Press.\n')).toEqual(['hale!']);
  });

  it('are handles and packages elsewhere', () => {
    expect(cited('---\ntitle: Boats\n---\nThanks to @hale, @moss and a@b.org. Use @scope/pkg.\n')).toEqual([]);
    expect(cited('Thanks to @hale [1].\n\n## Sources\n\n[1] Hale. Boats. Press.\n')).toEqual(['1!']);
    expect(cited('Keys [@hale2002] and `@code`, npm @scope/pkg.\n')).toEqual(['hale2002']);
  });
});

describe('entries that open with their key', () => {
  const entry = (text: string) => {
    const [source] = readDraft(text, 'markdown').sources;
    return source && [source.form, source.label, source.useCount, text.slice(source.body.start, source.body.end)];
  };

  it('are cited by it', () => {
    expect(entry('So [@hale2002].\n\n## References\n\n[@hale2002] Hale. *Boats*. Press.\n')).toEqual([
      ...['pandoc', 'hale2002', 1],
      'Hale. *Boats*. Press.',
    ]);
    expect(entry('So [@hale].\n\n## References\n\n[@hale]: https://example.org/h\n')).toEqual([
      ...['pandoc', 'hale', 1],
      'https://example.org/h',
    ]);
  });

  it('are not paragraphs that open with a citation', () => {
    expect(entry('[@hale2002] says so.\n\n[@moss] too.\n\nThe end.\n')).toBe(undefined);
  });
});

describe('entries in a block quote', () => {
  it('open on every line', () => {
    const text = 'A [1] [2].\n\n## Sources\n\n> [1] A, https://example.org/a\n> [2] B, https://example.org/b\n';
    expect(readDraft(text, 'markdown').sources.map(({ label, useCount }) => [label, useCount])).toEqual([
      ['1', 1],
      ['2', 1],
    ]);
  });

  it('begin with the link or the emphasis that they begin with', () => {
    const text = '## Sources\n\n[1] [Prices](https://example.org/p)\n[2] *Tides*, 2020\n\n**[3]** Boats, 2021\n';
    expect(readDraft(text, 'markdown').sources.map(({ body }) => text.slice(body.start, body.end))).toEqual([
      '[Prices](https://example.org/p)',
      '*Tides*, 2020',
      'Boats, 2021',
    ]);
  });
});
