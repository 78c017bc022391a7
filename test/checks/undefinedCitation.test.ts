import { describe, expect, test } from 'vitest';
import type { Level } from '../../server/checks/check.ts';
import { runChecks } from '../../server/checks/index.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { expectFindings, fixed, titlesAt } from './drafts.ts';

const only = ['undefined-citation'];
const code = 'undefined-citation';

describe('reports', () => {
  test('a number that the list does not have, by the list’s own name', () => {
    expectFindings(
      `Ferry traffic rose by a third [9], said the office [1].
//                             ^ undefined-citation: “References” has no entry 9 (it ends at 2), so readers find no source here. Add it, or cite another source.

## References

[1] Quay Times. “Ferries.” https://example.org/1
[2] Harbour Office. “Count.” https://example.org/2`,
      { only },
    );
  });

  test('each number of a group by itself, a range once', () => {
    expectFindings(
      `Alone [9]; group [1, 7, 2]; range [2-5]; known [1-2].
//     ^ undefined-citation
//                   ^ undefined-citation
//                                 ^^^ undefined-citation: “Sources” has no entries 3 to 5 (it ends at 2)

## Sources

1. A, https://example.org/1
2. B, https://example.org/2`,
      { only },
    );
  });

  test('once, as information, in a draft without any list', () => {
    expectFindings(
      `Voters split [1] along the river [2] and the road [1].
//            ^ undefined-citation: This draft cites sources 1, 2 and has no source list
`,
      { only },
    );
  });

  test('at the level that the writer chose, where it is not the default', () => {
    const draft = readDraft('Voters split [1] along the river.', 'markdown');
    const levelOf = (level?: Level) => runChecks(draft, level ? { [code]: level } : {}).map((finding) => finding.level);
    expect(levelOf()).toEqual(['information']);
    expect(levelOf('error'), 'editors send every default').toEqual(['information']);
    expect(levelOf('warning')).toEqual(['warning']);
  });

  test('a footnote without its note, and the entry written as another kind of mark', () => {
    expectFindings(
      `A fact.[^1] Another.[^2]
//       ^ undefined-citation: There is no footnote [^1]. The list writes this entry as [1]
//                    ^ undefined-citation: There is no footnote [^2], so readers find no source here.

[1]: https://example.org/1`,
      { only },
    );
  });

  test('a key only where keys of its shape are defined', () => {
    expectFindings(
      `A harbor MUST publish times [TIDE21]. See also [HARBOR9] and [sic] and [OK].
//                                              ^^^^^^^ undefined-citation

References

   [TIDE21]  Okafor, A., "Tide tables", 2021, https://example.org/t
   [RFC-T]   Brandt, L., "Formats", https://example.org/f`,
      { only, format: 'plaintext' },
    );
  });
});

test('is silent on what is no citation', () => {
  expectFindings(
    `The [winning] boat of [2019] took \`a[3]\`, values in [0, 1] and [a link](https://example.org/[7]) [1].

- [ ] a task
- [x] done

## References

[1] A, https://example.org/1`,
    { only },
  );
});

const draft = `The tide turned [$09]. The crew slept [1].

## References

[1] Quay Times. “Tides.” https://example.org/1

[2] Crew Weekly. “Sleep.” https://example.org/2
`;

describe('fixes', () => {
  test('come in the order: add, cite another, remove', () => {
    expect(titlesAt(draft, code)).toEqual([
      'Add entry 9 to “References”',
      'Cite [2] instead: Sleep',
      'Cite [1] instead: Tides',
      'Remove the citation [9]',
    ]);
  });

  test('adds the entry in the list’s own form and place', () => {
    expect(fixed(draft, code, 'Add')).toBe(`${draft.replace('$0', '').trimEnd()}\n\n[9] ‸\n`);
  });

  test('takes the citation away and nothing else', () => {
    expect(fixed(draft, code, 'Remove')).toBe(draft.replace(' [$09]', ''));
  });

  test('cites a source whose outlet the sentence names before those with a near number', () => {
    const text = `Quay Times saw the tide turn [$09].

## References

1. Quay Times. “Tides.” https://example.org/1
2. Crew Weekly. “Sleep.” https://example.org/2
3. Dock Wire. “Ropes.” https://example.org/3
`;
    expect(titlesAt(text, code).filter((title) => title.startsWith('Cite'))).toEqual([
      'Cite [1] instead: Tides',
      'Cite [3] instead: Ropes',
      'Cite [2] instead: Sleep',
    ]);
    expect(fixed(text, code, 'Cite [1]')).toBe(text.replace('$09', '1'));
  });

  test('creates the list under a heading like the draft’s own', () => {
    const text = `# The river

Voters split [$01] along the river [2].

## Upstream

Few came.

## Downstream

Many came.
`;
    expect(fixed(text, code, 'Create')).toBe(`${text.replace('$0', '')}
## References

[1] ‸

[2] ‸
`);
  });

  test('creates it with a plain line in plain text', () => {
    const text = 'Voters split [$01] along the river.\n\nFew came.\n';
    expect(fixed(text, code, 'Create', { format: 'plaintext' })).toBe(`${text.replace('$0', '')}
References

[1] ‸
`);
  });

  test('makes the definition a footnote where the text cites one', () => {
    const text = 'A fact.[^$01]\n\n[1]: https://example.org/1\n';
    expect(fixed(text, code, 'Write the entry')).toBe('A fact.[^1]\n\n[^1]: https://example.org/1\n');
  });

  test('makes the citation a footnote where all sources are footnotes', () => {
    const text = 'A fact.[^1] Another [$02].\n\n[^1]: Dock Wire, https://example.org/1\n';
    expect(fixed(text, code, 'Write it')).toBe(
      'A fact.[^1] Another [^2].\n\n[^1]: Dock Wire, https://example.org/1\n[^2]: ‸\n',
    );
  });

  test('keeps the line breaks of the file', () => {
    expect(fixed(draft, code, 'Add', { newline: '\r\n' })).toMatch(/\r\n\r\n\[9\] ‸\r\n$/);
  });
});
