import { describe, expect, it, test } from 'vitest';
import { runChecks } from '../../server/checks/index.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { expectFindings, fixed, titlesAt } from './drafts.ts';

const list = `

## Sources

[1] Dock log. “Ships.” https://example.org/dock
`;

describe('assistant-residue', () => {
  const only = ['assistant-residue'];

  test('is reported on every mark that an assistant left', () => {
    expectFindings(
      `[cite_start]The toy records a child's voice [cite: 4, 5].
//<^^^^^^^^^^^^ assistant-residue
//                                          ^^^^^^^^^^^^ assistant-residue

A voice is kept【4†source】 and sold.
//             ^^^^^^^^^^ assistant-residue`,
      { only },
    );
  });

  test('is removed with its blank', () => {
    const text = "The toy records a voice [$0cite: 4, 5]. It's kept.";
    expect(fixed(text, 'assistant-residue', 'Remove')).toBe("The toy records a voice. It's kept.");
  });

  test('becomes a citation of the entry with its address, or of a new one', () => {
    const mark = (url: string) => `Tabs work [oai_citation:1‡Manual$0](${url}). Keep.${list}`;
    expect(fixed(mark('https://example.org/dock?utm_source=chatgpt.com'), 'assistant-residue', 'Cite [1]')).toContain(
      'Tabs work [1]. Keep.',
    );
    const after = fixed(mark('https://example.org/doc?utm_source=chatgpt.com'), 'assistant-residue', 'Make it');
    expect(after).toContain('Tabs work [2]. Keep.');
    expect(after).toContain('/dock\n[2] Manual. https://example.org/doc\n');
    const alone = 'Tabs work [oai_citation:1‡Manual$0](https://example.org/doc). Keep.\n';
    expect(fixed(alone, 'assistant-residue', 'Make it')).toBe(
      'Tabs work [1]. Keep.\n\n## References\n\n[1] Manual. https://example.org/doc\n',
    );
  });
});

describe('placeholder-citation', () => {
  const only = ['placeholder-citation'];

  test('is reported on marks that hold a place', () => {
    expectFindings(
      `Crews were paid [Source]. Fuel was short [Source: Dock log]. Storms came [citation needed]; [TODO: cite].
//              ^^^^^^^^ placeholder-citation
//                                       ^^^^^^^^^^^^^^^^^^ placeholder-citation
//                                                                       ^^^^^^^^^^^^^^^^^ placeholder-citation
//                                                                                          ^^^^^^^^^^^^ placeholder-citation${list}`,
      { only },
    );
  });

  test('is replaced by a source, the named one first, or removed', () => {
    const text = `Fuel was short [Source: $0Dock log].${list}`;
    expect(titlesAt(text, 'placeholder-citation')).toEqual([
      'Cite [1]: Ships',
      'Add an entry to “Sources” and cite it',
      'Remove the mark',
    ]);
    expect(fixed(text, 'placeholder-citation', 'Add an entry')).toMatch(
      /Fuel was short \[2\]\.[\s\S]*\n\[2\] Outlet|Fuel was short \[2\]\.[\s\S]*\n\[2\] /,
    );
    expect(fixed(text, 'placeholder-citation', 'Cite [1]')).toContain('Fuel was short [1].');
    expect(fixed(text, 'placeholder-citation', 'Remove')).toContain('Fuel was short.');
  });
});

describe('malformed-citation', () => {
  const only = ['malformed-citation'];

  test('is reported once, with what is wrong', () => {
    expectFindings(
      `Buses [3-1] did not; bikes [1-900] did; trams [1-99] too.
//    ^^^^^ malformed-citation: The range in [3-1] runs backwards
//                         ^^^^^^^ malformed-citation
//                                            ^^^^^^ malformed-citation: [1-99] cites far more sources${list}`,
      { only },
    );
  });

  test('is turned round', () => {
    const text = `Buses [3-$01] did not.${list}`;
    expect(fixed(text, 'malformed-citation', 'Write')).toContain('Buses [1-3] did not.');
  });
});

describe('labels of an assistant’s export', () => {
  const draft = readDraft(
    'Two looms survive.[^1_1][^1_2] One more.[^2_1] Again.[^1_1]\n\n[^1_1]: https://example.org/1\n\n[^1_2]: https://example.org/2\n\n[^2_1]: https://example.org/3\n',
    'markdown',
  );
  const found = runChecks(draft).filter((finding) => finding.code === 'assistant-residue');

  it('are told once, and numbered in text and list by one edit', () => {
    expect(found.map((finding) => finding.level)).toEqual(['warning']);
    const [fix] = found[0]!.fixes!();
    let text = draft.text.toString();
    for (const { start, end, newText } of [...fix!.edits].reverse())
      text = text.slice(0, start) + newText + text.slice(end);
    expect(text).toBe(
      'Two looms survive.[^1][^2] One more.[^3] Again.[^1]\n\n[^1]: https://example.org/1\n\n[^2]: https://example.org/2\n\n[^3]: https://example.org/3\n',
    );
  });

  it('go on from the numbers that are taken', () => {
    const text = 'Looms survive.[^1][^1_1]\n\n[^1]: https://example.org/0\n[^1_1]: https://example.org/1\n';
    expect(fixed(text, 'assistant-residue', 'Number these footnotes 2, 3')).toBe(
      'Looms survive.[^1][^2]\n\n[^1]: https://example.org/0\n[^2]: https://example.org/1\n',
    );
  });

  it('are a leftover, and never an undefined citation, where the footnote is gone', () => {
    const only = ['assistant-residue', 'undefined-citation'];
    const text = `Looms survive.[^2_3]${list}`;
    expectFindings(
      `Looms survive.[^2_3] They do.[^b]
//            ^^^^^^ assistant-residue: A leftover mark of a writing assistant: the footnote [^2_3] was lost
//                             ^ undefined-citation

[^a]: https://example.org/1
`,
      { only },
    );
    expect(fixed(text, 'assistant-residue', 'Remove')).toBe(`Looms survive.${list}`);
    expect(fixed(text, 'assistant-residue', 'Cite [1]')).toBe(`Looms survive.[1]${list}`);
  });

  it('name the entry that a mark without an address means', () => {
    const text = `Ships sailed【4†Ships】 early.${list}`;
    expect(titlesAt(text, 'assistant-residue')).toEqual(['Cite [1] instead: Ships', 'Remove the leftover mark']);
  });
});
