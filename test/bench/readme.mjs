// Writes the short table of the README.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { root } from '../../.scripts/lib/run.mjs';
import { ourMedian } from './bars.mjs';
import { median } from './measure.mjs';
import { figure, sizeWords, WORDS } from './report.mjs';

const BEGIN = '<!-- bench: written by npm run bench -- --readme -->';
const END = '<!-- /bench -->';

const middle = (times) => (times ? figure(median(times)) : '–');

/** The README's table: medians in ms. */
export function table(runs, start, servers) {
  const others = Object.keys(servers).filter((name) => name !== 'ours');
  const rows = runs
    .filter(({ kind }) => kind === 'prose')
    .flatMap((run) =>
      ['type', 'hover', 'completion', 'open'].map((what) => [
        `${sizeWords(run.size)}: ${WORDS[what]}`,
        figure(ourMedian(run, what)),
        ...others.map((name) => middle(run.results[name].times[what])),
      ]),
    );
  if (start) {
    const findings = (name) => figure(median(start[name].findings));
    rows.push(['10 KB: start → findings', findings('ours'), ...others.map(findings)]);
  }
  const head = ['ms, median', 'Well-Sourced', ...others.map((name) => servers[name].title)];
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const machine = `Node ${process.versions.node}, ${cpus().length} cores, ${new Date().toISOString().slice(0, 10)}`;
  return [
    line(head),
    line(['---', ...head.slice(1).map(() => '--:')]),
    ...rows.map(line),
    '',
    `Measured with ${machine}.`,
  ].join('\n');
}

/** Puts the table between the marks in the README. */
export function writeReadme(markdown) {
  const path = join(root, 'README.md');
  const text = readFileSync(path, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`README.md lacks the marks ${BEGIN} and ${END}.`);
  writeFileSync(path, `${before}${BEGIN}\n${markdown}\n${END}${after}`);
}
