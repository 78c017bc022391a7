import { describe, expect, it } from 'vitest';
import { readDraft } from '../../server/draft/parse.ts';
import { expectFindings } from '../checks/drafts.ts';

/** The labels of the entries of a draft, list by list. */
const lists = (text: string, language: 'markdown' | 'plaintext' = 'markdown') =>
  readDraft(text, language).sourceLists.map(({ sources }) => sources.map(({ label }) => label).join());

describe('numbered notes without addresses', () => {
  const notes = (words: string, opens = '') => `

${words}
${opens}1${opens ? ')' : '.'} Parish archive, book VII.
${opens}2${opens ? ')' : '.'} Ibid.
${opens}3${opens ? ')' : '.'} Talk with Rosa Regueiro.
`;
  const prose = 'The town had a pier of wood [1]. “Nobody dies here,” the priest wrote [2, fol. 12].';

  it.each(['Notes', '## Endnotes', '**Notes**', 'NOTAS', 'Noter:', '### Notas'])(
    'are the list where the text cites them: %s',
    (heading) => {
      expect(lists(`${prose}${notes(heading)}`)).toEqual(['1,2,3']);
      expect(lists(`${prose}${notes(heading, '(')}`, 'plaintext')).toEqual(['1,2,3']);
    },
  );

  it('are remarks where the text cites nothing, or another list', () => {
    expect(lists(`Boil the nets for a day.${notes('## Notes')}`)).toEqual([]);
    const other = '\n## Sources\n\n[1] A, https://example.org/1\n[2] B, https://example.org/2\n';
    expect(lists(`${prose}${notes('## Notes')}${other}`)).toEqual(['1,2']);
  });
});

describe('the one work of a review, below a rule', () => {
  const review = '“Nobody crosses the desert twice,” the novel begins [1, p. 1].\n\n';

  it('is the list', () => {
    expect(lists(`${review}---\n\n[1] N. Haddad, *The Salt Roads*, Fable Press, 2025.\n`)).toEqual(['1']);
  });

  it('is the list without a rule where it plainly is a work', () => {
    expect(lists(`${review}[1] Haddad, N. *The Salt Roads*. Fable Press, 2025.\n`)).toEqual(['1']);
  });

  it('is prose where more follows, or without the rule', () => {
    expect(lists(`${review}[1] says so on every page.\n`)).toEqual([]);
    expect(lists(`${review}---\n\n[1] says so on every page.\n\nSo do we.\n`)).toEqual([]);
  });
});

it('a group of entries is no entry', () => {
  expectFindings(`Work from home has settled [1][2], and vacancy rose [3].

**Sources:**

* **Surveys**
  * [1] Survey of work, https://example.org/1
  * [2] Time saved, https://example.org/2
* **Real estate**
  * [3] Vacancy, https://example.org/3
`);
});

it.each([
  'Entrevistas realizadas em agosto de 2025.',
  'Interviste dell’autore, ottobre 2025.',
  'Entretiens, octobre 2025.',
  'Intervjuer med fem regioner, våren 2025.',
  'E-mails from Peter Hsu, 11 September 2025.',
])('talks have no address: %s', (entry) => {
  expectFindings(
    `Nets tore [1], ropes held [2] and boats sank [3].

## References

[1] Quay Times. “Nets.” https://example.org/1
[2] Dock Wire. “Ropes.” https://example.org/2
[3] ${entry}
`,
    { only: ['source-without-link'] },
  );
});
