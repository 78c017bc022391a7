import { describe, expect, test } from 'vitest';
import { readDraft } from '../../server/draft/parse.ts';
import { addEntry } from '../../server/edits/addEntry.ts';
import { applyEdits } from '../../server/edits/plan.ts';
import { ran } from './numbering.ts';

const draft = (first: string, then: string, last: string, list: string) =>
  `# Bells\n\nSix were cast [${first}]. They rang${then}. None sold [${last}].\n\n${list}\n`;

describe('a new entry in a list along one line', () => {
  test.each([
    ['Sources: [1] Ledgers, 1990; [2] Bells, catalogue.', ' [3] Title'],
    ['**Sources:** [1] Ledgers [2] Bells', ' [3] Title'],
    ['Sources: [1] Ledgers (1990). [2] Bells (1991)', '. [3] Title'],
    ['## Sources\n\n[1] Ledgers. [2] Bells.', ' [3] Title'],
    ['References: (1) https://ledger.example/x (2) https://bells.example/y', ' (3) Title'],
    ['Sources: 1. Ledgers, county archive. 2. Bells, catalogue.', ' 3. Title'],
  ])('stands behind the last: %s', (list, added) => {
    const after = ran('appendSource', draft('1', '$0', '2', list));
    expect(after.replace('$0', '')).toBe(draft('1', ' [3]', '2', `${list}${added}`));
    expect(readDraft(after.replace('$0', ''), 'markdown').sources.map(({ useCount }) => useCount)).toEqual([1, 1, 1]);
  });

  test('stands inside emphasis around the line', () => {
    const list = '*Sources: [1] [Ledgers](https://l.example/x), [2] [Catalogue](https://b.example/y)*';
    expect(ran('appendSource', draft('1', '$0', '2', list)).replace('$0', '')).toBe(
      draft('1', ' [3]', '2', list.replace(/\*$/, ', [3] Title*')),
    );
  });

  test('stands between two others, which count on', () => {
    const list = 'Sources: [1] Ledgers, 1990; [2] Bells, catalogue.';
    expect(ran('insertSource', draft('1', '$0', '2', list)).replace('$0', '')).toBe(
      draft('1', ' [2]', '3', list.replace('[2]', '[2] Title; [3]')),
    );
  });

  test('is not written under a number that the line would not be read to', () => {
    const one = readDraft(draft('1', '', '5', 'Sources: [1] Ledgers; [2] Bells.'), 'markdown');
    expect(addEntry(one, one.sourceLists[0]!, '5')).toEqual([]);
    const edits = addEntry(one, one.sourceLists[0]!, '3', { text: 'Minutes of the council.', url: null });
    expect(applyEdits(one.text, edits)).toContain('[2] Bells. [3] Minutes of the council.\n');
    // Behind a number in the middle of a line such words are no entry.
    expect(addEntry(one, one.sourceLists[0]!, '3', { text: 'see the minutes', url: null })).toEqual([]);
  });
});
