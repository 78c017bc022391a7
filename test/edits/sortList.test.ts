import { describe, expect, test } from 'vitest';
import type { DraftFormat } from '../../server/draft/model.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { numberAll } from '../../server/edits/numberAll.ts';
import type { Plan } from '../../server/edits/plan.ts';
import { type SortKey, sortList } from '../../server/edits/sortList.ts';
import { splitLump } from '../../server/edits/splitLump.ts';
import { applyEdits } from '../annotated.ts';

function made(text: string, plan: Plan): string {
  if (plan.kind !== 'change') throw new Error(plan.kind === 'refusal' ? plan.reason : plan.question);
  return applyEdits(text, plan.edits);
}
const sorted = (text: string, by: SortKey, format: DraftFormat = 'markdown') =>
  made(text, sortList(readDraft(text, format), { start: 0, end: 0 }, by));

const draft = `The wall held [3]. It cost more [1, 2].

## References

[1] Quay Times. “Zebra Mussels.” 3 May 2021. https://quay.example/1
[2] Dock Wire. “Ålesund Nets.” 2020-01-09. https://dock.example/2

[3] Aft News. “Boats.” https://aft.example/3
`;

describe('sorting a list', () => {
  test('by outlet, title and date: numbered again, and the citations follow', () => {
    expect(sorted(draft, 'outlet')).toBe(`The wall held [1]. It cost more [2, 3].

## References

[1] Aft News. “Boats.” https://aft.example/3
[2] Dock Wire. “Ålesund Nets.” 2020-01-09. https://dock.example/2

[3] Quay Times. “Zebra Mussels.” 3 May 2021. https://quay.example/1
`);
    expect(sorted(draft, 'title')).toContain(
      '[1] Dock Wire. “Ålesund Nets.” 2020-01-09. https://dock.example/2\n[2] Aft',
    );
    // Without a date: last.
    expect(sorted(draft, 'date')).toContain('[1] Dock Wire');
    expect(sorted(draft, 'date')).toContain('[3] Aft News');
  });

  test('by first citation, with CRLF', () => {
    const windows = draft.replaceAll('\n', '\r\n');
    expect(sorted(windows, 'appearance')).toBe(sorted(draft, 'appearance').replaceAll('\n', '\r\n'));
    expect(sorted(draft, 'appearance')).toContain('held [1]. It cost more [2, 3].');
  });

  test('by number: entries keep their numbers', () => {
    const mixed =
      'A [2] [1].\n\n## References\n\n[2] B, https://b.example\n[10] C, https://c.example\n[1] A, https://a.example\n';
    expect(sorted(mixed, 'number')).toBe(
      'A [2] [1].\n\n## References\n\n[1] A, https://a.example\n[2] B, https://b.example\n[10] C, https://c.example\n',
    );
    expect(sortList(readDraft(sorted(mixed, 'number'), 'markdown'), { start: 0, end: 0 }, 'number')).toMatchObject({
      satisfied: true,
    });
  });

  test('gaps stay gaps; a numbered list of markdown; labels at the end; the lump stays', () => {
    const gaps = 'A [2] [7].\n\n## References\n\n[2] Quay. “B.” https://q.example\n[7] Aft. “A.” https://a.example\n';
    expect(sorted(gaps, 'outlet')).toBe(
      'A [7] [2].\n\n## References\n\n[2] Aft. “A.” https://a.example\n[7] Quay. “B.” https://q.example\n',
    );
    const items =
      'A [2].\n\n## Sources\n\n1. Quay. “B.” https://q.example\n2. Aft. “A.” https://a.example\n- Other sources: X, Y and Z\n';
    expect(sorted(items, 'outlet')).toBe(
      'A [1].\n\n## Sources\n\n1. Aft. “A.” https://a.example\n2. Quay. “B.” https://q.example\n- Other sources: X, Y and Z\n',
    );
    const ends = 'A [2].\n\nReferences\n- Quay. “B.” Link [1]\n- Aft. “A.” Link [2]\n';
    expect(sorted(ends, 'outlet', 'plaintext')).toBe(
      'A [1].\n\nReferences\n- Aft. “A.” Link [1]\n- Quay. “B.” Link [2]\n',
    );
  });

  test('a list without numbers only changes places', () => {
    const bare = 'Text.\n\n## Bibliography\n\n- Quay. “B.” https://q.example\n- Aft. “A.” https://a.example\n';
    expect(sorted(bare, 'outlet')).toBe(
      'Text.\n\n## Bibliography\n\n- Aft. “A.” https://a.example\n- Quay. “B.” https://q.example\n',
    );
  });

  test('refused: duplicate numbers, entries with text between, nothing to sort', () => {
    const plan = (text: string) => sortList(readDraft(text, 'markdown'), { start: 0, end: 0 }, 'outlet');
    expect(plan(draft.replace('\n[2] D', '\n[1] D'))).toMatchObject({
      reason: expect.stringMatching(/^Number 1 stands on 2 entries \(“/),
    });
    const spread = 'A.[^1]\n\n[^1]: Quay. “B.” https://q.example\n\nB.[^2]\n\n[^2]: Aft. “A.” https://a.example\n';
    expect(plan(spread)).toMatchObject({ reason: expect.stringContaining('Other text stands between') });
    expect(plan('No list.')).toMatchObject({ kind: 'refusal', satisfied: false });
  });
});

describe('numbering entries', () => {
  test('the next free numbers, as the list writes them', () => {
    const text =
      'A [1].\n\nReferences\n- Quay. “A.” Link [1]\n- Dock. “B.” Link [2]\n- White Pier. “Plan.” Link [Source]\n- Aft. “C.” Link\n- Other sources: X and Y\n';
    expect(made(text, numberAll(readDraft(text, 'plaintext')))).toBe(
      text.replace('[Source]', '[3]').replace('“C.” Link', '“C.” Link [4]'),
    );
  });

  test('a list without any gets 1, 2, 3; what the text cites already is said', () => {
    const text = 'A [2].\n\n## Sources\n\n- Quay. “A.” https://q.example\n- Dock. “B.” https://d.example\n';
    const plan = numberAll(readDraft(text, 'markdown'));
    expect(made(text, plan)).toBe(text.replace('- Q', '- [1] Q').replace('- D', '- [2] D'));
    expect(plan.kind === 'change' && plan.notes.join(' ')).toContain('cites numbers already');
    expect(numberAll(readDraft(made(text, plan), 'markdown'))).toMatchObject({ satisfied: true });
  });

  test('an item in the middle of a list that counts by itself is not numbered', () => {
    const text = '## Sources\n\n1. A, https://a.example\n2. B, https://b.example\n';
    expect(numberAll(readDraft(text, 'markdown')).kind).toBe('refusal');
  });
});

describe('splitting a lump', () => {
  const split = (text: string, format: DraftFormat = 'markdown') => {
    const draft = readDraft(text, format);
    return made(text, splitLump(draft, draft.sources.find(({ catchAll }) => catchAll)!));
  };
  const list = 'A [1].\n\n## References\n\n- [1] Quay. “A.” https://q.example\n- [2] Dock. “B.” https://d.example\n';

  test('into numbered entries of the list', () => {
    expect(split(`${list}- Other sources: port report (2020, 2021), TideCheck, and Coast Guard updates.\n`)).toBe(
      `${list}- [3] port report (2020, 2021)\n- [4] TideCheck\n- [5] Coast Guard updates\n`,
    );
    expect(split(`${list}- Other sources: A Daily, B Post and C News`)).toBe(
      `${list}- [3] A Daily\n- [4] B Post\n- [5] C News`,
    );
    const crlf = `${list}- Other sources: A Daily; B Post, Inc.; C News\n\n## About\n\nMe.\n`.replaceAll('\n', '\r\n');
    expect(split(crlf)).toBe(
      `${list}- [3] A Daily\n- [4] B Post, Inc.\n- [5] C News\n\n## About\n\nMe.\n`.replaceAll('\n', '\r\n'),
    );
  });

  test('behind entries without a number', () => {
    expect(split(`${list}- Pier. “B.”\n- Other sources: A Daily and B Post\n\nKeywords: quay\n`)).toBe(
      `${list}- Pier. “B.”\n- [3] A Daily\n- [4] B Post\n\nKeywords: quay\n`,
    );
  });

  test('in a list of bullets, and in other languages', () => {
    expect(split('Text.\n\n## Sources\n\n- Quay. “A.” https://q.example\n- Other sources: A Daily, B Post\n')).toBe(
      'Text.\n\n## Sources\n\n- Quay. “A.” https://q.example\n- A Daily\n- B Post\n',
    );
    expect(
      split(
        'Der Wert stieg [1], sagte der Rat.\n\n## Quellen\n\n- [1] Quay, https://q.example\n- [2] Dock, https://d.example\n- Weitere Quellen: Tagblatt und Hafenpost\n',
      ),
    ).toContain('[3] Tagblatt\n- [4] Hafenpost');
  });

  const entries = [
    'Text [1], and more [2].\n\n## References\n\n[1] Quay. “A.” https://q.example',
    '[2] Dock. “B.” https://d.example',
  ];
  const three = '[3] A Daily\n[4] B Post\n[5] C News\n';

  test.each(['markdown', 'plaintext'] as const)('a paragraph behind the list, in %s', (format) => {
    const [first, second] = entries;
    const lump = 'Other sources: A Daily, B Post and C News';
    const list = `${first}\n${second}\n`;
    expect(split(`${list}\n${lump}.\n`, format)).toBe(list + three);
    expect(split(`${list}\n${lump}\n`, format)).toBe(list + three);
    expect(split(`${list}${lump}\n`, format)).toBe(list + three);
    expect(split(`${list}\n**Other sources:** A Daily, B Post and C News\n`, format)).toBe(list + three);
    expect(split(`${list}\nAdditional sources used for this story: A Daily, B Post and C News\n`, format)).toBe(
      list + three,
    );
    expect(split(`${first}\n\n${second}\n\n${lump}.\n`, format)).toBe(
      `${first}\n\n${second}\n\n[3] A Daily\n\n[4] B Post\n\n[5] C News\n`,
    );
    expect(split(`${list}\n${lump}.\n\nThe writer lives by the sea.\n`, format)).toBe(
      `${list}${three}\nThe writer lives by the sea.\n`,
    );
    expect(split(`${list}\n其他来源：甲报、乙报\n`, format)).toBe(`${list}[3] 甲报\n[4] 乙报\n`);
  });

  test('a paragraph that cites, ends a list without a heading or names no sources', () => {
    const noHeading = `Text [1], and more [2].\n\n---\n\n${entries[1]!.replace('[2]', '[1]')}\n${entries[1]}\n`;
    expect(split(`${noHeading}\nOther sources: A Daily, B Post and C News.\n`)).toBe(noHeading + three);
    const lumps = (behind: string) =>
      readDraft(`${entries.join('\n')}\n\n${behind}\n`, 'markdown').sources.filter(({ catchAll }) => catchAll).length;
    expect(lumps('Other sources: A Daily, B Post.')).toBe(1);
    expect(lumps('Other sources: see [1] and [2].')).toBe(0);
    expect(lumps('Other sources say that the wall leaks.')).toBe(0);
    expect(lumps('The writer lives by the sea: in Quay, Dock and Pier.')).toBe(0);
  });

  test('one name is no lump', () => {
    const text = `${list}- Other sources: the port report\n`;
    const draft = readDraft(text, 'markdown');
    expect(splitLump(draft, draft.sources.at(-1)!)).toMatchObject({ kind: 'refusal' });
  });
});
