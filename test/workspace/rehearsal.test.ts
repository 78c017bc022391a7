import { expect, test } from 'vitest';
import { DraftText } from '../../server/text/draftText.ts';
import { rehearsal } from '../../server/workspace/rehearsal.ts';

test('a rehearsal leaves the draft as it is and comes to an end', () => {
  const draft = DraftText.of(
    `${'The tide office counted forty boats that day [1].\n\n'.repeat(100)}## Sources\n\n[1] A\n`,
  );
  const before = draft.toString();
  const steps = [...rehearsal(draft, 'markdown')];
  expect(steps).toHaveLength(49);
  expect(draft.toString()).toBe(before);
});
