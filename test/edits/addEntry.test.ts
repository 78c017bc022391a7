import { describe, expect, test } from 'vitest';
import type { DraftFormat } from '../../server/draft/model.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { addEntry } from '../../server/edits/addEntry.ts';
import { applyEdits, typed } from '../annotated.ts';

/** The draft with the entry added and the stops shown as `‸` (`‸words‸` where words are selected). */
function withEntry(text: string, label: string, format: DraftFormat = 'markdown'): string {
  const draft = readDraft(text, format);
  expect(draft.sourceLists, 'one list').toHaveLength(1);
  const edits = addEntry(draft, draft.sourceLists[0]!, label);
  if (edits.length > 0) {
    const after = applyEdits(text, edits.map(typed));
    const again = readDraft(after, format);
    expect(again.sources.map((source) => source.label)).toContain(label);
    expect(again.sources).toHaveLength(draft.sources.length + 1);
    for (const source of draft.sources) expect(again.sources.map((s) => s.label)).toContain(source.label);
  }
  return applyEdits(
    text,
    edits.map((edit) => {
      let { newText } = edit;
      for (const stop of [...(edit.stops ?? [])].reverse()) {
        const words = newText.slice(stop.start, stop.end);
        newText = `${newText.slice(0, stop.start)}‸${words && `${words}‸`}${newText.slice(stop.end)}`;
      }
      return { ...edit, newText };
    }),
  );
}

describe('the list’s own style', () => {
  test('brackets, with blank lines between the entries or without', () => {
    const open = 'A [1] [9].\n\n## References\n\n[1] A, https://example.org/1\n\n[2] B, https://example.org/2\n';
    expect(withEntry(open, '9')).toBe(`${open.trimEnd()}\n\n[9] ‸\n`);
    const tight = open.replace('/1\n\n', '/1\n');
    expect(withEntry(tight, '9')).toBe(`${tight.trimEnd()}\n[9] ‸\n`);
  });

  test('bullets with brackets, an indented list, a quoted list', () => {
    const bullets = 'A [1] [9].\n\n## References\n\n- [1] A, https://example.org/1\n- [2] B, https://example.org/2\n';
    expect(withEntry(bullets, '9')).toBe(`${bullets}- [9] ‸\n`.replace('/2\n-', '/2\n-'));
    const indented =
      'A [1], said Moss [9].\n\nSOURCES\n\n    [1] A, https://example.org/pier\n    [2] B, https://example.org/b\n';
    expect(withEntry(indented, '9', 'plaintext')).toBe(`${indented}    [9] ‸\n`);
    const quoted =
      'A [1] [3].\n\n#### **Works cited**\n\n> 1. A, https://example.org/a\n> 2. B, https://example.org/b\n';
    expect(withEntry(quoted, '3')).toBe(`${quoted}> 3. ‸\n`);
  });

  test('footnotes and definitions', () => {
    const notes = 'A.[^1] B.[^3]\n\n[^1]: A, https://example.org/1\n[^2]: B, https://example.org/2\n';
    expect(withEntry(notes, '3')).toBe(`${notes}[^3]: ‸\n`);
    const named = 'A.[^pier] B.[^tide]\n\n[^pier]: A, https://example.org/1\n';
    expect(withEntry(named, 'tide')).toBe(`${named}[^tide]: ‸\n`);
    const links = 'A [1], B [3].\n\n## References\n\n[1]: https://example.org/1\n[2]: https://example.org/2 "B"\n';
    expect(withEntry(links, '3')).toBe(`${links}[3]: ‸https://‸\n`);
  });

  test('columns of keys', () => {
    const keys =
      'Times [TIDE21] and [RFC-T].\n\nReferences\n\n   [TIDE21]  Okafor, A., https://example.org/t\n   [RFC-T]   Brandt, L., https://example.org/f\n';
    expect(withEntry(keys, 'HARBOR9', 'plaintext')).toBe(`${keys}\n   [HARBOR9] ‸\n`.replace('\n\n   [H', '\n   [H'));
  });

  test('a table', () => {
    const table =
      'A [1] [3].\n\n## Sources\n\n| # | Source | Type |\n|---|--------|------|\n| 1 | A, https://example.org/1 | article |\n| 2 | B, https://example.org/2 | paper |\n';
    expect(withEntry(table, '3')).toBe(`${table}| 3 | ‸ | |\n`);
  });

  test('the number at the end of the entry, with the list’s pattern to write over', () => {
    const end =
      'No merger [1] [9].\nReferences\n- Quay Times. “Mayor Refuses Merger.” Link [1]\n- Harbor Post. “Council Says No.” Link [2]\n- White Pier. “Our Plan.” Link [Source]\nFerry merger, Ada Quill, harbor council\n';
    expect(withEntry(end, '9', 'plaintext')).toBe(
      end.replace('Link [2]\n', 'Link [2]\n- ‸Outlet‸. “‸Title‸.” ‸Link‸ [9]\n'),
    );
  });

  test('line breaks of the file', () => {
    const windows = 'A [1] [9].\r\n\r\n## References\r\n\r\n[1] A, https://example.org/1\r\n';
    expect(withEntry(windows, '9')).toBe(`${windows.trimEnd()}\r\n[9] ‸\r\n`);
    const mac = 'A [1] [9].\r\rReferences\r[1] A, https://example.org/1\r[2] B, https://example.org/2\r';
    expect(withEntry(mac, '9', 'plaintext')).toBe(`${mac.trimEnd()}\r[9] ‸\r`);
  });
});

describe('the place', () => {
  const text =
    'A [1] [8].\n\n## References\n\n[2] B, https://example.org/2\n[5] E, https://example.org/5\n[8] H, https://example.org/8\n\nKeywords: a, b\n';

  test('is behind the next lower number', () => {
    expect(withEntry(text, '6')).toContain('/5\n[6] ‸\n[8]');
    expect(withEntry(text, '1')).toContain('\n\n[1] ‸\n[2]');
    expect(withEntry(text, '9')).toContain('/8\n[9] ‸\n\nKeywords');
  });

  test('is behind all of an entry, its continuation lines included', () => {
    const wrapped =
      'A [1] [3].\n\nReferences:\n\n[1] "Board Manual", Tall Computer Co.,\n    27-31. https://example.org/manual\n\n[4] Errata,\n    2. edition, https://example.org/errata\n';
    expect(withEntry(wrapped, '3', 'plaintext')).toContain('/manual\n\n[3] ‸\n\n[4]');
  });

  test('is under the heading of an empty list', () => {
    const draft = readDraft('A [1].\n\n## References\n', 'markdown');
    const list = draft.sourceLists[0];
    if (list)
      expect(applyEdits('A [1].\n\n## References\n', addEntry(draft, list, '1'))).toBe(
        'A [1].\n\n## References\n\n[1] \n',
      );
  });
});

test('no entry is added where the list would show another number', () => {
  const ones = 'Rent [1] [9].\n\n## Sources\n\n1. A, https://example.org/1\n1. B, https://example.org/2\n';
  expect(withEntry(ones, '9')).toBe(ones);
});
