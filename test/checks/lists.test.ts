import { describe, expect, test } from 'vitest';
import { expectFindings, fixed, titlesAt } from './drafts.ts';

describe('duplicate-number', () => {
  const only = ['duplicate-number'];
  const twice = `Ice came [1]. Ice left [2].

## References

[1] Ice A, https://example.org/a
[2] Ice B, https://example.org/b
[2] Ice C, https://example.org/c
//<^^^ duplicate-number: 2 already stands for “Ice B”
[2] Ice D, https://example.org/d
//<^^^ duplicate-number`;

  test('is reported on the later entries', () => expectFindings(twice, { only }));

  test('is mended with the next free number, each with its own', () => {
    const text = twice.replace('[2] Ice D', '[$02] Ice D');
    expect(fixed(text, 'duplicate-number', 'Renumber', { only })).toContain('[4] Ice D');
    const other = twice.replace('[2] Ice C', '[$02] Ice C');
    expect(fixed(other, 'duplicate-number', 'Renumber', { only })).toContain('[3] Ice C');
  });

  test('is not seen in a list that counts by itself, nor in lists with a scope of their own', () => {
    expectFindings(
      `Rent rose [1], then fell [2].

## Sources

1. [Rent survey](https://example.org/r1)
1. [Stall memo](https://example.org/r2)`,
      { only },
    );
  });
});

describe('numbering-gap', () => {
  const only = ['numbering-gap'];

  test('is reported once a hole, on the entry behind it', () => {
    expectFindings(
      `Wool rose [1] and fell [2], then rose [5] and [9].

## References

[1] Wool Board. “Wool.” https://example.org/1

[2] Yarn Weekly. “Yarn.” https://example.org/2

[5] Exeter Note. “Notes.” https://example.org/5
//<^^^ numbering-gap: Entries 3 and 4 are missing before 5 (Notes). Readers may look for them

[9] Loom. “Looms.” https://example.org/9
//<^^^ numbering-gap: Entries 6 to 8 are missing before 9 (Looms)`,
      { only },
    );
  });

  test('offers the first missing entry', () => {
    const text = `Wool [1] and [3].

## References

1. Wool Board. “Wool.” https://example.org/1
3. Yarn Weekly. “Yarn.” https://example.org/2
`;
    const after = fixed(text.replaceAll('1. ', '[1] ').replace('3. ', '[3] '), 'numbering-gap', 'Add entry 2', {
      only,
    });
    expect(after).toContain('/1\n[2] ‸\n[3] Yarn');
  });

  test('closes the gap in list and text at once', () => {
    const text = `Wool [1] and [8], then [1, 8].

## References

[1] Wool Board. “Wool.” https://example.org/1
[8] Yarn Weekly. “Yarn.” https://example.org/8
`;
    expect(fixed(text, 'numbering-gap', 'Renumber 8 to 2', { only })).toBe(
      text.replaceAll('8]', '2]').replace('and [8]', 'and [2]'),
    );
    expect(titlesAt(text.replace('[1, 8]', '[7-8]'), 'numbering-gap', { only })).toEqual([
      'Add entry 2 to “References”',
    ]);
  });

  test('is silent on a list that begins at 0 or at 101, on footnotes and on the links of a page', () => {
    expectFindings('Zero [0] and [1].\n\n[0] https://example.org/a\n[1] https://example.org/b', {
      only,
      format: 'plaintext',
    });
    expectFindings(
      'Nets [101].\n\n## References\n\n[101] Nets, https://example.org/n\n[102] R, https://example.org/r',
      {
        only,
      },
    );
    expectFindings('One.[^1] Two.[^5]\n\n[^1]: https://example.org/a\n[^5]: https://example.org/b', { only });
    expectFindings('See [the log][1] and [more][7].\n\n[1]: https://example.org/a\n[7]: https://example.org/b', {
      only,
    });
  });
});

describe('source-without-link', () => {
  const only = ['source-without-link'];
  const lost = `- Quay Times. “Mayor Refuses Merger.” Link [1]
//                                    ^^^^ source-without-link: The word “Link” has lost its address in “Mayor Refuses Merger”`;

  test('is reported on the word that has lost its address', () => {
    expectFindings(`No merger [1].\nReferences\n${lost}`, { only, format: 'plaintext' });
  });

  test('is mended in place of the word', () => {
    const text = 'No merger [1].\nReferences\n- Quay Times. “Mayor Refuses Merger.” Link [1]\n';
    expect(fixed(text, 'source-without-link', 'Add', { only, format: 'plaintext' })).toContain(
      'Merger.” ‸https://‸ [1]\n',
    );
    const markdown = `No merger [1].\n\n## References\n\n- Quay Times. “Mayor Refuses Merger.” Link [1]\n`;
    expect(fixed(markdown, 'source-without-link', 'Add', { only })).toContain('Merger.” [Link](‸https://‸) [1]\n');
  });

  test('is reported where the other entries have links', () => {
    const text = `Nets [1], ropes [2], boats [3].

## References

[1] Nets Weekly. “Nets.” https://example.org/1
[2] Rope Post. “Ropes.” https://example.org/2
[3] Boat Gazette. “Boats at Sea.” 4 May 2021.
//<^^^ source-without-link: “Boats at Sea” has no link, while the other entries have one`;
    expectFindings(text, { only });
    expect(fixed(text.replace(/\n\/\/.*/, ''), 'source-without-link', 'Add', { only })).toMatch(
      /May 2021\. ‸https:\/\/‸$/,
    );
  });

  test('is reported on an empty entry', () => {
    const text =
      'A [2], B [1].\n\n## References\n\n[1] B, https://example.org/1\n[2]\n//<^^^ source-without-link: Entry 2 is empty';
    expectFindings(text, { only });
    expect(fixed(text.replace(/\n\/\/.*/, ''), 'source-without-link', 'Add', { only })).toMatch(
      /\n\[2\] ‸https:\/\/‸$/,
    );
  });

  test('is silent on books, on Ibid. and in a list without links', () => {
    expectFindings(
      `Slow [1], copies [2], and again [3].

## References

[1] Morel, Henri. Slow Evolution. Port: Henry House, 1911.
[2] Abend, W. “Copies.” In: Lamps. Port: Quay Books, 1969.
[3] Ibid.`,
      { only },
    );
  });
});

describe('unused-source', () => {
  const only = ['unused-source'];

  test('greys the label of an entry that nothing cites', () => {
    expectFindings(
      `Known [1].

## References

[1] A. “Alpha.” https://example.org/1
[2] B. “Beta.” https://example.org/2
//<^^^ unused-source: “Beta” is never cited. Cite it as [2], or take it off the list.`,
      { only },
    );
  });

  test('takes the entry off the list, with its line', () => {
    const text =
      'Known [1].\n\n## References\n\n[1] A. “Alpha.” https://example.org/1\n\n[2] B. “Beta.” https://example.org/2\n\n[3] C. “Gamma.” https://example.org/3\n';
    const [before, after] = [text.replace('[2]', '[$02]'), text.replace(/\[2\].*\n\n/, '')];
    expect(fixed(before, 'unused-source', 'Take the entry', { only })).toBe(after);
    const last = text.replace('[3]', '[$03]');
    expect(fixed(last, 'unused-source', 'Take the entry', { only })).toBe(text.replace(/\[3\].*\n/, ''));
  });

  test('closes up the numbers of a list that pages count through', () => {
    const list = ['1. Clay desk, https://example.org/clay', '2. Sand desk, https://example.org/sand', '3. Loam desk'];
    const draft = (lines: readonly string[], last: number) =>
      `Known [1], seen [${last}].\n\n## References\n\n${lines.join('\n')}\n`;
    const before = draft(list, 3).replace('\n2.', '\n$02.');
    expect(fixed(before, 'unused-source', 'Take the entry off the list and close', { only })).toBe(
      draft([list[0]!, '2. Loam desk'], 2),
    );
  });

  test('is silent on the links of a page and on words in brackets without a heading for sources', () => {
    expectFindings('[![badge][2]][1] and text.\n\n[1]: https://example.org/a\n[2]: https://example.org/b.svg', {
      only,
    });
    const changes =
      '### Commits\n\n- [Tests] migrate [`4f8b57c`](https://example.org/1)\n- [Tests] remove [`90eb2ed`](https://example.org/2)\n- [meta] update [`53fcdc3`](https://example.org/3)';
    expectFindings(changes);
  });

  test('is silent in a draft that cites nothing by marks', () => {
    expectFindings('# Sources\n\n1. Clay desk, https://example.org/clay\n2. Sand desk, https://example.org/sand', {
      only,
    });
    expectFindings(
      'Looms spread along the river.1 By 1840 half the mills had one.2\n\n#### **Works cited**\n\n1. River looms, [https://example.org/l](https://example.org/l)\n2. Mills, [https://example.org/m](https://example.org/m)',
      { only },
    );
  });

  test('counts a range and a cross-reference as use', () => {
    expectFindings(
      `All of them [1-3].

## References

[1] A, https://example.org/1
[2] B, https://example.org/2
[3] C, https://example.org/3, see also [4]
[4] D, https://example.org/4`,
      { only },
    );
  });
});

describe('unnumbered-source', () => {
  const only = ['unnumbered-source'];
  const text = `A plan [1] [2].
References
- Quay Times. “Mayor.” Link [1]
- Dock Wire. “Ropes.” Link [2]
- White Pier. “Our Plan.” Link [Source]
//                              ^^^^^^ unnumbered-source: “Our Plan” has no number
- Other sources as referenced: port report, TideCheck, and Coast Guard updates.
Ferry merger, Ada Quill, Harbor council`;

  test('is reported on a word among numbers, not on a catch-all', () => {
    expectFindings(text.replace('//                              ^^^^^^', '//                             ^^^^^^^^'), {
      only,
      format: 'plaintext',
    });
  });

  test('gets the next free number', () => {
    expect(fixed(text.replace(/\n\/\/.*/, ''), 'unnumbered-source', 'Number', { only, format: 'plaintext' })).toContain(
      '- White Pier. “Our Plan.” Link [3]\n',
    );
  });
});

describe('duplicate-source', () => {
  const only = ['duplicate-source'];

  test('is reported on the second entry with the same address', () => {
    expectFindings(
      `The repo is small [1] and old [2].

## Sources

[1] https://example.org/repo
[2] https://www.example.org/repo/?utm_source=chatgpt.com
//<^^^ duplicate-source: This entry leads to the same address as 1
[3] https://example.org/repo?page=2`,
      { only },
    );
  });

  test.each([
    ['https://www.example.org/nets', 'http://m.example.org/nets/'],
    ['https://en.wikipedia.org/wiki/Net', 'https://en.m.wikipedia.org/wiki/Net#'],
    ['https://example.org/nets', 'https://amp.example.org/nets?fbclid=x'],
    ['https://example.org/news/nets', 'https://example.org/amp/news/nets'],
    ['https://example.org/news/nets', 'https://example.org/news/nets/amp/'],
    ['https://example.org/news/nets.html', 'https://example.org/news/nets.amp.html'],
    ['https://example.org/nets?id=3', 'https://example.org/nets?id=3&amp=1'],
    ['https://example.org/nets', 'https://example.org/nets?outputType=amp'],
    ['https://example.org/nets', 'https://www.google.com/amp/s/example.org/nets'],
    ['https://example.org/nets', 'https://example-org.cdn.ampproject.org/c/s/example.org/nets'],
    ['https://example.org/nets', 'https://example.org/nets?ref=chatgpt.com#:~:text=nets%20tore'],
    ['doi:10.1000/xyz.12', 'https://dx.doi.org/10.1000/XYZ.12'],
  ])('takes %s and %s for one', (a, b) => {
    expectFindings(`## Sources\n\n[1] Nets. ${a}\n[2] Ropes. ${b}\n//<^^^ duplicate-source`, { only });
  });

  test.each([
    ['https://example.org/nets', 'https://example.org/amp-nets'],
    ['https://m.org/nets', 'https://org/nets'],
    ['https://example.org/campus', 'https://example.org/c/ampus'],
    ['https://example.org/nets?id=3', 'https://example.org/nets?id=3&ref=7'],
    ['https://example.org/a#one', 'https://example.org/a#two'],
  ])('takes %s and %s for two', (a, b) => {
    expectFindings(`## Sources\n\n[1] Nets. ${a}\n[2] Ropes. ${b}`, { only });
  });

  test('is reported on the second entry that names the same work, not on another year, page or volume', () => {
    expectFindings(
      `## Sources

[1] Net Weekly. “How the old nets were mended.” 3 May 2020.
[2] Net Weekly, “How the Old Nets Were Mended”, 3 May 2020. https://example.org/nets
//<^^^ duplicate-source: This entry names the same work as 1
[3] Net Weekly. “How the old nets were mended.” 3 May 2021.
[4] Net Weekly. “Live news.”
[5] Net Weekly. “Live news.”
[6] Net Weekly. “The long net, a reader’s guide.” https://example.org/a
[7] Net Weekly. “The long net, a reader’s guide.” https://example.org/b`,
      { only },
    );
  });
});

test('incomplete-source is reported on an entry that says nothing, not on a remark', () => {
  expectFindings(
    `Nets [1], ropes [2], boats [3].

## References

[1] Nets Weekly. “Nets.” https://example.org/1
[2] see article
//<^^^ incomplete-source
[3] The boats were counted twice, by two people who did not know of each other.`,
    { only: ['incomplete-source'] },
  );
});

test('out-of-order is off by default and reports each first citation behind a later one', () => {
  const text = `Nets tore [2]. Ropes held [1]. Nets tore again [2]. Boats sank [3].

## References

[1] A, https://example.org/1
[2] B, https://example.org/2
[3] C, https://example.org/3`;
  expectFindings(text);
  expectFindings(
    text.replace('.\n', '.\n//                         ^ out-of-order: Source 1 is cited for the first time here\n'),
    { only: ['out-of-order'] },
  );
});
