// What the times must be, as ratios within one run: a machine's speed and load fall out of them.
import { quantile } from './measure.mjs';

const median = (times) => quantile(times, 0.5);
/** A run counts when our first and last series differ by less. */
export const STEADY = 1.3;

/** Ours against another, by size of the draft: at most this share of its median. */
const TYPING = [
  { size: '1mb', against: 'vscode', most: 1 / 50 },
  { size: '1mb', against: 'rumdl', most: 1 / 4 },
  { size: '100kb', against: 'floor', most: 1 },
];
const START = [
  { what: 'answer', against: 'node', most: 1.5, title: 'start → answer, against a Node that does nothing' },
  { what: 'findings', against: 'vscode', most: 0.7, title: 'start → findings of 10 KB, against VS Code’s' },
];

/** Renumbering 50,000 citations: at most so many times what the other needs to open the draft. */
const RENUMBER = 20;

/** Typing does not wait for saved copies. */
const EVIDENCE = 1.2;

/** Our median: the mean of the first series and the last. */
export const ourMedian = (run, what) => (median(run.first.times[what]) + median(run.ours.times[what])) / 2;

/** What makes a run worthless: unsteady times of ours, or a server that did not see what it should. */
export function faults(run) {
  const [a, b] = [run.first, run.ours].map(({ times }) => median(times.type));
  const apart = Math.max(a, b) / Math.min(a, b);
  const wrong = Object.entries(run.results).flatMap(([name, { wrong }]) => wrong.map((words) => `${name}: ${words}`));
  for (const words of run.first.wrong) wrong.push(`ours: ${words}`);
  if (apart >= STEADY)
    wrong.push(`our first and last series differ ${apart.toFixed(2)} times: the machine was too busy`);
  return wrong;
}

/** @returns for each bar: its words, our ratio, what it may be at most, and whether it holds */
export function holdToBars(runs, start, renumbering = null, evidence = null) {
  const bars = [];
  for (const [pause, times] of Object.entries(evidence?.typed ?? {})) {
    bars.push({
      title: `keystroke → findings with ${evidence.quotes} quotes and ${evidence.copies} copies (${pause}), against none`,
      ratio: median(times.with) / median(times.without),
      most: EVIDENCE,
    });
  }
  if (renumbering) {
    const ratio = median(renumbering.planning) / median(renumbering.opening);
    bars.push({
      title: `renumbering 50,000 citations (${renumbering.edits} edits), against floor’s opening`,
      ratio,
      most: RENUMBER,
    });
  }
  for (const run of runs) {
    for (const { size, against, most } of TYPING) {
      if (size !== run.size || !run.results[against]) continue;
      const ratio = ourMedian(run, 'type') / median(run.results[against].times.type);
      bars.push({ title: `keystroke → findings, ${run.kind} of ${size}, against ${against}`, ratio, most });
    }
  }
  for (const { what, against, most, title } of START) {
    if (!start?.[against]) continue;
    const reference = start[against][against === 'node' ? 'answer' : what];
    bars.push({ title, ratio: median(start.ours[what]) / median(reference), most });
  }
  return bars.map((bar) => ({ ...bar, holds: bar.ratio <= bar.most }));
}
