import { expect, test } from 'vitest';
import { readDraft } from '../../server/draft/parse.ts';
import { citedFor } from '../../server/features/citedFor.ts';

const list =
  '\n\n## References\n\n[1] A. “B.” https://a.example\n[2] C. “D.” https://c.example\n[3] E. “F.” https://e.example\n';

test.each([
  ['The first of two', '“We will not sell,” said Ann Bo [1]. “We never did,” she added [2].', ['[1]']],
  ['Several at one place', '“We will not sell the land,” said Ann Bo [1][2]. It rained [3].', ['[1]', '[2]']],
  ['One in front', 'As the paper has it [1], Ann Bo said: “We will not sell the land.”', ['[1]']],
  ['One within', '“We will not [2] sell the land,” said Ann Bo [1].', ['[2]']],
  ['None', '“We will not sell the land,” said Ann Bo.', []],
])('%s', (_, text, wanted) => {
  const draft = readDraft(text + list, 'markdown');
  const [quote] = draft.quotes;
  expect(citedFor(quote!).map(({ start, end }) => draft.text.slice(start, end))).toEqual(wanted);
});
