import '../seed.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runChecks } from '../../server/checks/index.ts';
import type { DraftFormat } from '../../server/draft/model.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { looksSame } from '../../server/workspace/carriedFindings.ts';
import { OpenDraft } from '../../server/workspace/openDraft.ts';
import { movedBehind, plainLetter } from '../../server/workspace/plainLetter.ts';

const draft = `The harbor wall held [1]. Many lay “in and out” of bed, and “Nobody slept,” said Mara Quill [2]. Lights went dark.

A tidy paragraph (with a remark) ends \`in code here\`.

About 40 tonnes of rope were lost that day, and experts warn of more.

## Sources

[1] Quay Times. The wall that holds. https://example.org/1
[2] Tide Weekly. A long night. https://example.org/2
`;

/** Whether a letter between the two is one. */
function isPlain(before: string, behind: string): boolean {
  const place = draft.indexOf(before + behind) + before.length;
  expect(place).toBeGreaterThan(before.length - 1);
  return plainLetter(readDraft(draft, 'markdown'), place, place, 'x') !== null;
}

describe('a plain letter', () => {
  test.each([
    ['inside a word', 'har', 'bor wall'],
    ['at the end of one', 'Lights', ' went'],
    ['before a full stop', 'dark', '.\n'],
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
    ['right before a quotation mark', 'in and out', '”'],
    ['at the beginning of a word', 'wall ', 'held'],
  ])('is none %s', (_, before, behind) => {
    expect(isPlain(before, behind)).toBe(false);
  });

  test('is none when it replaces something, or is more than a letter', () => {
    const read = readDraft(draft, 'markdown');
    expect(plainLetter(read, 6, 7, 'x')).toBeNull();
    expect(plainLetter(read, 6, 6, 'xy')).toBeNull();
    expect(plainLetter(read, 6, 6, '[')).toBeNull();
    expect(plainLetter(read, 6, 6, ' ')).toBeNull();
  });
});

test('findings behind it move along, with the places that they point at', () => {
  const text = draft.replace('[2] Tide', '[1] Tide');
  const read = readDraft(text, 'markdown');
  const letter = plainLetter(read, 6, 6, 'x')!;
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
  const read = readDraft(draft.replace('[2].', '[7].'), 'markdown');
  expect(movedBehind(runChecks(read), plainLetter(read, 6, 6, 'x')!)).toBeNull();
});

test('an open draft knows of it until it is read again', () => {
  const open = new OpenDraft('file:///a.md', 'markdown', 'markdown', 1, draft);
  open.edit(6, 6, 'x');
  expect(open.letter).toBeNull();
  const before = open.draft;
  open.edit(7, 7, 'y');
  expect(open.letter?.draft).toBe(before);
  expect(open.draft.text.slice(4, 11)).toBe('haxyrbo');
  expect(open.letter).toBeNull();
  open.edit(7, 7, 'y');
  open.edit(7, 7, 'y');
  expect(open.letter).toBeNull();
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
      const plain = plainLetter(read, place, place, letter);
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
