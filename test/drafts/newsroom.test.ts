import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runChecks } from '../../server/checks/index.ts';
import { readDraft } from '../../server/draft/parse.ts';

/** Whole articles as newsrooms and assistants write them: what is said of each, and what is read from it. */
function read(name: string) {
  const text = readFileSync(join(import.meta.dirname, 'newsroom', name), 'utf8');
  const draft = readDraft(text, name.endsWith('.txt') ? 'plaintext' : 'markdown');
  const findings = runChecks(draft).map(({ code, start, end }) => {
    return `${draft.text.positionAt(start).line + 1} ${code}: ${draft.text.slice(start, end)}`;
  });
  const quotes = draft.quotes.map(({ speaker, text: words }) => `${speaker ?? '?'}: ${words}`);
  const sources = draft.sources.map(({ label, details }) => [label, details.title, details.outlet]);
  return { findings, quotes, sources };
}

describe('whole articles', () => {
  it('a news piece with straight quotes', () => {
    expect(read('ferry-budget.txt')).toEqual({
      findings: [
        '9 quote-without-citation: "We\'re tired of being told to wait,"',
        '11 statistic-without-citation: $20 million',
        '13 vague-attribution: Critics argue',
        '13 quote-without-citation: "a Band-Aid on a bullet wound."',
        '15 statistic-without-citation: 1,204',
        '17 quote-without-citation: "pleased with the outcome"',
        '25 unused-source: 4.',
      ],
      quotes: [
        'Maria Delgado: This is a compromise nobody loves but everybody can live with,',
        "Tom Harkness: We're tired of being told to wait,",
        "Tom Harkness: My kids can't eat promises.",
        'Reggie Oduya: a Band-Aid on a bullet wound.',
        'Northwind Ferries: pleased with the outcome',
      ],
      sources: [
        ['1', 'meeting minutes', 'Harbor City Council'],
        ['2', 'Annual Report 2024,', 'Harbor Transit Agency'],
        ['3', 'Commuting Habits Survey.', 'Transit Institute'],
        ['4', 'Interview with Tom Harkness', null],
      ].map(([label, title, outlet]) => [label, title?.replace(/[.,]$/, '') ?? null, outlet]),
    });
  });

  it('an essay with footnotes', () => {
    const { findings, sources } = read('bees.md');
    expect(findings).toEqual([
      '8 quote-without-citation: "I honestly didn\'t think I\'d see it,"',
      '18 statistic-without-citation: £3.2m',
      '18 statistic-without-citation: two-thirds of',
    ]);
    expect(sources).toEqual([
      ['1', 'Pollinator Report 2024', 'State Department of Agriculture'],
      ['2', 'Return of the wild bees', 'Journal of Insect Ecology'],
      ['3', 'Hedgerows and Yields: A Field Trial', 'Farm Science Quarterly'],
    ]);
  });

  it('a report that an assistant wrote', () => {
    const { findings, quotes, sources } = read('hospital-report.md');
    expect(findings).toEqual([
      '11 vague-attribution: Studies have shown',
      '12 undefined-citation: 7',
      '19 vague-attribution: Experts believe',
      '19 assistant-residue: 【5†source】',
      '22 assistant-residue: ?utm_source=chatgpt.com',
    ]);
    expect(quotes).toEqual(['Helen Marsh: AI is a colleague, not a replacement,']);
    expect(sources.slice(0, 2)).toEqual([
      ['1', 'Hospital AI Report 2025', 'MarketLens'],
      ['2', 'AI Adoption Index', 'GrowthView Research'],
    ]);
  });
});
