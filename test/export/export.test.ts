import { describe, expect, test } from 'vitest';
import { readDraft } from '../../server/draft/parse.ts';
import { bibtex, escapeTex } from '../../server/export/bibtex.ts';
import { itemsOf } from '../../server/export/itemOf.ts';
import { markdown } from '../../server/export/markdown.ts';
import { plainText } from '../../server/export/text.ts';

const list = (...entries: string[]) => readDraft(`A [1].\n\n## References\n\n${entries.join('\n')}\n`, 'markdown');
const wall = '[1] Harbour Times. “The Wall That Holds.” 4 May 2021. https://example.org/wall';

describe('as BibTeX', () => {
  const write = (...entries: string[]) => bibtex(itemsOf(list(...entries).sources));

  test('an entry with what could be read of it', () => {
    expect(write(wall)).toBe(`@misc{harbour2021wall,
  title = {{The Wall That Holds}},
  howpublished = {Harbour Times},
  year = {2021},
  month = {5},
  day = {4},
  url = {https://example.org/wall}
}`);
  });

  test('signs of TeX are words, and addresses stay whole', () => {
    const entry = write(
      '[1] R&D Weekly. “100% of $5_000: {why} \\em #1?” 2020. https://example.org/a_b%20c?x=1&y=~z#t',
    );
    expect(entry).toContain('title = {{100\\% of \\$5\\_000: \\{why\\} \\textbackslash{}em \\#1?}}');
    expect(entry).toContain('howpublished = {R\\&D Weekly}');
    expect(entry).toContain('url = {https://example.org/a_b%20c?x=1&y=~z#t}');
  });

  test('braces in every field are in pairs, whatever the entry says', () => {
    for (const odd of ['{', '}', '\\', '\\}', '{{', '%', '} , evil = {x', '@misc{x,']) {
      const entry = write(
        `[1] Out ${odd} let. “Title ${odd} more.” 2020. https://example.org/${odd.replaceAll(' ', '')}`,
      );
      let depth = 0;
      for (const [, sign] of entry.replaceAll(/\\[{}]/g, '').matchAll(/([{}])/g)) {
        depth += sign === '{' ? 1 : -1;
        expect(depth).toBeGreaterThanOrEqual(0);
      }
      expect(depth).toBe(0);
      expect(entry.match(/^@/gm)).toHaveLength(1);
    }
  });

  test('keys are of letters and digits, and no two the same', () => {
    const draft = list(wall, wall.replace('[1]', '[2]'), '[3] 港報。「壁」2021年5月4日。https://example.org/c');
    const keys = itemsOf(draft.sources).map(({ id }) => id);
    expect(new Set(keys).size).toBe(3);
    for (const key of keys) expect(key).toMatch(/^[a-z0-9-]+$/i);
    expect(keys.slice(0, 2)).toEqual(['harbour2021wall', 'harbour2021wall-2']);
  });

  test('a DOI in a journal is an article; a lump and an empty entry are no items', () => {
    expect(write('[1] Mara Lind. “Stone.” Coast Review, 2019. https://doi.org/10.1000/xyz')).toMatch(/^@article\{/);
    const draft = list(wall, '[2]', '- Other sources: A, B and C.');
    expect(itemsOf(draft.sources)).toHaveLength(1);
  });

  test('a journal with its volume, issue and pages', () => {
    const paper = (where: string) =>
      write(`[1] Lind, M., & Oster, J. (2020). Silt studies. ${where}. https://doi.org/10.1000/silt.12`);
    const written = paper('Journal of Silt, 12(3), 45–67');
    for (const field of ['journal = {Journal of Silt}', 'volume = {12}', 'number = {3}', 'pages = {45--67}'])
      expect(written).toContain(field);
    expect(paper('Area 51')).not.toContain('volume');
  });

  test('text of TeX', () => {
    expect(escapeTex('a ~ b ^ c')).toBe('a \\textasciitilde{} b \\textasciicircum{} c');
  });
});

describe('as text and markdown', () => {
  test('text is the label and the words, with the address that markup hid', () => {
    const draft = list(wall, '[2] Coast Review. [Two *Years*](https://example.org/two).');
    expect(plainText(draft, draft.sources).split('\n')).toEqual([
      '[1] Harbour Times. “The Wall That Holds.” 4 May 2021. https://example.org/wall',
      expect.stringMatching(/^\[2\] Coast Review\. Two Years\. https:\/\/example\.org\/two$/),
    ]);
  });

  test('markdown of a markdown draft is what the writer wrote', () => {
    const draft = list(wall, '[2] Coast Review. *Two Years*.');
    expect(markdown(draft, draft.sources)).toBe(`${wall}\n\n[2] Coast Review. *Two Years*.`);
    const listed = list(`- ${wall}`, '- [2] Coast Review.');
    expect(markdown(listed, listed.sources)).toBe(`- ${wall}\n- [2] Coast Review.`);
  });

  test('markdown of plain text has its words as data, and is read as the same sources', () => {
    const text = `A [1].\n\nReferences\n\n[1] The *Star*. “A_b [x](y).” https://example.org/a_b.\n[2] Coast Review <b>.\n`;
    const draft = readDraft(text, 'plaintext');
    const copied = markdown(draft, draft.sources);
    expect(copied).toContain('The \\*Star\\*');
    expect(copied).toContain('<https://example.org/a_b>');
    const again = readDraft(`A [1].\n\n## References\n\n${copied}\n`, 'markdown');
    expect(again.sources.map(({ label }) => label)).toEqual(['1', '2']);
    expect(again.sources[0]!.details.url).toBe('https://example.org/a_b');
  });
});
