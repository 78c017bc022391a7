import { expect, test } from 'vitest';
import { runChecks } from '../../server/checks/index.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { emptyMeta, writeCopy } from '../../server/evidence/copy.ts';
import { Copies, StoredCopy } from '../../server/workspace/copies.ts';
import { evidenceOf } from '../../server/workspace/draftEvidence.ts';

const PAGE = `Wells fail the test. 18 May 2021.
The town council voted on 12 May 2021 to close seven wells, against the advice of its engineers. On Tuesday the mayor
signed the order. The first wells were drilled on 3 March 1904 by the Quay Company. Work on new wells begins in June.`;

function look(line: string) {
  const stored = new StoredCopy(
    'file:///copies/wells.txt',
    writeCopy({ meta: { ...emptyMeta, url: 'https://quay.example/wells' }, text: PAGE }),
  );
  const text = `# Wells\n\n${line}\n\n## Sources\n\n[1] Quay Times, “Wells fail the test.” https://quay.example/wells\n`;
  const draft = readDraft(text, 'markdown');
  const evidence = evidenceOf(draft, new Copies([stored]))!;
  return {
    figures: evidence.figures.map(({ text, verdict }) => [text, verdict]),
    told: runChecks(draft, {}, { draft: 'on', evidence, onlyCopies: true })
      .filter(({ code }) => code === 'figure-not-in-source')
      .map(({ message }) => message),
  };
}

test.each([
  ['The council voted on 12 May 2021 to close the wells [1].', '12 May 2021'],
  ['The council voted on May 12 to close the wells [1].', 'May 12'],
  ['The oldest wells date from 3 March 1904 [1].', '3 March 1904'],
])('a day that the source names is there: %s', (line, day) => {
  expect(look(line)).toEqual({ figures: [[day, 'exact']], told: [] });
});

test.each([
  // “On Tuesday”, says the source.
  ['The mayor signed the order on 15 May 2021 [1].', '15 May 2021'],
  ['Protesters met in front of the town hall on 12 June 2021 [1].', '12 June 2021'],
])('a day that the source leaves out could not be checked: %s', (line, day) => {
  expect(look(line)).toEqual({ figures: [[day, 'could-not-check']], told: [] });
});

test('another day for the same thing is told, with what the source says', () => {
  const { figures, told } = look('The town council voted on 14 May 2021 to close seven wells [1].');
  expect(figures).toContainEqual(['14 May 2021', 'not-found']);
  expect(told).toEqual([
    'The date “14 May 2021” is not in the saved copy of “Wells fail the test” [1], where the same is said of “12 May 2021”. Look it up, or cite where it is from.',
  ]);
});
