// What the times must be, nearly all as ratios within one run: a machine's speed and load fall out of them.
import { median, quantile } from './measure.mjs';

/** A run counts when our first and last series differ by less. */
export const STEADY = 1.3;

/** What the bars are about, by their number. */
export const GROUPS = {
  1: 'keystroke → findings',
  2: 'flat in length and citations',
  3: 'a request right behind a keystroke, 1 MB',
  4: 'opening → findings',
  5: 'start',
  6: 'memory',
  7: 'first question about 1,000 drafts',
  8: 'quotes looked up in saved copies',
  9: 'renumbering',
  10: 'slow drafts: opening and typing',
  11: 'finding a quote in a copy, against an approximate search of all of it',
};

/** Our median: the mean of the first series and the last. */
export const ourMedian = ({ first, results }, what) =>
  (median(first.times[what]) + median(results.ours.times[what])) / 2;
const all = ({ first, results }, what) => [first, results.ours].flatMap(({ times }) => times[what] ?? []);
const times = (what, of) => (one) => median((one.results ?? one)[of].times[what]);
const mean = (list) => (list.includes(null) ? null : list.reduce((sum, one) => sum + one, 0) / list.length);

/** Bars of the runs of one size: ours against others, each with its limit. */
const inRuns = (bar, what, size, limits, words = what) =>
  Object.entries(limits).map(([other, most]) => ({
    bar,
    part: 'runs',
    size,
    words: `${words}, against ${other}`,
    ours: (run) => ourMedian(run, what),
    against: times(what, other),
    most,
  }));

/** Bars of finding, by what is looked for. */
const inFinding = Object.entries({ exact: 1 / 50, altered: 1 / 2, never: 1 / 2, indexing: 2 }).map(([what, most]) => ({
  bar: 11,
  part: 'finding',
  words: { exact: 'word for word', altered: 'altered', never: 'not there', indexing: 'making the copy searchable' }[
    what
  ],
  ours: ({ times }) => median(times[what]),
  against: ({ times }) => median(times.whole),
  most,
}));

/** What is held: in which part of the bench, what of ours, against what (or nothing: then `most` is in `unit`). */
const BARS = [
  ...inRuns(1, 'type', '1mb', { vscode: 1 / 100, rumdl: 1 / 8, floor: 1 / 2 }, 'keystroke'),
  ...inRuns(1, 'type', '100kb', { floor: 1 }, 'keystroke'),
  {
    bar: 1,
    part: 'runs',
    size: '1mb',
    words: '95th percentile',
    ours: (run) => quantile(all(run, 'type'), 0.95),
    most: 50,
    unit: 'ms',
  },
  {
    bar: 2,
    part: 'large',
    words: 'keystroke at 10 MB, against 100 KB',
    ours: times('type', 'ours'),
    against: times('type', 'small'),
    most: 20,
    better: 5,
  },
  {
    bar: 2,
    part: 'density',
    words: 'processor time with 64 times the citations',
    ours: ({ dense }) => mean(dense),
    against: ({ sparse }) => mean(sparse),
    most: 2,
  },
  ...inRuns(3, 'hover', '1mb', { floor: 1 }),
  ...['definition', 'references', 'completion'].flatMap((what) => inRuns(3, what, '1mb', { vscode: 1 / 50, floor: 1 })),
  ...inRuns(4, 'open', '1mb', { rumdl: 4, vscode: 1 / 8 }, 'opening'),
  {
    bar: 4,
    part: 'large',
    words: 'opening 10 MB, against rumdl',
    ours: times('open', 'ours'),
    against: times('open', 'rumdl'),
    most: 8,
  },
  {
    bar: 5,
    part: 'start',
    words: 'start → answer, against a Node that does nothing',
    ours: ({ ours }) => median(ours.answer),
    against: ({ node }) => median(node.answer),
    most: 1.5,
  },
  {
    bar: 5,
    part: 'start',
    words: 'start → findings of 10 KB, against vscode',
    ours: ({ ours }) => median(ours.findings),
    against: ({ vscode }) => median(vscode.findings),
    most: 0.6,
  },
  {
    bar: 6,
    part: 'runs',
    size: '1mb',
    words: 'memory at the end, against vscode',
    ours: ({ first, results }) => results.ours.memory && Math.max(first.memory, results.ours.memory),
    against: ({ results }) => results.vscode.memory,
    most: 1,
  },
  {
    bar: 6,
    part: 'indexed',
    words: 'all of 1,000 drafts indexed',
    ours: ({ memory }) => memory,
    most: 150,
    unit: 'MB',
  },
  {
    bar: 7,
    part: 'workspace',
    words: 'workspace symbols, against vscode',
    ours: ({ times }) => median(times.symbol),
    against: ({ times }) => median(times.vscode),
    most: 1 / 10,
  },
  {
    bar: 7,
    part: 'workspace',
    words: 'references, against its workspace symbols',
    ours: ({ times }) => median(times.references),
    against: ({ times }) => median(times.vscode),
    most: 1 / 10,
  },
  {
    bar: 8,
    part: 'evidence',
    words: 'keystroke with copies, against none',
    ours: ({ times }) => median(times.with),
    against: ({ times }) => median(times.without),
    most: 1.2,
  },
  {
    bar: 8,
    part: 'evidence',
    words: 'keystroke with copies, against floor',
    ours: ({ times }) => median(times.with),
    against: ({ times }) => median(times.floor),
    most: 1,
  },
  {
    bar: 9,
    part: 'renumbering',
    words: 'renumbering 50,000 citations, against floor’s opening',
    ours: ({ planning }) => median(planning),
    against: ({ opening }) => median(opening),
    most: 20,
  },
  {
    bar: 10,
    part: 'slow',
    words: 'opening, against floor',
    ours: times('open', 'ours'),
    against: times('open', 'floor'),
    most: 10,
  },
  {
    bar: 10,
    part: 'slow',
    words: 'keystroke, against floor',
    ours: times('type', 'ours'),
    against: times('type', 'floor'),
    most: 3,
  },
  ...inFinding,
];

/** What makes a measurement worthless: unsteady times of ours, or a server that did not see what it should. */
export function faults({ name, first, results = {}, wrong = [] }) {
  const said = [...wrong];
  for (const [server, result] of Object.entries({ ...results, ...(first && { 'ours, first': first }) }))
    said.push(...result.wrong.map((words) => `${server}: ${words}`));
  if (first) {
    const [a, b] = [first, results.ours].map(({ times }) => median(times.type));
    const apart = Math.max(a, b) / Math.min(a, b);
    if (apart >= STEADY)
      said.push(`our first and last series differ ${apart.toFixed(2)} times: the machine was too busy`);
  }
  return said.map((words) => (name ? `${name}: ${words}` : words));
}

/**
 * @param measured by part: its cases, each with what was measured and a name where there are several
 * @returns for each bar and case: its number, its words, our ratio (or figure), what it may be at most, and whether it holds
 */
export function holdToBars(measured) {
  return BARS.flatMap(({ part, size, words, ours, against, ...bar }) =>
    (measured[part] ?? [])
      .filter((one) => !size || one.size === size)
      // Not every system tells of memory and processor time.
      .filter((one) => ours(one) !== null)
      .map((one) => {
        const ratio = ours(one) / (against ? against(one) : 1);
        return { ...bar, title: one.name ? `${one.name}: ${words}` : words, ratio, holds: ratio <= bar.most };
      }),
  );
}
