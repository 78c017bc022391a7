import { describe, it } from 'vitest';
import { expectFindings } from '../checks/drafts.ts';

const list = `

## Sources

[1] Quay Times. “Nets.” https://example.org/1
[2] Dock Wire. “Ropes.” https://example.org/2
[3] Pier Post. “Boats.” https://example.org/3
`;

const only = ['undefined-citation', 'malformed-citation'];

describe('a number in brackets that counts something else', () => {
  it.each([
    ['a paragraph of a judgment', 'At [17], the judge observed that the nets “had all been tied” [1].'],
    ['paragraphs in a row', 'Paragraphs [113] to [119] name four people. See also paras [12]–[14] and [31] [1].'],
    ['a paragraph within a citation', 'The court held the ban “manifestly unfair” [1, at [42]].'],
    ['a paragraph in German', 'So das Gericht in Rn. [27] des Urteils [1].'],
    ['a size', 'The tensor has shape [3, 224, 224] and the kernel is [5, 5], as before [1].'],
    ['an interval behind its sign', 'Let *k* ∈ [1, 8] as in the first paper [1].'],
    ['a span of values in a table', '| Net | Catch | Span |\n|---|---|---|\n| S | 71 [1] | [70, 72] |'],
    ['a figure with a decimal comma', 'Mo. 10:00 ifo-Index [88,5], in Klammern die Prognose [1].'],
    ['a match tie-break', 'Quill won 6-4, 3-6 [10-8] and Moss lost 4-6, 7-6 [7-5] [1].'],
    ['a number put into a quotation', '“The nets were sound. Follow-up in [12] months,” the report said [1].'],
  ])('is none: %s', (_, text) => {
    expectFindings(text + list, { only });
  });

  it('is a citation where the list has it, and one that is lost anywhere else', () => {
    expectFindings(
      `At [2], all of it is said. “The nets [9],” she said [1, 9]. Boats fell [3-1].
//                                    ^ undefined-citation: “Sources” has no entry 9
//                                                      ^ undefined-citation: “Sources” has no entry 9
//                                                                     ^^^^^ malformed-citation: The range in [3-1] runs backwards${list}`,
      { only },
    );
  });
});
