import { describe, expect, test } from 'vitest';
import { runChecks } from '../../server/checks/index.ts';
import type { Draft } from '../../server/draft/model.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { excerptAt } from '../../server/features/excerpt.ts';
import { isShown, overview, placesOf } from '../../server/features/overview.ts';

const text = `# The wall

It holds [1]. It held in 2019 [1, 4]. “Nobody slept,” said Mara Lind [4].

## References

[1] Harbour Times. “The Wall That Holds.” 4 May 2021. https://example.org/wall
[2] Coast Review. “Two Years of Repairs.” https://example.org/repairs
[3] Bay Radio. “The Wall, Again.” https://www.example.org/wall/
`;

const look = (draft: Draft) => overview(draft, runChecks(draft));
const draft = readDraft(text, 'markdown');
const words = (from: Draft, id: string) =>
  placesOf(from, runChecks(from), id).map(({ kind, start, end }) => `${kind} ${from.text.slice(start, end)}`);

describe('the overview of a draft', () => {
  test('counts entries, citations of the prose and what is above a hint', () => {
    const { sources, citations, problems } = look(draft);
    // [4] twice, and the address of [3].
    expect({ sources, citations, problems }).toEqual({ sources: 3, citations: 3, problems: 3 });
  });

  test('marks what is never cited, what has no entry and what a finding speaks of', () => {
    const { lists, missing } = look(draft);
    expect(lists.map(({ heading }) => heading)).toEqual(['References']);
    const marks = lists[0]!.items.map((item) => [item.label, item.uses, item.marks.map(({ kind }) => kind)]);
    expect(marks).toEqual([
      ['1', 2, []],
      ['2', 0, ['unused']],
      ['3', 0, ['unused', 'doubtful']],
    ]);
    expect(missing.map(({ label, uses, marks: [mark] }) => [label, uses, mark?.kind])).toEqual([['4', 2, 'missing']]);
    expect(missing[0]!.marks[0]!.message).toContain('no entry 4');
    expect(lists[0]!.items[0]).toMatchObject({ outlet: 'Harbour Times', title: 'The Wall That Holds' });
  });

  test('leads to the entry and then to every use', () => {
    const { lists, missing } = look(draft);
    expect(words(draft, lists[0]!.items[0]!.id)).toEqual(['entry 1', 'use 1', 'use 1']);
    expect(words(draft, missing[0]!.id)).toEqual(['use 4', 'use 4']);
  });

  test('knows an item again after an edit elsewhere, and no item that is gone', () => {
    const { id } = look(draft).lists[0]!.items[2]!;
    const moved = readDraft(
      text.replace('[2] Coast Review. “Two Years of Repairs.” https://example.org/repairs\n', ''),
      'markdown',
    );
    expect(words(moved, id)).toEqual(['entry 3']);
    expect(placesOf(readDraft('Nothing.', 'markdown'), [], id)).toEqual([]);
  });

  test('tells two entries that look the same apart', () => {
    const twins = readDraft('One [1].\n\n## References\n\n[1] Same.\n[1] Same.\n', 'markdown');
    const ids = look(twins).lists.flatMap((list) => list.items.map(({ id }) => id));
    expect(new Set(ids).size).toBe(2);
    expect(placesOf(twins, runChecks(twins), ids[1]!)[0]!.start).toBeGreaterThan(
      placesOf(twins, runChecks(twins), ids[0]!)[0]!.start,
    );
  });

  test('keeps quiet about what the writer has silenced', () => {
    const levels = { 'undefined-citation': 'off', 'duplicate-source': 'off' } as const;
    const { missing, lists, problems } = overview(draft, runChecks(draft, levels));
    expect(missing).toEqual([]);
    expect(lists[0]!.items[2]!.marks.map(({ kind }) => kind)).toEqual(['unused']);
    expect(problems).toBe(0);
  });

  test('names every number of a draft without a list', () => {
    const { missing, lists } = look(readDraft('One [1]. Two [2]. One again [1].\n', 'markdown'));
    expect(missing.map(({ label, uses }) => [label, uses])).toEqual([
      ['1', 2],
      ['2', 1],
    ]);
    expect(lists).toEqual([]);
  });

  test('shows two lists apart, and no links of a page', () => {
    const two = readDraft(
      'A [1].\n\n## References\n\n[1] One. https://a.example/x\n\nB [^n].\n\n[^n]: Two. https://b.example/y\n\nSee [the site].\n\n[the site]: https://c.example\n',
      'markdown',
    );
    const labels = look(two).lists.map((list) => list.items.map(({ label }) => label));
    expect(labels).toEqual([['1'], ['^n']]);
  });

  test('says nothing of a lump or an entry without a label but its name', () => {
    const lump = readDraft('A [1].\n\nSources\n\n- [1] One.\n- Other sources: A, B and C.\n', 'plaintext');
    const item = look(lump).lists[0]!.items.at(-1)!;
    expect([item.label, item.outlet, item.marks]).toEqual(['', null, []]);
    expect(item.name).toMatch(/^Other sources/);
  });

  test('is not for documents that cite nothing, unless the writer says so', () => {
    const readme = readDraft('# Tool\n\nSee [docs].\n\n[docs]: https://docs.example\n', 'markdown');
    expect(isShown(readme, 'auto')).toBe(false);
    expect(isShown(readme, 'on')).toBe(true);
    expect(isShown(draft, 'auto')).toBe(true);
    expect(isShown(draft, 'off')).toBe(false);
  });
});

describe('the words around a place', () => {
  const around = (sentence: string, mark: string) => {
    const one = readDraft(sentence, 'markdown');
    const start = sentence.indexOf(mark);
    return excerptAt(one, { start, end: start + mark.length });
  };

  test('are its sentence', () => {
    expect(around('First. The wall\nholds [1]. Third.', '[1]')).toBe('The wall holds [1].');
  });

  test('are cut at a word on both sides', () => {
    const long = `${'stone '.repeat(40)}ends here [1] ${'sand '.repeat(40)}.`;
    const cut = around(long, '[1]');
    expect(cut).toMatch(/^… (?:stone )+ends here \[1\] (?:sand )+/);
    expect(cut.length).toBeLessThan(120);
  });
});
