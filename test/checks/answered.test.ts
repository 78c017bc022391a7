import { describe, test } from 'vitest';
import { expectFindings } from './drafts.ts';

const list = `

Nets tore on the way [1], and ropes held until the evening of the last day [2].

## Sources

[1] Quay Times. “Nets.” https://example.org/1
[2] Dock Wire. “Ropes.” https://example.org/2
`;

const only = ['quote-without-citation', 'statistic-without-citation'];

describe('a source in round brackets answers', () => {
  test.each([
    'Yusuf says “I counted the stars and there were too many” (p. 212), and you forgive everything.',
    'As Smith writes, “I counted the stars and there were far too many” (Smith 2019, 12).',
    'Haddad writes that “nobody counted the stars at all that year” (2019: 44).',
    'Nick tells us early that he is “inclined to reserve all judgments” (Fitzgerald 1), which is not so.',
    'Catches fell by 40% (Smith et al., 2019).',
    'Accuracy rose to 40% (Table 2).',
    '> I counted the stars and there were too many. (p. 212)',
    '“The evidence is not on your side,” Sen. Bly told me [personal interview, 6 Nov.].',
  ])('%s', (text) => {
    expectFindings(text + list, { only });
  });

  test('a month, a party or a sum does not', () => {
    expectFindings(
      `Unemployment fell to 4.2% (March 2019).
//                   ^^^^ statistic-without-citation: The figure “4.2%” has no citation

“We keep the boats for another year,” said Holger Tietz (Greens, 44).
//<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quote-without-citation: The words “We keep the boats for another year” by Holger Tietz have no citation${list}`,
      { only },
    );
  });
});

describe('everybody’s words need no source', () => {
  test.each([
    'You know what they say: “The third year you get honey.”',
    'As the saying goes, “Every net has its hole in it.”',
    '“All that glitters is not gold,” as they say, and the boats were painted yellow.',
    '> “The soup is good on the first day and better on the second.” — Proverb',
    '> The soup is good on the first day and better on the second.\n> — old African proverb',
    'As my late husband used to say, “You can’t blame a net.”',
  ])('%s', (text) => {
    expectFindings(text + list, { only });
  });

  test('somebody’s do', () => {
    expectFindings(
      `The cause is unknown, “We looked at every single net,” Ada Quill said.
//                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ quote-without-citation: The words “We looked at every single net” by Ada Quill have no citation${list}`,
      { only },
    );
  });
});

test('how sure an estimate is, is no statistic', () => {
  expectFindings(
    `The 95% CI is wide. It was 12.1 (95% CI 10–14), and the 95% confidence interval excludes zero, as does a 95%-CI.${list}`,
    { only },
  );
});

test('a page behind a colon stays with its number, a time or a verse is none', () => {
  expectFindings(
    `Nets are “a verbal costume” [2: 118], as [1: 44–46] shows; the tape has it at [12: 40], and Luke says so [3: 16].

## Sources

[1] Quay Times. “Nets.” https://example.org/1
[2] Dock Wire. “Ropes.” https://example.org/2
`,
  );
});

test('a leftover mark with an address is not said to lead nowhere', () => {
  expectFindings(
    `Boats came [[1]](https://example.org/1) and left.
//         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ assistant-residue: A leftover mark of a writing assistant: its link works${list}`,
    { only: ['assistant-residue'] },
  );
});
