import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DraftFormat } from '../../server/draft/model.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { removeLabels } from '../../server/edits/removeCitation.ts';
import { annotated, applyEdits } from '../annotated.ts';

const list =
  '\n\n## References\n\n[1] A, https://example.org/1\n[2] B, https://example.org/2\n[3] C, https://example.org/3\n[4] D, https://example.org/4\n[9] E, https://example.org/9\n[^1]: F, https://example.org/5\n';

/** The text without the label (or citation) that holds the cursor. */
function without(source: string, format: DraftFormat = 'markdown'): string {
  const { text, cursor } = annotated(source + list);
  const draft = readDraft(text, format);
  const citation = draft.citations.find((c) => c.start <= cursor && cursor <= c.end)!;
  const label = citation.labels.filter((l) => (l.range ?? l).start <= cursor && cursor <= (l.range ?? l).end);
  const gone = citation.labels.length > 1 ? [label.at(-1)!] : citation.labels;
  const after = applyEdits(text, removeLabels(draft, citation, gone));
  expect(after.endsWith(list)).toBe(true);
  return after.slice(0, after.length - list.length);
}

describe('a whole citation', () => {
  test.each([
    ['The tide turned [$09]. The crew slept [1].', 'The tide turned. The crew slept [1].'],
    ['The tide turned.[$09] The crew slept.', 'The tide turned. The crew slept.'],
    ['The tide [$09] turned.', 'The tide turned.'],
    ['The tide turned [$09], said Moss.', 'The tide turned, said Moss.'],
    ['The tide turned [$09]', 'The tide turned'],
    ['[$09] says so.', 'says so.'],
    ['So it is (see the log [$09]).', 'So it is (see the log).'],
    ['So it is ([$09]).', 'So it is.'],
    ['Both hold [1][$09].', 'Both hold [1].'],
    ['Both hold [$09][1].', 'Both hold [1].'],
    ['All hold [1], [$09], [2].', 'All hold [1], [2].'],
    ['All hold [1], [$09].', 'All hold [1].'],
    ['“Quoted,” he said [$09] – twice.', '“Quoted,” he said – twice.'],
    ['The tide turned.[^$01] The crew slept.', 'The tide turned. The crew slept.'],
    ['- [$09] says so\n- Moss too', '- says so\n- Moss too'],
    ['> The water left [$09].', '> The water left.'],
    ['| Year | Depth |\n| --- | --- |\n| 2019 | 4 m [$09] |', '| Year | Depth |\n| --- | --- |\n| 2019 | 4 m |'],
    ['It rose, today and\ntomorrow\n[$09].', 'It rose, today and\ntomorrow.'],
    ['It rose, today and\n[$09]\ntomorrow.', 'It rose, today and\ntomorrow.'],
    ['See the logs [$01], [2] and go.', 'See the logs [2] and go.'],
    ['Both hold ( [$09] ) today.', 'Both hold today.'],
    ['Both hold [[$09]] today.', 'Both hold today.'],
    ['صمد الجدار [$09]، ثم سقط.', 'صمد الجدار، ثم سقط.'],
    ['The **tide turned [$09]** and *fell*.', 'The **tide turned** and *fell*.'],
    ['The tide turned [$09]<br>and fell.', 'The tide turned<br>and fell.'],
    ['Tabs\tstay [$09]  and so do blanks.', 'Tabs\tstay  and so do blanks.'],
  ])('%j', (before, after) => expect(without(before)).toBe(after));
});

test('of raised numbers in a row the comma goes, too', () => {
  const raised = '\n\n## Sources\n\n¹ A, https://example.org/1\n² B, https://example.org/2\n';
  const gone = (text: string, number: string) => {
    const draft = readDraft(text + raised, 'markdown');
    const citation = draft.citations.find(({ labels }) => labels[0]!.label === number)!;
    return applyEdits(text, removeLabels(draft, citation, citation.labels));
  };
  expect(gone('The tide turned¹,².', '1')).toBe('The tide turned².');
  expect(gone('The tide turned¹,².', '2')).toBe('The tide turned¹.');
});

test('of reStructuredText the sign behind the mark goes, too', () => {
  const text = 'The wall held [1]_ and fell.\n\n.. [1] Quay Times.\n';
  const draft = readDraft(text, 'plaintext');
  const [citation] = draft.citations;
  expect(applyEdits(text, removeLabels(draft, citation!, citation!.labels))).toBe(text.replace(' [1]_', ''));
});

describe('a number of a group', () => {
  test.each([
    ['Pair [1, $09].', 'Pair [1].'],
    ['Pair [$09, 1].', 'Pair [1].'],
    ['Three [1,$02,9].', 'Three [1,9].'],
    ['Semicolons [1; $02].', 'Semicolons [1].'],
    ['Page [1, p. 12; $02].', 'Page [1, p. 12].'],
    ['Page [$01, p. 12; 2].', 'Page [2].'],
    ['Page [1; $02, p. 12].', 'Page [1].'],
    ['Alone with its page [$09, p. 12].', 'Alone with its page.'],
    ['Range [1, 3–$04].', 'Range [1, 3].'],
    ['Range [1-$04].', 'Range [1-3].'],
  ])('%j', (before, after) => expect(without(before)).toBe(after));

  test('in the middle of a range leaves what is around it', () => {
    const text = `All [1-4].${list}`;
    const draft = readDraft(text, 'markdown');
    const [citation] = draft.citations;
    const second = citation!.labels.filter((label) => label.label === '2');
    expect(applyEdits(text, removeLabels(draft, citation!, second))).toBe(text.replace('[1-4]', '[1, 3, 4]'));
  });
});

test('whatever stands around it, only the mark and blanks or a comma beside it go', () => {
  const word = fc.constantFrom('the', 'tide', 'turned.', 'Moss,', '“no”', '(see', 'log)', '–', '§', '港は', '👩‍🚀');
  const mark = fc.constantFrom('[1]', '[2, 9]', '[1-3]', '[^1]', '[9, p. 12]', '[77]');
  const gap = fc.constantFrom(' ', ' ', '', '\n', '\t');
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.oneof(word, mark), gap), { minLength: 1, maxLength: 14 }), (pieces) => {
      const text = `So ${pieces.flat().join('')}${list}`;
      const draft = readDraft(text, 'markdown');
      for (const citation of draft.citations) {
        if (citation.within) continue;
        const edits = removeLabels(draft, citation, citation.labels);
        expect(edits).toHaveLength(1);
        const [edit] = edits;
        expect(edit!.newText).toBe('');
        expect(edit!.start).toBeLessThanOrEqual(citation.start);
        expect(edit!.end).toBeGreaterThanOrEqual(citation.end);
        expect(text.slice(edit!.start, citation.start)).toMatch(/^[\s,;(]*$/);
        expect(text.slice(citation.end, edit!.end)).toMatch(/^[\s)]*$/);
      }
    }),
    { numRuns: 100 },
  );
});
