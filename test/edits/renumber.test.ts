import { describe, expect, test } from 'vitest';
import type { DraftFormat } from '../../server/draft/model.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { applyEdits, type Plan } from '../../server/edits/plan.ts';
import { type RenumberOptions, renumber } from '../../server/edits/renumber.ts';

const APPEARANCE: RenumberOptions = { order: 'appearance', keepDoubtful: false };
const GAPS: RenumberOptions = { order: 'gaps', keepDoubtful: false };

const plan = (text: string, options: RenumberOptions = APPEARANCE, format: DraftFormat = 'markdown'): Plan =>
  renumber(readDraft(text, format), options);

function renumbered(text: string, options?: RenumberOptions, format?: DraftFormat): string {
  const made = plan(text, options, format);
  if (made.kind !== 'change') throw new Error(made.kind === 'refusal' ? made.reason : made.question);
  const result = applyEdits(text, made.edits);
  expect(plan(result, options, format), 'the same again changes nothing').toMatchObject({ satisfied: true });
  return result;
}

const list = (...entries: string[]) => `\n\n## References\n\n${entries.join('\n')}\n`;
const [a, b, c, d, e] = ['Quay. “Ropes.”', 'Pier. “Nets.”', 'Dock. “Sails.”', 'Wharf. “Tides.”', 'Buoy. “Fog.”'].map(
  (words, i) => `${words} https://example.org/${i}`,
);

describe('by first appearance', () => {
  test('a repeated citation keeps one number', () => {
    expect(renumbered(`Nets tore [2], ropes held [1], nets again [2].${list(`[1] ${a}`, `[2] ${b}`)}`)).toBe(
      `Nets tore [1], ropes held [2], nets again [1].${list(`[1] ${b}`, `[2] ${a}`)}`,
    );
  });

  test('a chain of swaps is one simultaneous edit', () => {
    expect(
      renumbered(`One [3], two [1], three [2], ten [10].${list(`[1] ${a}`, `[2] ${b}`, `[3] ${c}`, `[10] ${d}`)}`),
    ).toBe(`One [1], two [2], three [3], ten [4].${list(`[1] ${c}`, `[2] ${a}`, `[3] ${b}`, `[4] ${d}`)}`);
  });

  test('an empty entry moves like any other', () => {
    expect(renumbered(`Nets tore [2], ropes held [1].${list(`[1] ${b}`, '[2]')}`)).toBe(
      `Nets tore [1], ropes held [2].${list('[1]', `[2] ${b}`)}`,
    );
  });

  test('sources that are never cited come last, in their old order', () => {
    expect(renumbered(`Sails [4], nets [2].${list(`[1] ${a}`, `[2] ${b}`, `[3] ${c}`, `[4] ${d}`)}`)).toBe(
      `Sails [1], nets [2].${list(`[1] ${d}`, `[2] ${b}`, `[3] ${a}`, `[4] ${c}`)}`,
    );
  });

  test('links, addresses, code and math keep their numbers', () => {
    const prose = (x: number, y: number) =>
      `See [${x}] and [${y}], [page 2](https://example.org/[2]?n=[2]), <https://example.org/[1]>, \`list[2]\`, $x_[2]$.\n\n    code [2]\n\n\`\`\`js\nconst a = b[2]; // [1]\n\`\`\`\n\n<!-- [2] -->`;
    const inside = '[note 2](https://example.org/a[1]b) and `x[2]`';
    expect(renumbered(`${prose(2, 1)}${list(`[1] ${a} ${inside}`, `[2] ${b}`)}`)).toBe(
      `${prose(1, 2)}${list(`[1] ${b}`, `[2] ${a} ${inside}`)}`,
    );
  });

  test('an entry that points at another one goes on pointing at it', () => {
    expect(renumbered(`Nets [2], ropes [1].${list(`[1] ${a} See also [2].`, `[2] ${b} Against [1].`)}`)).toBe(
      `Nets [1], ropes [2].${list(`[1] ${b} Against [2].`, `[2] ${a} See also [1].`)}`,
    );
  });

  test('labels at the end of their entries', () => {
    const entries = (x: string, y: string) => `\n\nReferences:\n\n- ${x} [1]\n- ${y} [2]\n`;
    expect(renumbered(`Nets tore [2]. Ropes held [1].${entries(a!, b!)}`, APPEARANCE, 'plaintext')).toBe(
      `Nets tore [1]. Ropes held [2].${entries(b!, a!)}`,
    );
  });

  test('wrapped entries, blank lines and CRLF', () => {
    const draft = (x: string, y: string, first: number, second: number) =>
      `Nets [${first}], ropes [${second}].\n\n## Sources\n\n[1] ${x}\n\n[2] ${y}\n`;
    const wrapped = 'Quay Times. “A very long title\n    about ropes.”\n    https://example.org/0';
    expect(renumbered(draft(wrapped, b!, 2, 1))).toBe(draft(b!, wrapped, 1, 2));
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    expect(renumbered(windows(draft(wrapped, b!, 2, 1)))).toBe(windows(draft(b!, wrapped, 1, 2)));
    expect(renumbered(windows(draft(wrapped, b!, 2, 1)), APPEARANCE, 'plaintext')).toBe(
      windows(draft(b!, wrapped, 1, 2)),
    );
  });

  test('ordered lists, also those whose items all say 1', () => {
    expect(renumbered(`Nets [2], ropes [1].${list(`1. ${a}`, `2. ${b}`)}`)).toBe(
      `Nets [1], ropes [2].${list(`1. ${b}`, `2. ${a}`)}`,
    );
    expect(renumbered(`Nets [2], ropes [1].${list(`1. ${a}`, `1. ${b}`)}`)).toBe(
      `Nets [1], ropes [2].${list(`1. ${b}`, `1. ${a}`)}`,
    );
  });

  test('tables and quoted lists', () => {
    const table = (x: string, y: string) =>
      `\n\n## Sources\n\n| No. | Source |\n| --- | --- |\n| 1 | ${x} |\n| 2 | ${y} |\n`;
    expect(renumbered(`Nets [2], ropes [1].${table(a!, b!)}`)).toBe(`Nets [1], ropes [2].${table(b!, a!)}`);
    const quoted = (x: string, y: string) => `\n\n## Sources\n\n> [1] ${x}\n>\n> [2] ${y}\n`;
    expect(renumbered(`Nets [2], ropes [1].${quoted(a!, b!)}`)).toBe(`Nets [1], ropes [2].${quoted(b!, a!)}`);
  });

  test('footnotes at the foot are sorted, those beside their paragraphs stay there', () => {
    expect(renumbered(`Nets.[^2] Ropes.[^1] Sails.[^x]\n\n[^1]: ${a}\n[^x]: ${c}\n[^2]: ${b}\n`)).toBe(
      `Nets.[^1] Ropes.[^2] Sails.[^x]\n\n[^1]: ${b}\n[^x]: ${c}\n[^2]: ${a}\n`,
    );
    expect(renumbered(`Nets.[^2]\n\n[^2]: ${b}\n\nRopes.[^1]\n\n[^1]: ${a}\n`)).toBe(
      `Nets.[^1]\n\n[^1]: ${b}\n\nRopes.[^2]\n\n[^2]: ${a}\n`,
    );
  });

  test('link definitions, unless links in the text use their numbers', () => {
    expect(renumbered(`Nets [2], ropes [1].\n\n[1]: https://example.org/1\n[2]: https://example.org/2\n`)).toBe(
      `Nets [1], ropes [2].\n\n[1]: https://example.org/2\n[2]: https://example.org/1\n`,
    );
    expect(
      plan(`Nets [2], ropes [1], [the quay][2].\n\n[1]: https://example.org/1\n[2]: https://example.org/2\n`),
    ).toMatchObject({ kind: 'refusal', satisfied: false, reason: expect.stringContaining('[the quay][2] (line 1)') });
  });

  test('several lists: each by itself where they begin anew, on and on where they do not', () => {
    const part = (x: number, y: number, p: string, q: string) =>
      `# Part\n\nNets [${x}], ropes [${y}].\n\n## Sources\n\n[1] ${p}\n[2] ${q}\n\n`;
    expect(renumbered(part(2, 1, a!, b!) + part(1, 2, c!, d!) + part(2, 1, d!, e!))).toBe(
      part(1, 2, b!, a!) + part(1, 2, c!, d!) + part(1, 2, e!, d!),
    );
    const mixed = `A [3], b [1], c [4], d [2].\n\n## References\n\n### Books\n\n[1] ${a}\n[2] ${b}\n\n### Web\n\n[3] ${c}\n[4] ${d}\n`;
    expect(renumbered(mixed)).toBe(
      `A [1], b [2], c [3], d [4].\n\n## References\n\n### Books\n\n[2] ${a}\n[4] ${b}\n\n### Web\n\n[1] ${c}\n[3] ${d}\n`,
    );
  });

  test('entries without a number stay where they stand', () => {
    expect(
      renumbered(
        `Nets [2], ropes [1].${list(`[1] ${a}`, `[2] ${b}`)}\nOther sources: the Quay Office and the pilots.\n`,
      ),
    ).toBe(`Nets [1], ropes [2].${list(`[1] ${b}`, `[2] ${a}`)}\nOther sources: the Quay Office and the pilots.\n`);
  });

  test('full-width, raised and padded numbers keep their signs', () => {
    expect(renumbered(`網［２］、縄［１］。${list(`[1] ${a}`, `[2] ${b}`)}`)).toBe(
      `網［１］、縄［２］。${list(`[1] ${b}`, `[2] ${a}`)}`,
    );
  });
});

describe('groups', () => {
  const five = (...order: (string | undefined)[]) => list(...order.map((entry, i) => `[${i + 1}] ${entry}`));

  test('a range whose members go on together stays a range; scattered ones are split', () => {
    expect(renumbered(`Late [4], all [1-3], all four [1-3, 4].${five(a, b, c, d)}`)).toBe(
      `Late [1], all [2-4], all four [1-4].${five(d, a, b, c)}`,
    );
    expect(renumbered(`Late [2], all [1–3].${five(a, b, c)}`)).toBe(`Late [1], all [1–3].${five(b, a, c)}`);
    expect(renumbered(`Sails [2], fog [5], all [1–3].${five(a, b, c, d, e)}`)).toBe(
      `Sails [1], fog [2], all [1, 3, 4].${five(b, e, a, c, d)}`,
    );
  });

  test('a hole is never filled', () => {
    expect(renumbered(`Ropes [1], tides [4], [1-3, 5].${five(a, b, c, d, e)}`)).toBe(
      `Ropes [1], tides [2], [1, 3-5].${five(a, d, b, c, e)}`,
    );
  });

  test('a group without a range stays a list, and counts upwards where it did', () => {
    expect(renumbered(`Fog [5], tides [4], [3], [1, 4, 5].${five(a, b, c, d, e)}`)).toBe(
      `Fog [1], tides [2], [3], [1, 2, 4].${five(e, d, c, a, b)}`,
    );
    expect(renumbered(`Fog [5], [3; 5; 1].${five(a, b, c, d, e)}`)).toBe(`Fog [1], [2; 1; 3].${five(e, c, a, b, d)}`);
  });

  test('pages stay with their numbers', () => {
    expect(renumbered(`Fog [3], [1, p. 12; 3, pp. 4–5].${five(a, b, c)}`)).toBe(
      `Fog [1], [2, p. 12; 1, pp. 4–5].${five(c, a, b)}`,
    );
  });

  test('marks side by side stay side by side', () => {
    expect(renumbered(`Fog [3][1][2].${five(a, b, c)}`)).toBe(`Fog [1][2][3].${five(c, a, b)}`);
  });
});

describe('closing gaps only', () => {
  test('numbers move up, entries stay', () => {
    expect(
      renumbered(
        `Fog [7], nets [2], [2, 4–7].${list(`[2] ${a}`, `[4] ${b}`, `[5] ${c}`, `[6] ${d}`, `[7] ${e}`)}`,
        GAPS,
      ),
    ).toBe(
      `Fog [5], nets [1], [1-5].${list(`[1] ${a}`, `[2] ${b}`, `[3] ${c}`, `[4] ${d}`, `[5] ${e}`)}`.replace(
        '1-5',
        '1–5',
      ),
    );
  });

  test('a list that counts from nought goes on doing so', () => {
    expect(renumbered(`A [0], b [3].${list(`[0] ${a}`, `[3] ${b}`)}`, GAPS)).toBe(
      `A [0], b [1].${list(`[0] ${a}`, `[1] ${b}`)}`,
    );
  });
});

describe('what cannot be told for sure is asked, and can be kept', () => {
  const keep: RenumberOptions = { order: 'appearance', keepDoubtful: true };

  test('a number given twice', () => {
    const text = `A [3], b [1], c [4].${list(`[1] ${a}`, `[1] ${b}`, `[3] ${c}`, `[4] ${d}`)}`;
    expect(plan(text)).toMatchObject({
      kind: 'question',
      question: expect.stringMatching(/^Number 1 stands on 2 entries \(“Ropes”, “Nets”\)/),
      choices: [{ options: { keepDoubtful: true, order: 'appearance' } }],
    });
    expect(renumbered(text, keep)).toBe(`A [2], b [1], c [3].${list(`[1] ${a}`, `[1] ${b}`, `[2] ${c}`, `[3] ${d}`)}`);
  });

  test('a citation without an entry: its number stays and is given to nobody', () => {
    const text = `A [3], b [2], c [1].${list(`[1] ${a}`, `[3] ${c}`)}`;
    expect(plan(text)).toMatchObject({
      question: expect.stringContaining('The text cites [2] (line 1), which the list does not have'),
    });
    expect(renumbered(text, keep)).toBe(`A [1], b [2], c [3].${list(`[1] ${c}`, `[3] ${a}`)}`);
  });

  test('a range that runs backwards is to be mended first', () => {
    expect(plan(`A [2], b [1], c [3-1].${list(`[1] ${a}`, `[2] ${b}`, `[3] ${c}`)}`)).toMatchObject({
      kind: 'refusal',
      reason: expect.stringContaining('“[3-1]” (line 1)'),
    });
  });

  test('links of HTML are left alone', () => {
    const html = `A <sup><a href="#fn2">2</a></sup>, b <sup><a href="#fn1">1</a></sup>.${list(`¹ ${a}`, `² ${b}`)}`;
    expect(plan(html)).toMatchObject({ kind: 'refusal', reason: expect.stringContaining('links of HTML (line 1)') });
  });

  test('nothing to renumber', () => {
    expect(plan('No list [at all].')).toMatchObject({ kind: 'refusal', satisfied: false });
    expect(plan(`A [1].${list(`[1] ${a}`)}`)).toMatchObject({ kind: 'refusal', satisfied: true });
  });
});

test('what it will do is said beforehand', () => {
  const made = plan(`Sails [4], nets [2].${list(`[1] ${a}`, `[2] ${b}`, `[3] ${c}`, `[4] ${d}`)}`);
  expect(made).toMatchObject({
    title: 'Renumber citations by first appearance',
    notes: ['3 of 4 sources get another number.', '2 are never cited and come last.'],
  });
});
