import { describe, expect, test } from 'vitest';
import { runChecks } from '../../server/checks/index.ts';
import type { Draft } from '../../server/draft/model.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { citedAt, codeLenses } from '../../server/features/codeLenses.ts';
import { hintCard, inlayHints } from '../../server/features/inlayHints.ts';
import { render } from '../../server/features/richText.ts';
import { selectionRanges } from '../../server/features/selectionRanges.ts';
import { semanticTokens } from '../../server/features/semanticTokens.ts';

const text = `# The wall

It holds [1]. It held in 2019 [1, 9].

“Nobody
slept [2] that night,” said Mara Lind [1–2]. Pages [8] are lost.

## References

[1] Harbour Times. “The Wall That Holds.” https://example.org/wall
[2] Coast Review. “Two Years of Repairs.” https://example.org/repairs
[3] “No Outlet At All.”
- Other sources: A, B and C.
`;
const draft = readDraft(text, 'markdown');
const whole = (one: Draft) => ({ start: 0, end: one.text.length });

describe('the lens above an entry', () => {
  test('says how often it is cited; a lump has none', () => {
    const lenses = codeLenses(draft).map((lens) => [draft.text.slice(lens.start, lens.end), lens.title]);
    expect(lenses).toEqual([
      ['[1]', 'cited 3 times'],
      ['[2]', 'cited twice'],
      ['[3]', 'not cited'],
    ]);
  });

  test('leads to the numbers that cite it, a range as a whole', () => {
    const [first] = codeLenses(draft);
    expect(citedAt(first!.source).map(({ start, end }) => text.slice(start, end))).toEqual(['1', '1', '1–2']);
  });

  test('is not over the links of a page', () => {
    const page = readDraft('See [docs].\n\n[docs]: https://docs.example\n', 'markdown');
    expect(codeLenses(page)).toEqual([]);
  });
});

describe('the words behind a citation', () => {
  const shown = (one: Draft) =>
    inlayHints(one, whole(one)).map(({ offset, label }) => [one.text.slice(offset - 5, offset), label]);

  test('name the outlets, and nothing where nothing is known', () => {
    expect(shown(draft)).toEqual([
      ['s [1]', 'Harbour Times'],
      ['[1, 9]'.slice(1), 'Harbour Times'],
      ['t [2]', 'Coast Review'],
      ['[1–2]', 'Harbour Times, Coast Review'],
    ]);
  });

  test('fall back on the title, and are cut', () => {
    const long = readDraft(
      `A [1].\n\n## References\n\n[1] “${'Very '.repeat(20)}Long.” https://a.example/x\n`,
      'markdown',
    );
    const [[, label]] = shown(long) as [[string, string]];
    expect(label).toMatch(/^Very Very.*…$/);
    expect(label.length).toBeLessThanOrEqual(30);
  });

  test('name a journal without its volume and pages', () => {
    const paper = 'Lind, M. (2020). Silt studies. Journal of Silt, 12(3), 45–67. https://doi.org/10.1000/silt.12';
    const [[, label]] = shown(readDraft(`A [1].\n\n## References\n\n[1] ${paper}\n`, 'markdown')) as [[string, string]];
    expect(label).toBe('Journal of Silt');
  });

  test('only of the part that is asked for', () => {
    const at = text.indexOf('[2] that');
    expect(inlayHints(draft, { start: at, end: at + 1 }).map(({ label }) => label)).toEqual(['Coast Review']);
  });

  test('tell more when pointed at', () => {
    const card = hintCard(draft, text.indexOf('[2] that') + 3);
    expect(render(card!, 'markdown')).toContain('Two Years of Repairs');
    expect(hintCard(draft, 3)).toBe(null);
  });
});

describe('the colours of what was read', () => {
  const colours = (one: Draft, within?: { start: number; end: number }) =>
    semanticTokens(one, runChecks(one), within).map(({ type, start, end }) => `${type} ${one.text.slice(start, end)}`);

  test('citations, numbers without an entry, labels and quoted words by lines', () => {
    expect(colours(draft)).toEqual([
      'citation [1]',
      'citation [1, ',
      'undefinedCitation 9',
      'citation ]',
      'quotation “Nobody',
      'quotation slept ',
      'citation [2]',
      'quotation  that night,”',
      'citation [1–2]',
      'undefinedCitation [8]',
      'sourceLabel [1]',
      'sourceLabel [2]',
      'sourceLabel [3]',
    ]);
  });

  test('only of the part that is asked for', () => {
    const start = text.indexOf('slept');
    expect(colours(draft, { start, end: start + 8 })).toEqual([
      'quotation “Nobody',
      'quotation slept ',
      'citation [2]',
      'quotation  that night,”',
    ]);
  });

  test('not of brackets in code', () => {
    const code = readDraft('`a[1]` holds [1].\n\n## References\n\n[1] Harbour Times.\n', 'markdown');
    expect(colours(code)).toEqual(['citation [1]', 'sourceLabel [1]']);
  });
});

describe('a selection that grows', () => {
  const grown = (one: Draft, before: string) => {
    const words = one.text.toString();
    return selectionRanges(one, words.indexOf(before) + before.length).map(({ start, end }) => words.slice(start, end));
  };

  test('from number to group to sentence to paragraph', () => {
    expect(grown(draft, 'in 2019 [')).toEqual([
      '1',
      '[1, 9]',
      'It held in 2019 [1, 9].',
      'It holds [1]. It held in 2019 [1, 9].',
    ]);
  });

  test('from number to range to citation', () => {
    expect(grown(draft, 'Lind [').slice(0, 3)).toEqual(['1', '1–2', '[1–2]']);
  });

  test('from a citation in a quote to its words', () => {
    expect(grown(draft, 'slept [').slice(1, 4)).toEqual([
      '[2]',
      'Nobody\nslept [2] that night,',
      '“Nobody\nslept [2] that night,”',
    ]);
  });

  test('from the label of an entry to the entry', () => {
    expect(grown(draft, '\n[').slice(0, 3)).toEqual(['1', '[1]', expect.stringMatching(/^\[1\] Harbour Times.*wall$/)]);
  });

  test('takes in a sentence of a paragraph without end, at once', () => {
    const long = readDraft(`${'It holds [1]. '.repeat(5000)}\n\n## References\n\n[1] Harbour Times.\n`, 'markdown');
    const started = performance.now();
    const [number, citation, sentence] = selectionRanges(long, 14 * 4000 + 10);
    expect(performance.now() - started).toBeLessThan(2000);
    expect([number, citation, sentence].map((one) => long.text.slice(one!.start, one!.end))).toEqual([
      '1',
      '[1]',
      'It holds [1].',
    ]);
  });

  test('is nothing between two paragraphs', () => {
    expect(selectionRanges(readDraft('One.\n\n\n\nTwo.', 'markdown'), 6)).toEqual([]);
  });
});
