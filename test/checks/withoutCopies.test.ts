import { describe, expect, test } from 'vitest';
import { expectFindings, fixed } from './drafts.ts';

const LIST = `
## Sources

[1] “Nine boats sink,” Quay Times, 3 May 2026, https://example.org/boats
[2] “The storm of the year,” The Harbour Post, 4 May 2026, https://example.org/storm
[3] “A quiet night,” Valley Echo, 5 May 2026, https://example.org/night
`;

describe('conflicting-quote', () => {
  const only = { only: ['conflicting-quote'] };

  test('the same words given otherwise, or to another speaker', () => {
    expectFindings(
      `“We never saw a better net in all my years on the bay,” said Ed Moss [1].

Ed Moss says: “We never saw a finer net in all my years on the bay” [2].
//            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ conflicting-quote: Line 1 quotes these words otherwise

“The council waited until the last boat had left the harbour,” said Ana Lind [1].

“The council waited until the last boat had left the harbour,” said Tom Berg [2].
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ conflicting-quote: These words are Tom Berg’s here and Ana Lind’s in line 5.
${LIST}`,
      only,
    );
  });

  test('not: repeated, repeated in part, by the same person under a shorter name, alike by two people', () => {
    expectFindings(
      `“We never saw a better net in all my years on the bay,” said Ed Moss [1]. Later: “a better net in all my years on the
bay”. Moss repeats: “We never saw a better net in all my years on the bay” [1].

“Every child in this valley has a right to clean water and good schools,” said Ana Lind [1].

“Every child in this country has a right to clean water and safe roads,” said Tom Berg [2].
${LIST}`,
      only,
    );
  });
});

describe('outlet-mismatch', () => {
  const only = { only: ['outlet-mismatch'] };

  test('the sentence names one outlet and cites another', () => {
    expectFindings(
      `According to the Quay Times, nine boats sank in the night [2].
//                                                        ^^^ outlet-mismatch: The sentence names Quay Times, but [2] is “The storm of the year” [2] by The Harbour Post. Cite [1]

Nine boats sank, according to the *Harbour Post* [3].
//                                               ^^^ outlet-mismatch: The sentence names Harbour Post
${LIST}`,
      only,
    );
    expect(
      fixed(`According to the Quay Times, nine boats sank [2].\n${LIST}`, 'outlet-mismatch', 'Cite [1]', only),
    ).toBe(`According to the Quay Times, nine boats sank [1].\n${LIST}`);
  });

  test('not: the right one, one that the list lacks, both, another sentence, a second citation', () => {
    expectFindings(
      `According to the Quay Times, nine boats sank [1]. According to the Coast Guard, ten did [2].

According to the Quay Times, which the Harbour Post quotes, nine boats sank [2].

According to the Quay Times, nine boats sank. The wind blew all night [2].

According to the Quay Times [1], nine boats sank, and the night was quiet inland [3].

According to the Quay Times and others, nine boats sank [1, 2].
${LIST}`,
      only,
    );
  });
});
