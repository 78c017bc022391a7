import { describe, expect, test } from 'vitest';
import { runChecks } from '../../server/checks/index.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { emptyMeta, writeCopy } from '../../server/evidence/copy.ts';
import { Copies, StoredCopy } from '../../server/workspace/copies.ts';
import { evidenceOf } from '../../server/workspace/draftEvidence.ts';

/** Figures as careful writers give them: rounded, converted, written out, worked out from those of the source. */

const REPORT = `The harbour authority counted 41 of the 68 wells as unfit in 2025, up from 27 a year before. Some 3,214,870 tonnes of
herring were landed, a loss of $1.5 billion to the fleet. The new wall will stand 40 metres inland and be 2.4 kilometres long. Each
boat burns 300 litres of fuel a day. It was 31 degrees on the quay on 4 March. Every third crew is new, and a dozen boats were sold for
£250,000 each. The reserve covers 1,200 hectares; a bag of bait weighs 20 kg. Turnout was 61.7%. The ferry takes 45 minutes, the
night boat an hour and a half. Rents rose by between 5 and 7 percent. About 4,000 people live on the island, 1.2 million on the coast.
The council set aside €3.4m for repairs. Prices fell 0.5 percentage points. Nine out of ten skippers agreed. The school has 400 pupils and 16 teachers.`;
const LIST = '\n## Sources\n\n[1] “The harbour in figures,” Quay Times, 3 March 2026, https://example.org/report\n';

function read(line: string, language: string, report: string) {
  const stored = new StoredCopy(
    'file:///copies/report.txt',
    writeCopy({ meta: { ...emptyMeta, url: 'https://example.org/report' }, text: report }),
  );
  const text = `# Wells\n\n${line}\n${LIST}`;
  const draft = readDraft(text, 'markdown', { language });
  return { text, draft, evidence: evidenceOf(draft, new Copies([stored])) };
}

const lookedUp = (line: string, language: string): string[] =>
  read(line, language, REPORT)
    .evidence!.figures.filter(({ verdict }) => verdict !== 'could-not-check')
    .map(({ text }) => text);

function missing(line: string, language = 'en', report = REPORT): string[] {
  const { text, draft, evidence } = read(line, language, report);
  // What is never looked up proves nothing.
  if (evidence!.figures.length === 0) return ['none looked up'];
  return runChecks(draft, {}, { draft: 'on', evidence, onlyCopies: true })
    .filter(({ code }) => code === 'figure-not-in-source')
    .map(({ start, end }) => text.slice(start, end));
}

describe('no honest figure is called missing', () => {
  test.each([
    'Of the wells 41 out of 68 were unfit [1].',
    'Some 60 percent of the wells were unfit [1].',
    'Three in five wells were unfit [1].',
    'About 3.2 million tonnes of herring were landed [1].',
    'The fleet lost $1,500 million [1].',
    'The fleet lost 1.5 billion dollars [1].',
    'The wall will be 2,400 metres long [1].',
    'Some 33 percent of the crews are new [1].',
    'Twelve boats were sold for £250,000 each [1].',
    'Turnout was 62 per cent [1].',
    'Turnout was 61.7 percent [1].',
    'The ferry takes three quarters of an hour [1].',
    'Rents rose by 5 to 7 percent [1].',
    'Rents rose by 5–7% [1].',
    'The coast has 1,200,000 people [1].',
    'The council set aside 3.4 million euros for repairs [1].',
    'The council set aside EUR 3.4 million for repairs [1].',
    'Some 90 percent of the skippers agreed [1].',
    'Nine in ten skippers agreed [1].',
    'The reserve covers 2,965 acres [1].',
    'The wall moves 40 metres, or about 130 feet, inland [1].',
    'The school has some 400 pupils [1].',
    'Unlike the 27 wells of the year before, 41 wells were unfit [1].',
  ])('%s', (line) => expect(missing(line)).toEqual([]));
});

describe('another figure is told', () => {
  test.each([
    ['Some 44 percent of the wells were unfit [1].', ['44 percent']],
    ['The fleet lost $2.5 billion [1].', ['2.5 billion']],
    ['The wall will be 2,900 metres long [1].', ['2,900']],
    ['The reserve covers 4,450 acres [1].', ['4,450']],
    ['Turnout was 67 per cent [1].', ['67 per cent']],
    ['Some 5,000 people live on the island [1].', ['5,000']],
    ['The council set aside £4.4m for repairs [1].', ['4.4m']],
    ['The school has exactly 410 pupils and 16 teachers [1].', ['410']],
    ['Of 86 wells tested, 41 wells were unfit [1].', ['86']],
    ['The wall moves 45 metres inland [1].', ['45']],
    ['The wall moves 60 metres inland [1].', ['60']],
  ])('%s', (line, figures) => expect(missing(line)).toEqual(figures));
});

test.each([
  ['en', 'On 14 May 2026 at 10:30 the vote was held in room 12 of the town hall [1].'],
  ['en', 'On March 14 the F-16 and a Boeing 737 flew over 24 Chandler’s Row [1].'],
  ['en', 'Ruth Vale (71) voted; so did the 71-year-old Mo Idris, 45, and a woman aged 32 [1].'],
  ['en', 'Article 14 of the law and section 12 apply; see pp. 12–15 of Resolution 242 [1].'],
  ['en', 'The ferry runs 24 hours a day since the 1930s [1].'],
  ['de', 'Am 14. Mai um 10.30 Uhr stimmte der Rat in Raum 12 ab [1].'],
  ['fr', 'Le 14 mai, à 10h30, le conseil a voté, page 12, sur les 31 maisons [1].'],
  ['es', 'El 14 de mayo, a las 10.30, el consejo votó en el ayuntamiento [1].'],
])('a date, a page, an age, a time is no count: %s: %s', (language, line) => {
  expect(lookedUp(line, language).filter((text) => text !== '31')).toEqual([]);
});

test.each([
  [
    'de',
    'Rund 14.200 Haushalte waren ohne Strom [1].',
    'Rund 12.400 Haushalte waren am Wochenende ohne Strom, sagte er.',
  ],
  [
    'es',
    'El dique costará 3.400 millones de pesos [1].',
    'El dique costará 4.300 millones de pesos, anunció la alcaldesa.',
  ],
])('the other reading of a grouped number is no rounder than its digits: %s: %s', (language, line, report) => {
  expect(missing(line, language, report)).toHaveLength(1);
});

test('thousands behind plain blanks and a letter in front of the sign are read', () => {
  const report =
    'L’opération coûtera 3,2 millions d’euros, contre 1 400 000 euros en 2019, ont dit les élus de la ville.';
  expect(missing('L’opération coûtera 3,2 M€, contre 1,4 million d’euros en 2019 [1].', 'fr', report)).toEqual([]);
  expect(missing('L’opération coûtera 3,4 M€, contre 1,4 million d’euros en 2019 [1].', 'fr', report)).toEqual([
    '3,4 M',
  ]);
});
