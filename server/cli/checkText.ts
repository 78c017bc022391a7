import pc from 'picocolors';
import type { Finding, Level } from '../checks/check.ts';
import type { Draft } from '../draft/model.ts';
import { excerptLine } from './excerpt.ts';

/**
 * The findings as a compiler prints them: place, level, code and message, then the line with a mark under the words.
 * Lines and columns count from 1, as editors show them.
 */
export function checkText(file: string, draft: Draft, findings: readonly Finding[], colour: boolean): string {
  const c = pc.createColors(colour);
  const paint: Record<Level, (text: string) => string> = {
    error: c.red,
    warning: c.yellow,
    information: c.blue,
    hint: c.dim,
  };
  let out = '';
  for (const { start, end, level, code, message } of findings) {
    const { line, character } = draft.text.positionAt(start);
    const source = draft.text.line(line);
    const { shown, before, marked } = excerptLine(source.text, character, Math.min(end, source.end) - source.start);
    out += `${c.bold(`${file}:${line + 1}:${character + 1}`)} ${paint[level](level)} ${code}: ${message}\n`;
    out += `  ${shown}\n  ${before}${paint[level](marked)}\n\n`;
  }
  return out;
}

/** The closing line: how many of each level in how many files. */
export function summary(totals: Readonly<Record<Level, number>>, files: number): string {
  const names: Record<Level, [string, string]> = {
    error: ['error', 'errors'],
    warning: ['warning', 'warnings'],
    information: ['note', 'notes'],
    hint: ['hint', 'hints'],
  };
  const parts = (Object.keys(names) as Level[])
    .filter((level) => totals[level] > 0)
    .map((level) => `${totals[level]} ${names[level][totals[level] === 1 ? 0 : 1]}`);
  const where = files === 1 ? '1 file' : `${files} files`;
  return parts.length > 0 ? `${parts.join(', ')} in ${where}\n` : `Nothing to report in ${where}\n`;
}
