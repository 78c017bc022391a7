// How long it takes to find a quote in a saved copy, exact, altered or not there, and to make the copy searchable:
// against one approximate search of the whole copy.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import search from 'approx-string-match';
import { build } from 'esbuild';
import { root } from '../../.scripts/lib/run.mjs';
import { median } from './measure.mjs';
import { workshop } from './servers.mjs';

const QUOTES = 25;
const WORDS = 20;
/** So many errors the approximate search may make, as a share of the quote: what finding allows itself. */
const ERRORS = 0.28;

/** @returns ms by what was looked for: the quickest of some runs of each, by quote */
export async function measureFinding() {
  const { wordsOf, chance, copyOf, longText, indexCopy, locate } = await bundle();
  const text = longText();
  const copy = copyOf(text);
  const { words, starts, ends } = wordsOf(text);
  const random = chance(5);
  const quotes = Array.from({ length: QUOTES }, () => {
    const at = Math.floor(random() * (words.length - WORDS - 5));
    const exact = text.slice(starts[at], ends[at + WORDS - 1]);
    const list = exact.split(/\s+/);
    list[3] = 'lanterns';
    list[11 % list.length] = 'quietly';
    const never = Array.from({ length: WORDS }, () => words[Math.floor(random() * words.length)]);
    return { exact, altered: list.join(' '), never: never.join(' ') };
  });
  const folded = words.join(' ');
  const whole = (quote) => {
    const pattern = wordsOf(quote).words.join(' ');
    return search(folded, pattern, Math.floor(pattern.length * ERRORS));
  };
  // The compiler has seen everything before anything is timed, as in an editor that runs all day.
  for (let i = 0; i < 6; i++) {
    for (const quote of quotes.flatMap((one) => Object.values(one))) locate(quote, copy);
    indexCopy(copy.copy);
  }
  const each = (kind) => quotes.map((quote) => quickest(8, () => locate(quote[kind], copy)));
  const times = {
    whole: quotes.slice(0, 9).map(({ altered }) => quickest(4, () => whole(altered))),
    exact: each('exact'),
    altered: each('altered'),
    never: each('never'),
    indexing: [quickest(15, () => indexCopy(copy.copy))],
  };
  const found = quotes.filter(({ exact }) => locate(exact, copy).verdict === 'exact').length;
  return { times, wrong: found === QUOTES ? [] : [`${found} of ${QUOTES} exact quotes were found`] };
}

export const showFinding = ({ times }) =>
  `\nfinding a quote of ${WORDS} words in a copy (ms): ${Object.entries(times)
    .map(([what, list]) => `${what} ${median(list).toFixed(2)}`)
    .join(', ')}`;

/** The processor time of the quickest of some runs (ms): what a busy machine adds is not ours. */
function quickest(runs, run) {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1000);
  }
  return best;
}

/** The finding of quotes, and the texts that its tests quote from. */
async function bundle() {
  const outfile = join(workshop, 'finding.mjs');
  await build({
    stdin: {
      contents: [
        "export { wordsOf } from './server/text/words.ts';",
        "export { indexCopy } from './server/evidence/indexCopy.ts';",
        "export { locate } from './server/evidence/locate.ts';",
        "export { chance, copyOf, longText } from './test/evidence/corpus.ts';",
      ].join('\n'),
      resolveDir: root,
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    define: { 'import.meta.dirname': JSON.stringify(join(root, 'test/evidence')) },
    outfile,
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}
