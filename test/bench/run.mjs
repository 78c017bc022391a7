// npm run bench -- [--sizes 100kb,1mb] [--kinds prose,article] [--rounds 15] [--starts 11] [--entry FILE] [--readme] [--no-renumber] [--no-evidence]
// Drives our server and others over their protocol, all in one run, ours first and last. Ends with 1 when a bar fails or
// the run is worthless.
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root, timed } from '../../.scripts/lib/run.mjs';
import { build } from '../../.scripts/pack.mjs';
import { faults, holdToBars } from './bars.mjs';
import { bytesOf, forms, kinds, writeDraft } from './drafts.mjs';
import { measureEvidence } from './evidence.mjs';
import { measure } from './measure.mjs';
import { measureRenumbering } from './renumber.mjs';
import { showBars, showRun, showStart, table, writeReadme } from './report.mjs';
import { rereads } from './rereads.mjs';
import { installServers, servers as serversWith } from './servers.mjs';
import { measureStart } from './start.mjs';

const { values } = parseArgs({
  allowNegative: true,
  options: {
    sizes: { type: 'string', default: '100kb,1mb' },
    kinds: { type: 'string', default: kinds.join() },
    rounds: { type: 'string', default: '15' },
    starts: { type: 'string', default: '11' },
    entry: { type: 'string' },
    readme: { type: 'boolean', default: false },
    renumber: { type: 'boolean', default: true },
    evidence: { type: 'boolean', default: true },
  },
});

const drafts = (kind, size) =>
  Object.fromEntries(forms.map((form) => [form, writeDraft({ kind, form, bytes: bytesOf(size) })]));

async function runOf(servers, kind, size) {
  const written = drafts(kind, size);
  const load = loadavg()[0].toFixed(1);
  const once = (name, folder) => {
    const draft = written[servers[name].form];
    return measure(`${folder}-${kind}-${size}`, servers[name], draft.text, draft, Number(values.rounds));
  };
  const first = await once('ours', 'first');
  const results = {};
  for (const name of Object.keys(servers).reverse()) results[name] = await once(name, name);
  return { kind, size, load, first, ours: results.ours, results };
}

await installServers();
if (!values.entry) await timed('Built', build);
const servers = serversWith(values.entry ?? join(root, 'dist/node.js'));
const small = Object.fromEntries(Object.entries(drafts('prose', '10kb')).map(([form, { text }]) => [form, text]));
const starts = Number(values.starts);
const start = starts > 0 ? await measureStart(servers, small, starts) : null;
if (start) console.log(showStart(start));

const runs = [];
const troubles = [];
for (const size of values.sizes.split(',').filter(Boolean)) {
  for (const kind of values.kinds.split(',')) {
    const run = await runOf(servers, kind, size);
    runs.push(run);
    console.log(showRun(run));
    for (const trouble of faults(run)) troubles.push(`${kind} of ${size}: ${trouble}`);
  }
}
const { blocks, read } = await rereads(drafts('article', '1mb').brackets.text);
console.log(`\nblocks read again for a keystroke: at most ${Math.max(...read)} of ${blocks}`);

const renumbering = values.renumber ? await measureRenumbering(servers) : null;
const evidence = values.evidence ? await measureEvidence(servers) : null;
if (evidence) {
  const seconds = (evidence.background / 1000).toFixed(1);
  console.log(
    `${evidence.quotes} quotes looked up in ${evidence.copies} copies of 200 KB in the background: ${seconds} s`,
  );
}
const bars = holdToBars(runs, start, renumbering, evidence);
console.log(showBars(bars));
for (const trouble of troubles) console.log(`  does not count: ${trouble}`);
if (values.readme && troubles.length === 0) writeReadme(table(runs, start, servers));
process.exit(troubles.length > 0 || bars.some(({ holds }) => !holds) ? 1 : 0);
