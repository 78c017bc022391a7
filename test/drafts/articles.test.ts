import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runChecks } from '../../server/checks/index.ts';
import { readDraft } from '../../server/draft/parse.ts';

const folder = join(import.meta.dirname, 'articles');
const wanted: Record<string, string[]> = JSON.parse(readFileSync(join(folder, 'findings.json'), 'utf8'));

/** What is said of an article: the line, the code and the first words that it stands on. */
function findings(name: string): string[] {
  const text = readFileSync(join(folder, name), 'utf8');
  const draft = readDraft(text, name.endsWith('.txt') ? 'plaintext' : 'markdown');
  return runChecks(draft).map(({ code, start, end }) => {
    const words = text.slice(start, end).split(/\s+/).slice(0, 6).join(' ');
    return `${draft.text.positionAt(start).line + 1} ${code}: ${words}`;
  });
}

// Every kind of piece that a newsroom runs, each finding read and judged as a careful editor would: prices, scores, ages,
// hours, what the writer's own mother said and what the next sentence names are passed over.
describe('articles of every kind', () => {
  const articles = readdirSync(folder).filter((name) => /\.(?:md|txt)$/.test(name));

  it.each(articles)('%s', (name) => {
    expect(findings(name)).toEqual(wanted[name]);
  });

  it('are all judged', () => {
    expect(Object.keys(wanted).sort()).toEqual(articles.sort());
  });
});
