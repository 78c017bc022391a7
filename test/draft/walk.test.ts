import { describe, expect, it } from 'vitest';
import { runChecks } from '../../server/checks/index.ts';
import type { DraftFormat } from '../../server/draft/model.ts';
import { readDraft } from '../../server/draft/parse.ts';

/** What a draft's citations cite, each as its mark and the labels, `!` behind those that an entry defines. */
function cited(text: string, format: DraftFormat = 'markdown') {
  return readDraft(text, format).citations.map(
    ({ start, end, labels }) =>
      `${text.slice(start, end)} ${labels.map(({ label, source }) => (source ? `${label}!` : label)).join()}`,
  );
}

const findings = (text: string, format: DraftFormat = 'markdown') =>
  runChecks(readDraft(text, format)).map(({ code, start, end }) => `${code}: ${text.slice(start, end)}`);

const nets = 'Net Weekly. https://example.org/nets';
const ropes = 'Rope Times. https://example.org/ropes';

describe('forms of lists', () => {
  it.each([
    ['numbers in the last column', `| Source | Ref |\n|---|---|\n| ${nets} | [1] |\n| ${ropes} | [2] |\n`],
    ['numbers in round brackets', `(1) ${nets}\n(2) ${ropes}\n`],
    ['a table with its numbers first', `| # | Source |\n|---|---|\n| 1 | ${nets} |\n| 2 | ${ropes} |\n`],
  ])('%s', (_, list) => {
    const text = `Nets tore [1]. Ropes held [2].\n\n## Sources\n\n${list}`;
    expect(cited(text)).toEqual(['[1] 1!', '[2] 2!']);
    expect(findings(text)).toEqual([]);
    expect(readDraft(text, 'markdown').sources.map(({ details }) => details.title)).toEqual([
      'Net Weekly',
      'Rope Times',
    ]);
  });

  it('are folded away', () => {
    const text = `Nets tore [1].\n\n<details>\n<summary>Sources</summary>\n\n1. ${nets}\n\n</details>\n`;
    expect(cited(text)).toEqual(['[1] 1!']);
    const [list] = readDraft(text, 'markdown').sourceLists;
    expect(text.slice(list!.heading!.start, list!.heading!.end)).toContain('Sources');
  });

  it('of notes without addresses name works and point back', () => {
    const notes = '1. A. Lind, Nets of the North (New York: Quay Press, 2020), 12.\n2. Ibid., 14.\n';
    expect(cited(`Nets tore.¹ Ropes held.²\n\n## Notes\n\n${notes}`)).toEqual(['¹ 1!', '² 2!']);
    const text = `Nets tore in the storm.1 Ropes held for the night.2\n\nNotes\n\n${notes}`;
    expect(cited(text, 'plaintext')).toEqual(['1 1!', '2 2!']);
    const [lind, ibid] = readDraft(text, 'plaintext').sources.map(({ details }) => details);
    expect(lind).toMatchObject({
      title: 'Nets of the North',
      outlet: 'Quay Press',
      authors: ['A. Lind'],
      date: '2020',
    });
    expect(ibid).toMatchObject({ title: 'Ibid., 14', outlet: null, backReference: true });
    // Plain notes are none.
    const plain = '## Notes\n\n1. In 2019 we moved (to a new yard).\n2. Ask Ada about the nets.\n';
    expect(readDraft(`Nets tore.\n\n${plain}`, 'markdown').sourceLists).toEqual([]);
  });

  it('of footnotes with remarks are named by their first paragraph', () => {
    const [source] = readDraft(
      'Nets tore.[^1]\n\n[^1]: Net Weekly. “Nets.” https://example.org/nets\n\n    A remark of 2003, “Later,” with [a link](https://example.org/x).\n',
      'markdown',
    ).sources;
    expect(source!.details).toMatchObject({ title: 'Nets', outlet: 'Net Weekly', date: null });
  });

  it('of definitions give their titles in any quotation marks', () => {
    const titles = readDraft(
      'A [1], [2] and [3].\n\n[1]: https://a.org "Nets"\n[2]: https://b.org \'Ropes\'\n[3]: <https://c.org> (Knots)\n',
      'markdown',
    ).sources.map(({ details }) => details.title);
    expect(titles).toEqual(['Nets', 'Ropes', 'Knots']);
  });

  it('of directives have keys with a sign', () => {
    expect(cited('Nets [1]_ and [#moss]_.\n\n.. [1] Nets. https://a.org\n.. [#moss] Ropes. https://b.org\n')).toEqual([
      '[1] 1!',
      '[#moss] moss!',
    ]);
  });
});

describe('leftovers and broken marks', () => {
  const list = `\n\n## Sources\n\n[1] ${nets}\n[2] ${ropes}\n`;

  it.each([
    ['It fell [web:3].', '[web:3]'],
    ['It fell[span_0](start_span).', '[span_0](start_span)'],
    ['It fell example.org+2.', 'example.org+2'],
    ['It fell <grok:render type="x"><argument name="id">3</argument></grok:render>.', '<grok:render'],
    ['It fell [cite: 1, 2].', '[cite: 1, 2]'],
  ])('%s is a leftover', (text, mark) => {
    expect(findings(text + list).filter((one) => one.startsWith('assistant-residue'))).toEqual([
      expect.stringContaining(mark),
    ]);
  });

  it.each(['[need source]', '[TKTK]', '[1?]', '[cite]', '[citation needed: who said this]'])(
    '%s holds the place of a citation',
    (mark) => {
      expect(findings(`It fell ${mark}.${list}`)).toContain(`placeholder-citation: ${mark}`);
    },
  );

  it('that name a page of an outlet are no citation of another one of its pages', () => {
    const fixes = (url: string) =>
      runChecks(readDraft(`It fell [oai_citation:1‡Rope Times](${url}).${list}`, 'markdown'))
        .filter(({ code }) => code === 'assistant-residue')
        .flatMap((one) => one.fixes?.() ?? [])
        .map(({ title }) => title);
    expect(fixes('https://example.org/ropes')[0]).toBe('Cite [2] instead: Rope Times');
    expect(fixes('https://example.org/else')[0]).toBe('Make it a citation and list the address as a source');
  });

  it('half round, and ranges with two hyphens', () => {
    expect(findings(`It fell [1) and [1--2].${list}`)).toEqual(['malformed-citation: [1)']);
    expect(findings(`It lies in [0, 1) or [3) as [1, 2] say.${list}`)).toEqual([]);
  });
});

it('figures and sections that are numbered by themselves are no citations', () => {
  const text =
    '---\nbibliography: refs.bib\n---\nAs @fig-nets, [@tbl-ropes; @sec-knots] and @eq-x show, @hale and [see @moss] do.\n';
  expect(cited(text)).toEqual(['@hale hale', '[see @moss] moss']);
});

it('an address alone may be the one source of a short list', () => {
  expect(cited('Nets tore [1].\n\nSource: [1] https://example.org/hpi\n')).toEqual(['[1] 1!']);
  expect(cited('Nets tore [1].\n\nSource: [1]\n')).toEqual(['[1] 1', '[1] 1']);
});

describe('line breaks', () => {
  const text = `Nets tore [9].\n“They tore twice in one night,”\nAda Quill said.\n\n| Boats | Share |\n|---|---|\n| Cutters | 45% [1] |\n\nSources\n[1] ${nets}\n[2] ${ropes}\n`;

  it.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('of %s give the same answers as LF', (_, newline) => {
    const read = (source: string) => {
      const draft = readDraft(source, 'markdown');
      const place = ({ start }: { start: number }) => Object.values(draft.text.positionAt(start)).join(':');
      return {
        findings: runChecks(draft).map((one) => `${place(one)} ${one.code}`),
        citations: draft.citations.map(place),
        sources: draft.sources.map((one) => `${place(one)} ${one.details.title}`),
        quotes: draft.quotes.map((one) => `${place(one)} ${one.text} ${one.speaker}`),
      };
    };
    expect(read(text.replaceAll('\n', newline))).toEqual(read(text));
    expect(read(text).sources).toHaveLength(2);
  });
});

it.each([
  ['CRLF', '\r\n'],
  ['blanks at the ends of lines', '  \n'],
])('a table of sources is read with %s', (_, newline) => {
  const head = 'Nets tore [2].\n\n## Sources\n\n| # | Source | Link |\n| --- | :-- | --- |\n';
  const rows = '| 1 | Rope Times | https://example.org/1 |\n| 2 | Net Wire | https://example.org/2 |\n';
  expect(cited(`${head}${rows}`.replaceAll('\n', newline))).toEqual(['[2] 2!']);
});

it('a group may go on in the next line, and a range have the dash of a full-width keyboard', () => {
  const sources = `\n\nSources\n[1] ${nets}\n[2] ${ropes}\n`;
  expect(cited(`Nets tore [1,\n2], and [1–\n2].${sources}`)).toEqual(['[1,\n2] 1!,2!', '[1–\n2] 1!,2!']);
  expect(cited(`> Nets tore [1;\n> 2].${sources}`)).toEqual(['[1;\n> 2] 1!,2!']);
  // Wrapped text, too, where the line is a short one and the sentence ends with the group.
  const wrapped = `The nets tore in the night of May [1,\n2]. They were mended by the morning.${sources}`;
  expect(cited(wrapped, 'plaintext')).toEqual(['[1,\n2] 1!,2!']);
  expect(cited(`渔网破了[1－2]，[1～2]。${sources}`)).toEqual(['[1－2] 1!,2!', '[1～2] 1!,2!']);
});

it('front matter behind a byte order mark is front matter', () => {
  expect(cited(`\ufeff---\ntitle: The [1] nets\n---\nNets tore [2].\n\nSources\n[1] ${nets}\n[2] ${ropes}\n`)).toEqual([
    '[2] 2!',
  ]);
});

it('words in code are part of what somebody said, addresses are not', () => {
  const text = '“The nets `tear` in [cold water](https://example.org/x) <b>twice</b>,” Ada Quill said.';
  expect(readDraft(text, 'markdown').quotes.map((quote) => quote.text)).toEqual(['The nets tear in cold water twice,']);
});
