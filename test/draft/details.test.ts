import { describe, expect, it } from 'vitest';
import { readDraft } from '../../server/draft/parse.ts';

function entry(text: string) {
  const { title, outlet, authors, date, url } = readDraft(`## Sources\n\n[1] ${text}\n`, 'markdown').sources[0]!
    .details;
  return { title, outlet, authors: authors.join('; '), date, url };
}

describe('details of an entry', () => {
  it.each([
    ['Harbor Transit Agency, Annual Report 2024', { title: 'Annual Report 2024', outlet: 'Harbor Transit Agency' }],
    ['Harbor Times. 2024 Election Results. 5 May 2024.', { title: '2024 Election Results', outlet: 'Harbor Times' }],
    ['Harbor Times. The storm of 1953 remembered. 2023.', { title: 'The storm of 1953 remembered', date: '2023' }],
    ['Lind, O. 2019. Nets of the north. Quay Press.', { title: 'Nets of the north', date: '2019' }],
    [
      'Lind O (2019). Nets of the north. Quay Press.',
      { title: 'Nets of the north', outlet: 'Quay Press', authors: 'Lind O' },
    ],
    [
      'A. Lind, "Nets," J. Boats, vol. 3, pp. 1–9, 2020.',
      { title: 'Nets', outlet: 'J. Boats', authors: 'A. Lind', date: '2020' },
    ],
    [
      'A. Lind and B. C. Moss, “How nets tear,” IEEE Trans. Nets, vol. 12, no. 3, pp. 10–20, Mar. 2019.',
      { title: 'How nets tear', outlet: 'IEEE Trans. Nets', authors: 'A. Lind; B. C. Moss', date: 'Mar. 2019' },
    ],
    ['A. Lind, “Nets,” in Proc. Int. Conf. Nets, 2020, pp. 1–4.', { outlet: 'Proc. Int. Conf. Nets' }],
    ['“Nets,” by A. Lind. Net Weekly, 2020.', { title: 'Nets' }],
    ['B. Moss, Ropes. Quay Press, 2011', { title: 'Ropes', outlet: 'Quay Press', authors: 'B. Moss', date: '2011' }],
    [
      'A. B. Lind, C. Moss, and D. Pell, Ropes and Knots, 2nd ed. New York, NY, USA: Quay Press, 2011.',
      { title: 'Ropes and Knots', outlet: 'Quay Press', authors: 'A. B. Lind; C. Moss; D. Pell', date: '2011' },
    ],
    [
      'J. R. R. Hale. The Boat. Allen & Moss, 1937.',
      { title: 'The Boat', outlet: 'Allen & Moss', authors: 'J. R. R. Hale' },
    ],
    ['Smith, J. Nets of the north. Quay Press, 2001.', { title: 'Nets of the north', outlet: 'Quay Press' }],
    [
      'Lind A. Nets of the north. J Boats. 2020;3(2):1-9.',
      { title: 'Nets of the north', outlet: 'J Boats', authors: 'Lind A' },
    ],
    ['Admiralty List of Lights, 1880, p. 44.', { title: 'Admiralty List of Lights', outlet: null, date: '1880' }],
    ['Het Kadeblad, ‘Pont stil’, 2 mei 2023', { title: 'Pont stil', outlet: 'Het Kadeblad' }],
    ['Газета «Причал», «Маяк», 3 мая 2021', { title: 'Маяк', outlet: 'Причал', date: '3 мая 2021' }],
    ['Net Weekly, “Nets”, 2020.', { title: 'Nets', outlet: 'Net Weekly', date: '2020' }],
  ])('%s', (text, wanted) => {
    expect(entry(text)).toMatchObject(wanted);
  });
});

describe('an HTML list of sources', () => {
  const text = `The nets tore<sup><a href="#fn1">1</a></sup> and held.<sup><a href="#fn2">2</a></sup> Some 3 m<sup>2</sup>.

## Sources

<ol>
<li id="fn1">Net Weekly, <a href="https://example.org/nets">How nets are mended</a>, 2020. <a href="#ref1">↩</a></li>
<li id="fn2"><p>Rope Times. “Ropes hold.” https://example.org/ropes</p></li>
</ol>
`;

  it('is read as numbered entries, which raised numbers cite', () => {
    const draft = readDraft(text, 'markdown');
    expect(draft.sources.map(({ label, details }) => [label, details.title, details.outlet, details.url])).toEqual([
      ['1', 'How nets are mended', 'Net Weekly', 'https://example.org/nets'],
      ['2', 'Ropes hold', 'Rope Times', 'https://example.org/ropes'],
    ]);
    expect(draft.citations.map((c) => [text.slice(c.start, c.end), c.labels[0]!.source?.label])).toEqual([
      ['<sup><a href="#fn1">1</a></sup>', '1'],
      ['<sup><a href="#fn2">2</a></sup>', '2'],
    ]);
    expect(draft.sources.map((s) => text.slice(s.start, s.end).slice(-5))).toEqual(['</li>', '</li>']);
  });

  it('is read over blank lines, and without numbers where it has none', () => {
    const spaced = readDraft(
      'Nets [1], ropes [2].\n\n<h2>Sources</h2>\n\n<ol>\n\n<li>Nets. https://a.org/1</li>\n\n<li>Ropes. https://a.org/2</li>\n\n</ol>\n\n<p>By Ada.</p>\n',
      'markdown',
    );
    expect(spaced.sources.map(({ label }) => label)).toEqual(['1', '2']);
    expect(spaced.unresolved).toEqual([]);
    const bullets = readDraft('Nets.\n\n## Sources\n\n<ul><li>Nets. https://a.org/1<li>Ropes.</ul>\n', 'markdown');
    expect(bullets.sources.map(({ label, details }) => [label, details.title])).toEqual([
      [null, 'Nets'],
      [null, 'Ropes'],
    ]);
  });
});

it('a byline in plain text is no heading', () => {
  const kinds = (text: string) => readDraft(text, 'plaintext').blocks.map(({ kind }) => kind);
  expect(kinds('Ferry budget passes\n\nBy Maria Delgado and Tom Harkness\n\nThe council met.\n')).toEqual([
    'heading',
    'paragraph',
    'paragraph',
  ]);
  expect(kinds('Fähre fährt\n\nVon Ada Quill\n\nDer Rat tagte.\n')).toEqual(['heading', 'paragraph', 'paragraph']);
  expect(kinds('Ferries\n\nBy sea and land\n\nThe council met.\n')).toEqual(['heading', 'heading', 'paragraph']);
});
