// Prints what was measured.
import { GROUPS } from './bars.mjs';
import { median, quantile } from './measure.mjs';

export const WORDS = {
  open: 'opening → findings',
  rest: 'the rest of them later by',
  type: 'keystroke → findings',
  break: 'breaking a citation → findings',
  hover: 'keystroke, then hover',
  definition: 'keystroke, then definition',
  references: 'keystroke, then references',
  completion: 'keystroke, then completion',
};

/** Three figures are all that a clock is worth. */
export const figure = (ms) => (ms >= 100 ? ms.toFixed(0) : ms >= 10 ? ms.toFixed(1) : ms.toFixed(2));
const both = (times) => `${figure(quantile(times, 0.5))} / ${figure(quantile(times, 0.95))}`;
export const sizeWords = (name) => name.replace(/(\d+)(\w+)/, (_, number, unit) => `${number} ${unit.toUpperCase()}`);

/** One run: every server, ours twice. */
export const showRun = ({ kind, size, first, results, load }) =>
  showCases(`${kind} of ${sizeWords(size)} (load ${load})`, { 'ours, first': first, ...results });

/** What `measure` says of several servers or drafts, side by side: median and 95th percentile. */
export function showCases(title, columns) {
  const all = Object.values(columns);
  const rows = Object.keys(WORDS)
    .filter((what) => all.some(({ times }) => times[what]))
    .map((what) => [WORDS[what], ...all.map(({ times }) => (times[what] ? both(times[what]) : '–'))]);
  rows.push(['processor time of a keystroke', ...all.map(({ cost }) => (cost ? figure(cost) : '–'))]);
  rows.push(['memory at the end, MB', ...all.map(({ memory }) => memory?.toFixed(0) ?? '–')]);
  return `\n${title} (ms, median / 95th percentile)\n${align([['', ...Object.keys(columns)], ...rows])}`;
}

export const showDensity = ({ sparse, dense }) =>
  `\nprocessor time of a keystroke in 200 KB (ms): sparse ${sparse.map(figure).join(', ')}; with 64 times the citations ${dense.map(figure).join(', ')}`;

export function showWorkspace({ cases, memory, drafts }) {
  const rows = cases.map(({ name, times }) => [name, ...Object.values(times).map((one) => figure(median(one)))]);
  const head = ['', 'symbols', 'references', 'symbols of vscode'];
  return `\nfirst question about ${drafts} drafts (ms, median; ${memory?.toFixed(0) ?? '–'} MB with all of them indexed)\n${align([head, ...rows])}`;
}

export function showEvidence({ background, cases, quotes, copies }) {
  const rows = cases.map(({ name, times }) => [name, both(times.with), both(times.without), both(times.floor)]);
  const seconds = (background / 1000).toFixed(1);
  return `\n${quotes} quotes looked up in ${copies} copies of 200 KB in the background: ${seconds} s; keystrokes meanwhile and after (ms)\n${align([['', 'with copies', 'without', 'floor'], ...rows])}`;
}

export function showStart(start) {
  const rows = Object.entries(start).map(([name, { answer, findings }]) => [
    name === 'node' ? 'node -e 0' : name,
    both(answer),
    findings.length > 0 ? both(findings) : '–',
  ]);
  return `\nstart (ms)\n${align([['', 'answer', 'findings of 10 KB'], ...rows])}`;
}

/** Every bar under its number. */
export function showBars(bars) {
  const groups = Object.entries(GROUPS).map(([number, words]) => ({
    words: `${number}. ${words}`,
    bars: bars.filter(({ bar }) => bar === Number(number)),
  }));
  const cells = bars.map(({ holds, ratio, most, better, unit, title }) => [
    holds ? 'holds' : 'FAILS',
    unit ? `${figure(ratio)} ${unit}` : share(ratio),
    `at most ${unit ? `${most} ${unit}` : share(most)}`,
    better ? `${title} (at most ${better}: ${ratio <= better ? 'yes' : 'no'})` : title,
  ]);
  const lines = align(cells).split('\n');
  const shown = groups
    .filter((group) => group.bars.length > 0)
    .map((group) => `${group.words}\n${group.bars.map((bar) => `  ${lines[bars.indexOf(bar)]}`).join('\n')}`);
  const held = bars.filter(({ holds }) => holds).length;
  return `\n${shown.join('\n')}\n${held} of ${bars.length} bars hold`;
}

/** `1/53.4` or `1.31`; a limit is a whole number in either. */
const share = (ratio) => (ratio <= 0.5 ? `1/${short(1 / ratio, 1)}` : short(ratio, 2));
const short = (number, digits) => number.toFixed(Math.abs(number - Math.round(number)) < 1e-9 ? 0 : digits);

function align(rows) {
  if (rows.length === 0) return '';
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
