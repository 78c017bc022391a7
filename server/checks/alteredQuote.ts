import type { Change, Sharp } from '../evidence/evidence.ts';
import type { Check } from './check.ts';
import { excerpt } from './prose.ts';
import { alteredFixes, named } from './quoteFixes.ts';

const TURNED: Readonly<Record<Sharp, string>> = {
  negation: 'That turns the meaning.',
  number: 'That is another number.',
  name: 'That is another name.',
  modal: 'That changes how certain or binding it is.',
};

export const alteredQuote: Check = {
  code: 'altered-quote',
  level: 'warning',
  summary: 'The saved copy of the cited source has a quote in other words; an error where the meaning is turned.',
  example: {
    before: 'Moss said: “We can promise that every well will be clean by then” [2].',
    after: 'Moss said: “We cannot promise that every well will be clean by then” [2].',
  },
  about: 'copies',
  *run(draft, evidence) {
    for (const { quote, evidence: found, source } of evidence.quotes) {
      if (found.verdict !== 'altered' || quote.citations.length === 0) continue;
      const turned = found.sharp ? ` ${TURNED[found.sharp]}` : '';
      yield {
        start: quote.start,
        end: quote.end,
        ...(found.sharp ? { level: 'error' as const } : {}),
        message: `${source ? named(source) : 'The source'} says it otherwise: ${differences(found.changes)}.${turned} Use its wording, or mark what you changed.`,
        fixes: () => alteredFixes(draft, quote, found, source),
      };
    }
  },
};

/** The first changes in words: it has “must” where the draft has “may”. */
function differences(changes: readonly Change[]): string {
  const said: string[] = [];
  for (let i = 0; i < changes.length && said.length < 3; i++) {
    const { op, words } = changes[i]!;
    const next = changes[i + 1];
    if (op === 'drop' && next?.op === 'add') {
      said.push(`it has “${excerpt(words)}” where the draft has “${excerpt(next.words)}”`);
      i++;
    } else if (op === 'drop') said.push(`the draft leaves out “${excerpt(words)}”`);
    else if (op === 'add') said.push(`the draft adds “${excerpt(words)}”`);
  }
  return said.join('; ');
}
