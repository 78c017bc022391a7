import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runChecks } from '../../server/checks/index.ts';
import { lexicons } from '../../server/draft/lexicon/index.ts';
import { readDraft } from '../../server/draft/parse.ts';

const folder = join(import.meta.dirname, 'wording');

/** The findings of one of a language's texts, each as its line, its code and the words it stands on. */
function findings(code: string, kind: 'ordinary' | 'wanting') {
  const text = readFileSync(join(folder, `${code}.${kind}.md`), 'utf8');
  const draft = readDraft(text, 'markdown', { language: code });
  const found = runChecks(draft, {}, { draft: 'on' }).map((finding) => ({
    line: draft.text.positionAt(finding.start).line,
    code: finding.code,
    words: text.slice(finding.start, finding.end),
  }));
  return { text, found };
}

describe.each(lexicons.map(({ code }) => code))('%s', (code) => {
  // Ages, hours, pages, scores, old names, people who were named before, titles in quotation marks: what careful editors
  // pass over.
  it('passes over ordinary wording', () => {
    expect(findings(code, 'ordinary').found).toEqual([]);
  });

  it('reports every paragraph that wants a source', () => {
    const { text, found } = findings(code, 'wanting');
    const missed = text.split('\n').filter((line, index) => line !== '' && !found.some((one) => one.line === index));
    expect(missed).toEqual([]);
    const codes = new Set(found.map((one) => one.code));
    expect([...codes].sort()).toEqual(['statistic-without-citation', 'vague-attribution']);
  });
});
