import { describe, expect, test } from 'vitest';
import { readDraft } from '../../server/draft/parse.ts';
import { applyEdits } from '../../server/edits/plan.ts';
import { commandNamed } from '../../server/features/commands/index.ts';

const entries = [
  '[1] Dock log. “Ships.”\n> https://example.org/dock',
  '[2] Pier Weekly. “Nets.” https://example.org/nets',
  '[3] Quay Times. “Ropes.” https://example.org/dock',
];
const quoted = (text: string, ...lines: string[]) => `${text}\n\n> ## References\n>\n> ${lines.join('\n> ')}\n`;
const draft = quoted('Nets tore [2]. Ships left [1], ropes held [3].', ...entries);

function made(name: string, at: string, text = draft): string {
  const offset = text.indexOf(at);
  const plan = commandNamed(`wellSourced.${name}`)!.plan(
    readDraft(text, 'markdown'),
    { start: offset, end: offset },
    {},
  );
  expect(plan.kind).toBe('change');
  return plan.kind === 'change' ? applyEdits(text, plan.edits) : '';
}

describe('a list in a block quote, an entry a line', () => {
  test.each([
    ['## References\n', '>', '[2] Pier'],
    ['[!note]- Sources', '>', '[2] Pier'],
    ['References', '> >', '[2] Pier'],
  ])('is read entry by entry (%s)', (heading, mark) => {
    const text = `Nets tore [2].\n\n> ${heading}\n${entries.join('\n').replaceAll('\n> ', '\n')}`.replaceAll(
      '\n',
      `\n${mark} `,
    );
    const { sources } = readDraft(text.replace(`\n${mark} \n`, '\n\n'), 'markdown');
    expect(sources.map(({ label, details }) => [label, details.plain])).toEqual([
      ['1', 'Dock log. “Ships.”'],
      ['2', 'Pier Weekly. “Nets.”'],
      ['3', 'Quay Times. “Ropes.”'],
    ]);
    for (const { start, end } of sources) expect(text.slice(start, end)).not.toMatch(/[\s>]$/);
  });

  test('is renumbered, moved, merged and shortened with the marks of the quote in their place', () => {
    const [dock, pier, quay] = entries.map((entry) => entry.slice(4)) as [string, string, string];
    expect(made('renumber', 'Nets')).toBe(
      quoted('Nets tore [1]. Ships left [2], ropes held [3].', `[1] ${pier}`, `[2] ${dock}`, `[3] ${quay}`),
    );
    expect(made('moveEntryUp', 'Quay Times')).toBe(
      quoted('Nets tore [3]. Ships left [1], ropes held [2].', `[1] ${dock}`, `[2] ${quay}`, `[3] ${pier}`),
    );
    expect(made('mergeDuplicates', 'Nets')).toBe(
      quoted('Nets tore [2]. Ships left [1], ropes held [1].', `[1] ${dock}`, `[2] ${pier}`),
    );
    expect(made('removeSource', 'Dock log')).toBe(
      quoted('Nets tore [1]. Ships left, ropes held [2].', `[1] ${pier}`, `[2] ${quay}`),
    );
    expect(made('insertSource', 'Pier Weekly')).toBe(
      quoted('Nets tore [2]. Ships left [1], ropes held [4].', `[1] ${dock}`, `[2] ${pier}`, '[3] ', `[4] ${quay}`),
    );
  });
});
