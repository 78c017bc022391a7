import { expect, test } from 'vitest';
import type { DraftFormat } from '../../server/draft/model.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { addLink } from '../../server/edits/addLink.ts';
import { numberEntry } from '../../server/edits/replaceLabel.ts';
import { applyEdits } from '../annotated.ts';

/** The list after the last source got a place for its link. */
function linked(entries: string, format: DraftFormat = 'markdown'): string {
  const head = 'Wool [1], yarn [2].\n\n## Sources\n\n';
  const draft = readDraft(head + entries, format);
  return applyEdits(head + entries, addLink(draft, draft.sources.at(-1)!)).slice(head.length);
}

test.each([
  [
    'bare addresses',
    '[1] A. “Alpha.” https://example.org/1\n[2] B. “Beta.”\n',
    '[1] A. “Alpha.” https://example.org/1\n[2] B. “Beta.” https://\n',
  ],
  [
    'addresses behind a comma',
    '[1] Alpha, https://example.org/1\n[2] Beta\n',
    '[1] Alpha, https://example.org/1\n[2] Beta, https://\n',
  ],
  [
    'a lost word among bare addresses',
    '[1] A. “Alpha.” https://example.org/1\n[2] B. “Beta.” Link\n',
    '[1] A. “Alpha.” https://example.org/1\n[2] B. “Beta.” https://\n',
  ],
  [
    'a lost word among links',
    '- A. “Alpha.” [Link](https://example.org/1) [1]\n- B. “Beta.” Link [2]\n',
    '- A. “Alpha.” [Link](https://example.org/1) [1]\n- B. “Beta.” [Link](https://) [2]\n',
  ],
  ['an empty entry', '[1] Alpha, https://example.org/1\n[2]\n', '[1] Alpha, https://example.org/1\n[2] https://\n'],
])('%s', (_habit, before, after) => expect(linked(before)).toBe(after));

test('an entry that has an address is left alone', () => {
  const entries = '[1] Alpha, https://example.org/1\n[2] Beta, https://example.org/2\n';
  expect(linked(entries)).toBe(entries);
});

test.each([
  ['[1] Alpha\n[2] Beta\n- Gamma\n', '[1] Alpha\n[2] Beta\n- [3] Gamma\n'],
  ['1. Alpha\n2. Beta\n- Gamma\n', '1. Alpha\n2. Beta\n3. Gamma\n'],
])('an entry without a number is numbered as the list is: %j', (before, after) => {
  const head = 'Wool [1], yarn [2].\n\n## Sources\n\n';
  const draft = readDraft(head + before, 'markdown');
  const last = draft.sources.at(-1)!;
  expect(last.number).toBeNull();
  expect(applyEdits(head + before, numberEntry(draft, last))).toBe(head + after);
});
