import '../seed.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../server/checks/check.ts';
import { runChecks } from '../../server/checks/index.ts';
import type { DraftFormat } from '../../server/draft/model.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { looksSame } from '../../server/workspace/carriedFindings.ts';
import { OpenDraft } from '../../server/workspace/openDraft.ts';
import { movedBehind, plainLetter } from '../../server/workspace/plainLetter.ts';

const draft = `The harbor wall held [1]. Many lay “in and wide” of it, and “Nobody slept,” said Mara Quill [2]. Lights went dark.

A tidy paragraph (with a remark) ends \`in code here\`.

About 40 tonnes of rope were lost that day, and experts warn of more.

## Sources

[1] Quay Times. The wall that holds. https://example.org/1
[2] Tide Weekly. A long night. https://example.org/2
`;

const letterIn = (text: string, format: DraftFormat, start: number, insert = 'x', end = start) => {
  const read = readDraft(text, format);
  return plainLetter(read.text, read, null, { start, end, insert });
};

/** Whether a letter between the two is one. */
function isPlain(before: string, behind: string): boolean {
  const place = draft.indexOf(before + behind) + before.length;
  expect(place).toBeGreaterThan(before.length - 1);
  return letterIn(draft, 'markdown', place) !== null;
}

describe('a plain letter', () => {
  test.each([
    ['inside a word', 'har', 'bor wall'],
    ['at the end of one', 'Lights', ' went'],
    ['before a full stop', 'dark', '.\n'],
    ['right before a quotation mark', 'in and wi', 'de”'],
  ])('%s', (_, before, behind) => {
    expect(isPlain(before, behind)).toBe(true);
  });

  test.each([
    ['in a heading', 'Sour', 'ces'],
    ['in an entry', 'wa', 'll that'],
    ['in brackets', 'rem', 'ark)'],
    ['beside code', 'par', 'agraph'],
    ['in a unit behind a number', 'ton', 'nes of'],
    ['in a word of a vague attribution', 'exp', 'erts warn'],
    ['at the beginning of a word', 'wall ', 'held'],
  ])('is none %s', (_, before, behind) => {
    expect(isPlain(before, behind)).toBe(false);
  });

  test('is none when it replaces something, or is more than a letter', () => {
    expect(letterIn(draft, 'markdown', 6, 'x', 7)).toBeNull();
    for (const insert of ['xy', '[', ' ', '7', '']) expect(letterIn(draft, 'markdown', 6, insert)).toBeNull();
  });
});

test('findings behind it move along, with the places that they point at', () => {
  const text = draft.replace('[2] Tide', '[1] Tide');
  const read = readDraft(text, 'markdown');
  const letter = letterIn(text, 'markdown', 6)!;
  const expected = movedBehind(
    runChecks(read).filter(({ start }) => start > text.indexOf('## Sources')),
    letter,
  )!;
  const after = runChecks(readDraft(`${text.slice(0, 6)}x${text.slice(6)}`, 'markdown'));
  const there = after.filter(({ start }) => start > text.indexOf('## Sources'));
  expect(expected.map(({ code, start, end, related }) => [code, start, end, related])).toEqual(
    there.map(({ code, start, end, related }) => [code, start, end, related]),
  );
  expect(expected.some(({ related }) => related && related.length > 0)).toBe(true);
});

test('a finding in the same paragraph may be what it mends', () => {
  const text = draft.replace('[2].', '[7].');
  expect(movedBehind(runChecks(readDraft(text, 'markdown')), letterIn(text, 'markdown', 6)!)).toBeNull();
});

/** One version more, made by typing the letter there. */
function typeIn(open: OpenDraft, place: number, letter: string): void {
  open.edit(place, place, letter);
  open.settle(open.version + 1);
}

test('an open draft knows of it until it is read again', () => {
  const open = new OpenDraft('file:///a.md', 'markdown', 'markdown', 1, draft);
  typeIn(open, 6, 'x');
  expect(open.letter).toBeNull();
  const before = open.draft;
  typeIn(open, 7, 'y');
  expect(open.letter?.draft).toBe(before);
  expect(open.draft.text.slice(4, 11)).toBe('haxyrbo');
  expect(open.letter).toBeNull();
  typeIn(open, 7, 'y');
  typeIn(open, 8, '[');
  expect(open.letter).toBeNull();
  typeIn(open, 7, 'y');
  expect(open.letter).toBeNull();
});

test('letters at two cursors are none', () => {
  const open = new OpenDraft('file:///a.md', 'markdown', 'markdown', 1, draft);
  expect(open.draft.sources).toHaveLength(2);
  open.edit(10, 10, 'x');
  open.edit(6, 6, 'x');
  open.settle(2);
  expect(open.letter).toBeNull();
});

test('letter after letter, in one word and in others, leads to where the findings are', () => {
  const text = draft
    .replace('About 40 tonnes of rope were', 'Much of the rope was')
    .replace('experts warn', 'the crews know')
    .concat('[3] Dock Wire. Ropes. https://example.org/3\n');
  const open = new OpenDraft('file:///a.md', 'markdown', 'markdown', 1, text);
  let findings: readonly Finding[] = runChecks(open.draft);
  expect(findings).toHaveLength(1);
  for (const before of ['har', 'harx', 'Lig', 'rop', 'harxx', 'los', 'Ligx']) {
    const place = open.text.toString().indexOf(before) + before.length;
    typeIn(open, place, 'x');
    expect(open.letter, before).not.toBeNull();
    findings = movedBehind(findings, open.letter!)!;
  }
  expect(open.letter!.places).toHaveLength(7);
  const there = runChecks(readDraft(open.text.toString(), 'markdown'));
  expect(looksSame(findings, there)).toBe(true);
});

const folder = fileURLToPath(new URL('../drafts/articles', import.meta.url));
const articles = readdirSync(folder)
  .filter((name) => /\.(md|txt)$/.test(name))
  .map((name) => {
    const format: DraftFormat = name.endsWith('.txt') ? 'plaintext' : 'markdown';
    const text = readFileSync(join(folder, name), 'utf8');
    const read = readDraft(text, format);
    return { text, format, read, findings: runChecks(read) };
  });

test('nearly always the findings are the ones that were to be expected', () => {
  let expected = 0;
  let mistaken = 0;
  fc.assert(
    fc.property(fc.constantFrom(...articles), fc.nat(), fc.constantFrom(...'aenrstx'), (article, number, letter) => {
      const { text, format, read, findings } = article;
      const place = number % text.length;
      const plain = plainLetter(read.text, read, null, { start: place, end: place, insert: letter });
      const moved = plain && movedBehind(findings, plain);
      if (!moved) return;
      expected++;
      const after = runChecks(readDraft(text.slice(0, place) + letter + text.slice(place), format));
      if (!looksSame(moved, after)) mistaken++;
    }),
    { numRuns: 1500 },
  );
  expect(expected).toBeGreaterThan(150);
  expect(mistaken / expected).toBeLessThan(0.01);
});
