import { describe, expect, test } from 'vitest';
import { runChecks } from '../../server/checks/index.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { safeFixes } from '../../server/features/safeFixes.ts';
import { applyEdits } from '../annotated.ts';

const list = `

## Sources

[1] Dock log. “Ships.” https://example.org/dock
[2] Pier Weekly. “Nets.” https://example.org/nets
[3] Quay Times. “Ropes.” https://example.org/ropes
`;

/** What saving with “fix all” makes of a draft with this text over a list of three entries. */
function mended(text: string, entries = list): string {
  const whole = text + entries;
  const draft = readDraft(whole, 'markdown');
  const after = applyEdits(whole, safeFixes(runChecks(draft)));
  expect(applyEdits(after, safeFixes(runChecks(readDraft(after, 'markdown')))), 'again').toBe(after);
  return after.replace(entries, '');
}

describe('what is beyond doubt is mended at once', () => {
  test.each([
    ['a number that stands twice', 'Nets tore [2, 2], ropes [1,3,1].', 'Nets tore [2], ropes [1,3].'],
    ['a range that runs backwards', 'Nets tore [3-1], ropes [3–2, 1].', 'Nets tore [1-3], ropes [2–3, 1].'],
    ['a comma without a number', 'Nets tore [1,, 3], ropes [, 2], fog [1, ].', 'Nets tore [1, 3], ropes [2], fog [1].'],
    ['commas of another script', '网破了［1，，2］。', '网破了［1，2］。'],
    [
      'marks of a chat window that say nothing',
      '[cite_start]Nets tore [1].:contentReference[oaicite:0]{index=0} Ropes held citeturn0search1turn0news2.',
      'Nets tore [1]. Ropes held.',
    ],
    [
      'what an address says about an assistant',
      'Nets tore, [says Pier](https://example.org/a?utm_source=chatgpt.com).',
      'Nets tore, [says Pier](https://example.org/a).',
    ],
  ])('%s', (_, text, after) => expect(mended(text)).toBe(after));
});

describe('what may mean something is left alone', () => {
  test.each([
    'Nets tore [1, p. 3; 1, p. 9].', // two places in one source
    'They won [9-1] at home [2].', // a score
    'A probability in [1, 3) is none [2].',
    'Nets tore [1 and ropes held [2].',
    'Nets tore【4†source】, ropes held【2†Pier Weekly】 [1].', // a number or a name may still be of use
    'Nets tore [cite: 1, 2].',
    'Boats \ue200entity\ue202["city","Bremen"]\ue201 left [1].', // words of the sentence
    'See [the table](sandbox:/mnt/data/table.csv) [1].',
    'Nets tore [7], fog [citation needed].',
    '“The tide is in, she said [1].',
    'He said “no” and left” [1].',
  ])('%s', (text) => expect(mended(text)).toBe(text));

  test('duplicate entries and numbers, holes, entries without number or link', () => {
    const entries = `

## Sources

[1] Dock log. “Ships.” https://example.org/dock
[1] Dock log. “Ships.” https://example.org/dock
[5] Pier Weekly. “Nets.” Link
Quay Times. “Ropes.”
`;
    const text = 'Nets tore [5], fog [1].';
    expect(mended(text, entries)).toBe(text);
  });
});
