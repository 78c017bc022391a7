import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runChecks } from '../../server/checks/index.ts';
import { lexicons } from '../../server/draft/lexicon/index.ts';
import { readDraft } from '../../server/draft/parse.ts';

/**
 * A draft in each language, once with a quote, a figure and a vague attribution that lack a source (`xx.md`) and once
 * with all of them cited or named (`xx.clean.md`). What must be reported stands in `.expected.json`; nothing else may be,
 * at any level.
 */
interface Expected {
  readonly language: string;
  readonly citations: readonly { line: number; character: number; text: string; resolves_to_line: number }[];
  /** Every quote with the name that it is given to: scripts without capitals tell no names. */
  readonly quotes: readonly { line: number; speaker: string | null; cited: boolean }[];
  readonly must_report: readonly { line: number; code: string }[];
}

const folder = join(import.meta.dirname, 'languages');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.replace(/\.md$/, ''));

it('has a draft and its clean twin for every language', () => {
  const wanted = lexicons.flatMap(({ code }) => [code, `${code}.clean`]);
  expect([...names].sort()).toEqual(wanted.sort());
});

describe.each(names)('%s', (name) => {
  const expected: Expected = JSON.parse(readFileSync(join(folder, `${name}.expected.json`), 'utf8'));
  const draft = readDraft(readFileSync(join(folder, `${name}.md`), 'utf8'), 'markdown');
  const lineOf = (offset: number) => draft.text.positionAt(offset).line;

  it('is read in its language', () => {
    expect(draft.language).toBe(expected.language);
  });

  it('ties its citations to the entries', () => {
    const found = draft.citations.flatMap(({ start, end, labels }) =>
      labels.map(({ source }) => ({
        ...draft.text.positionAt(start),
        text: draft.text.slice(start, end),
        resolves_to_line: source ? lineOf(source.start) : null,
      })),
    );
    expect(found).toEqual(expected.citations);
  });

  // The first is cited in both; the second, of another speaker, in the clean twin alone.
  it('gives its quotes to those who said them', () => {
    const found = draft.quotes.map(({ start, speaker, cited }) => ({ line: lineOf(start), speaker, cited }));
    expect(found).toEqual(expected.quotes);
    expect(draft.quotes.map(({ attributed, cited }) => [attributed, cited])).toEqual([
      [true, true],
      [true, name.endsWith('.clean')],
    ]);
  });

  it('has exactly the findings it should have', () => {
    const found = runChecks(draft).map(({ code, start, end }) => `${lineOf(start)} ${code} ${draft.text.slice(start, end)}`);
    const wanted = expected.must_report.map(({ line, code }) => `${line} ${code}`);
    expect(found.map((one) => one.split(' ').slice(0, 2).join(' ')).sort(), found.join('\n')).toEqual(wanted.sort());
    const codes = ['quote-without-citation', 'statistic-without-citation', 'unused-source', 'vague-attribution'];
    expect(expected.must_report.map(({ code }) => code).sort()).toEqual(name.endsWith('.clean') ? [] : codes);
  });
});
