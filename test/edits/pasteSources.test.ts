import { describe, expect, test } from 'vitest';
import { readDraft } from '../../server/draft/parse.ts';
import { pasteSources, placeOfWords } from '../../server/edits/pasteSources.ts';

const there = `Old [1]. The tide rose [2, 3], they say [2].

## References

[1] Quay, https://quay.example/1
[2] Dock. “Ropes.” https://dock.example/2
[3] Aft, https://aft.example/3
`;

/** The draft after pasting the words of `there` at `‸`. */
function pasted(marked: string, words: string, from = there): string | null {
  const at = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  const source = readDraft(from, 'markdown');
  const place = placeOfWords(source, words);
  const result = place && pasteSources(source, place, readDraft(text, 'markdown'), at);
  if (!result) return null;
  const entry = result.edits[0];
  const behind = entry ? text.slice(at, entry.start) + entry.newText + text.slice(entry.start) : text.slice(at);
  return text.slice(0, at) + result.text + behind;
}

describe('pasting words with citations from another draft', () => {
  test('brings the entries under free numbers, and cites those that are there', () => {
    const here = 'New [1]. ‸\n\n## Sources\n\n1. Aft, https://www.aft.example/3/\n';
    expect(pasted(here, 'The tide rose [2, 3], they say [2].')).toBe(
      'New [1]. The tide rose [2, 1], they say [2].\n\n## Sources\n\n1. Aft, https://www.aft.example/3/\n2. Dock. “Ropes.” https://dock.example/2\n',
    );
  });

  test('into a draft with another style, without a list, or with CRLF', () => {
    expect(pasted('New.[^1] ‸\n\n[^1]: Quay Hall, https://q.example\n', 'they say [2].')).toBe(
      'New.[^1] they say [^2].\n\n[^1]: Quay Hall, https://q.example\n[^2]: Dock. “Ropes.” https://dock.example/2\n',
    );
    expect(pasted('New. ‸\n', 'they say [2].')).toBe(
      'New. they say [1].\n\n## References\n\n[1] Dock. “Ropes.” https://dock.example/2\n',
    );
    expect(pasted('New [1]. ‸\r\n\r\n## Sources\r\n\r\n[1] Hall, https://h.example\r\n', 'they say [2].')).toBe(
      'New [1]. they say [2].\r\n\r\n## Sources\r\n\r\n[1] Hall, https://h.example\r\n[2] Dock. “Ropes.” https://dock.example/2\r\n',
    );
  });

  test('an entry of another list with numbers of its own is brought along, too', () => {
    const here = 'New [1]. ‸\n\n## Sources\n\n[1] Hall, https://h.example\n';
    const behind = '\n# Two\n\nNext [1].\n\n## Sources\n\n[1] Dock, https://dock.example/2\n';
    expect(pasted(here + behind, 'they say [2].')).toBe(
      `New [1]. they say [2].\n\n## Sources\n\n[1] Hall, https://h.example\n[2] Dock. “Ropes.” https://dock.example/2\n${behind}`,
    );
  });

  test('two entries that are one here are cited once; one over several lines becomes one', () => {
    const from =
      'Both say so [1, 2].\n\n## References\n\n- [1] Quay.\n  - “Nets”\n  - https://quay.example/1\n- [2] Quay again, https://quay.example/1?utm_source=x\n';
    const table = '## Sources\n\n| # | Source |\n|---|---|\n| 1 | Hall, https://h.example |\n';
    expect(
      pasted(`New [1]. ‸\n\n${table}| 2 | Quay, https://quay.example/1 |\n`, 'Both say so [1, 2].', from),
    ).toContain('New [1]. Both say so [2].');
    expect(pasted(`New [1]. ‸\n\n${table}`, 'Both say so [1, 2].', from)).toContain(
      '| 2 | Quay. “Nets” https://quay.example/1 |\n',
    );
  });

  test('words that cite nothing, cut a citation, cite without an entry, or are pasted into a list: plain paste', () => {
    const here = 'New [1]. ‸\n\n## Sources\n\n[1] Hall, https://h.example\n';
    expect(pasted(here, 'The tide')).toBe(null);
    expect(pasted(here, 'rose [2, ')).toBe(null);
    expect(pasted(here, 'it is [9]', `${there.replace('Old', 'it is [9]')}`)).toBe(null);
    expect(pasted('New [1].\n\n## Sources\n\n[1] Hall, ‸https://h.example\n', 'they say [2].')).toBe(null);
    expect(pasted(here, 'not in that draft [2]')).toBe(null);
  });
});
