import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Rule {
  readonly begin: string;
  readonly end: string;
  readonly name: string;
}
const rulesOf = (grammar: string): Rule[] => {
  const file = new URL(`../../syntaxes/${grammar}.tmLanguage.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')).repository.quote.patterns;
};

// What may stand inside differs (markdown or not), and a grammar cannot lend its rules without it.
test('quoted words are the same in markdown and in plain text', () => {
  const bare = (rules: Rule[]) => rules.map(({ begin, end, name }) => ({ begin, end, name }));
  expect(bare(rulesOf('plaintext'))).toEqual(bare(rulesOf('quotes')));
  expect(rulesOf('quotes').length).toBeGreaterThan(5);
});
