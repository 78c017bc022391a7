// Prints what was measured and writes the short table of the README.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { root } from '../../.scripts/lib/run.mjs';
import { ourMedian } from './bars.mjs';
import { quantile } from './measure.mjs';

const WORDS = {
  open: 'opening → findings',
  type: 'keystroke → findings',
  break: 'breaking a citation → findings',
  hover: 'keystroke, then hover',
  definition: 'keystroke, then definition',
  completion: 'keystroke, then completion',
};
const BEGIN = '<!-- bench: written by npm run bench -- --readme -->';
const END = '<!-- /bench -->';

/** Three figures are all that a clock is worth. */
const figure = (ms) => (ms >= 100 ? ms.toFixed(0) : ms >= 10 ? ms.toFixed(1) : ms.toFixed(2));
const middle = (times) => (times ? figure(quantile(times, 0.5)) : '–');
const both = (times) => `${figure(quantile(times, 0.5))} / ${figure(quantile(times, 0.95))}`;
const size = (name) => name.replace(/(\d+)(\w+)/, (_, number, unit) => `${number} ${unit.toUpperCase()}`);

/** One run as lines: median and 95th percentile of every server. */
export function showRun({ kind, size: of, first, results, load }) {
  const columns = { 'ours, first': first, ...results };
  const rows = Object.keys(WORDS).map((what) => [
    WORDS[what],
    ...Object.values(columns).map(({ times }) => (times[what] ? both(times[what]) : '–')),
  ]);
  const costs = Object.values(columns).map(({ cost }) => (cost ? figure(cost) : '–'));
  rows.push(['processor time of a keystroke', ...costs]);
  rows.push(['memory at the end, MB', ...Object.values(columns).map(({ memory }) => memory?.toFixed(0) ?? '–')]);
  return `\n${kind} of ${size(of)} (ms, median / 95th percentile; load ${load})\n${align([['', ...Object.keys(columns)], ...rows])}`;
}

export function showStart(start) {
  const rows = Object.entries(start).map(([name, { answer, findings }]) => [
    name === 'node' ? 'node -e 0' : name,
    both(answer),
    findings.length > 0 ? both(findings) : '–',
  ]);
  return `\nstart (ms)\n${align([['', 'answer', 'findings of 10 KB'], ...rows])}`;
}

export function showBars(bars) {
  const rows = bars.map(({ title, ratio, most, holds }) => [
    holds ? 'holds' : 'FAILS',
    `${share(ratio)} (at most ${share(most)})`,
    title,
  ]);
  return `\n${align(rows)}`;
}

/** `1/53` or `1.31`. */
const share = (ratio) => (ratio <= 0.5 ? `1/${(1 / ratio).toFixed(1)}` : ratio.toFixed(2));

function align(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map(
      (row) =>
        `  ${row
          .map((cell, column) => cell.padEnd(widths[column]))
          .join('  ')
          .trimEnd()}`,
    )
    .join('\n');
}

/** The README's table: medians in ms. */
export function table(runs, start, servers) {
  const others = Object.keys(servers).filter((name) => name !== 'ours');
  const rows = runs
    .filter(({ kind }) => kind === 'prose')
    .flatMap((run) =>
      ['type', 'hover', 'completion', 'open'].map((what) => [
        `${size(run.size)}: ${WORDS[what]}`,
        figure(ourMedian(run, what)),
        ...others.map((name) => middle(run.results[name].times[what])),
      ]),
    );
  if (start) {
    const findings = (name) => figure(quantile(start[name].findings, 0.5));
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
