import { describe, expect, test } from 'vitest';
import { expectFindings, fixed, titlesAt } from './drafts.ts';

const list = `

The boats were out for the whole of the week, and they were not seen again until the evening of the last day.

## References

[1] Quay Times. “Nets.” https://example.org/1
[2] Dock Wire. “Ropes.” https://example.org/2
`;

describe('quote-without-citation', () => {
  const only = ['quote-without-citation'];
  const text = `“I never saw a better net in all my years,” Moss told reporters.${list}`;

  test('is reported on words with a speaker and without a citation in their paragraph', () => {
    expectFindings(
      `“I never saw a better net in all my years,” Moss told reporters.
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quote-without-citation: The words “I never saw a better net in all my years” by Moss have no citation

“We keep the boats,” Quill said [1].${list}`,
      { only },
    );
  });

  test('offers the draft’s sources and cites at the end of the sentence', () => {
    expect(titlesAt(text, 'quote-without-citation')).toEqual(['Cite [1]: Nets', 'Cite [2]: Ropes']);
    expect(fixed(text, 'quote-without-citation', 'Cite [2]')).toBe(text.replace('reporters.', 'reporters [2].'));
  });

  test('follows the draft’s habit of citing behind the stop', () => {
    const tight = `Nets tore.[1] Ropes held.[2]\n\n${text}`;
    expect(fixed(tight, 'quote-without-citation', 'Cite [2]')).toBe(tight.replace('reporters.', 'reporters.[2]'));
  });

  test('is silent on titles, terms, scare quotes and on a paragraph that links to its source', () => {
    expectFindings(
      `They wanted to “help”. The film “The Glass Harbour of the North” opened; the so-called “net tax” failed.

“I never saw a better net in all my years,” Moss [told the paper](https://example.org/moss).${list}`,
      { only },
    );
  });

  test('is silent in a document that is no draft with sources, unless told otherwise', () => {
    const readme = '“I never saw a better net in all my years,” Moss told the reporters who were at the pier.';
    expectFindings(readme, { only });
    expectFindings(`${readme}\n//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quote-without-citation`, {
      only,
      draft: 'on',
    });
    expectFindings(text, { only, draft: 'off' });
  });
});

describe('statistic-without-citation', () => {
  const only = ['statistic-without-citation'];

  test('is reported once a sentence, not where the paragraph ends with its citation', () => {
    expectFindings(
      `Freight rose 12.3% last year [1]. Some 48% of crews left within a year.
//                                     ^^^ statistic-without-citation

Wages grew 4% in spring. Rents grew 9% in summer. Both figures come from the same survey [1].

On 4 May 2019 at 10:30 the council met in room 12.${list}`,
      { only },
    );
  });
});

describe('vague-attribution', () => {
  const only = ['vague-attribution'];

  test('says nothing where a mark says already that the citation is missing or broken', () => {
    expectFindings(
      `Wages grew 4% in spring [citation needed]. Experts say that they will fall. :contentReference[oaicite:3]{index=3}
Rents stood at 5.25% in May [1
It is widely believed that they will fall [Source]. Rents grew 9% in summer.
//                                                             ^^ statistic-without-citation${list}`,
      { only: ['statistic-without-citation', 'vague-attribution'] },
    );
  });

  test('is reported unless the sentence says who', () => {
    expectFindings(
      `Experts suggest that the pier will not last. Experts at the Harbour Office suggest the same.
//<^^^^^^^^^^^^^^^ vague-attribution: “Experts suggest” does not say who.

Experts suggest that it will [1].${list}`,
      { only },
    );
  });
});

describe('unbalanced-quote', () => {
  const only = ['unbalanced-quote'];

  test('is reported once, at the mark without a partner', () => {
    expectFindings(
      `“The tide is in, she said, and left.
//<^ unbalanced-quote: The quotation that “ opens is never closed

“Still here,” he said [1].

He left the room” and came back.
//              ^ unbalanced-quote: ” closes a quotation that nothing opens

Any (word “will") do.
//        ^ unbalanced-quote: “ and its partner are marks of different kinds${list}`,
      { only },
    );
  });

  test('is mended where the quotation ends', () => {
    const text = `Moss wrote: “The tide is in and the boats are out.\n${list}`;
    expect(fixed(text, 'unbalanced-quote', 'Close', { only })).toBe(text.replace('out.', 'out.”'));
  });
});

test('a quotation over several paragraphs is told once', () => {
  expectFindings(
    `“We went out at four. It was dark and the sea was high.
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quote-without-citation

“By six the nets had gone,” Quill said.

## Sources

[1] Net Weekly. “Nets.” https://example.org/nets`,
    { only: ['quote-without-citation'] },
  );
});
