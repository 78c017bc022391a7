import { describe, expect, test } from 'vitest';
import { readDraft } from '../../server/draft/parse.ts';

const wall = 'Harbour Times, “The Wall,” 2021. https://harbour.example/wall';
const stone = 'Coast Review, “Stone,” 2022. https://coast.example/stone';
const read = (list: string, format: 'markdown' | 'plaintext' = 'markdown') =>
  readDraft(`# Wall\n\nIt fell in 1990 [1]. It rose again [2].\n\n${list}\n`, format);

describe('numbers without a point or bracket', () => {
  test.each([
    ['a line each', `## Sources\n\n1 ${wall}\n2 ${stone}`],
    ['a paragraph each', `## Sources\n\n1 ${wall}\n\n2 ${stone}`],
    ['wrapped', `## Sources\n\n1 ${wall.replace(' https', '\n  https')}\n2 ${stone}`],
    ['right below the heading', `Sources\n1 ${wall}\n2 ${stone}`],
    ['notes that read like works', '## Endnotes\n\n1 Ibid., 12.\n2 A. Lind, *Nets* (Boston: Quay Press, 2020), 14.'],
  ])('%s', (_, list) => {
    for (const format of ['markdown', 'plaintext'] as const) {
      const { sources, citations, text } = read(list, format);
      expect(sources.map(({ label }) => label)).toEqual(['1', '2']);
      expect(citations.map(({ labels }) => labels[0]!.source?.label)).toEqual(['1', '2']);
      const { start, end } = sources[1]!.labelSpan!;
      expect(text.slice(start, end)).toBe('2');
    }
  });
});

describe('no list of that kind', () => {
  test.each([
    ['one alone is the first word of a title', `## Sources\n\n1 Corinthians 13, in the King James Bible\n\n${stone}`],
    ['things counted', '## Notes\n\n1 Cup of flour\n2 Cups of milk'],
    ['years', `## Sources\n\n2021 Harbour Times, “The Wall.” https://harbour.example/wall`],
    ['prose', '1 Harbour Street is where it began.\n2 Quay Lane is where it ended.'],
  ])('%s', (_, list) => {
    expect(read(list).sources.filter(({ label }) => label !== null)).toEqual([]);
  });
});
