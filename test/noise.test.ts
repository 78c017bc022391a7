import { readFileSync } from 'node:fs';
import { glob } from 'tinyglobby';
import { describe, expect, it } from 'vitest';
import { runChecks } from '../server/checks/index.ts';
import { readDraft } from '../server/draft/parse.ts';

/**
 * Prose that nobody wrote with sources in mind: the READMEs and changelogs of the packages this project is built with.
 * A checker that speaks up there would be switched off. Levels as they come, information included.
 */
describe('documents that are no drafts with sources', async () => {
  const root = `${import.meta.dirname}/..`;
  const names = await glob(['node_modules/**/*.md', '!**/test/**', '!**/fixtures/**'], { cwd: root, absolute: true });
  let words = 0;
  let files = 0;
  const findings: { level: string; text: string }[] = [];
  for (const name of names) {
    const text = readFileSync(name, 'utf8').replace(/^\uFEFF/, '');
    const count = text.match(/\p{L}+/gu)?.length ?? 0;
    if (count < 30 || text.length > 400_000) continue;
    files++;
    words += count;
    const draft = readDraft(text, 'markdown');
    for (const { code, level, start } of runChecks(draft)) {
      if (level === 'hint') continue;
      const line = draft.text.positionAt(start).line + 1;
      findings.push({ level, text: `${name.slice(root.length)}:${line} ${code}` });
    }
  }

  it('are many enough to say something', () => {
    expect(files).toBeGreaterThan(200);
    expect(words).toBeGreaterThan(200_000);
  });

  it('get at most one finding in 10,000 words', () => {
    expect(findings.length / (words / 10_000), findings.map((one) => one.text).join('\n')).toBeLessThanOrEqual(1);
  });

  it('get no error', () => {
    expect(findings.filter((one) => one.level === 'error')).toEqual([]);
  });
});
