// npm run bench -- [--sizes 100kb,1mb] [--kinds prose,article] [--rounds 20] [--starts 11] [--entry FILE] [--readme]
//   [--no-large] [--no-density] [--no-slow] [--no-workspace] [--no-evidence] [--no-renumber] [--no-finding]
// Drives our server and others over their protocol, all in one run, ours first and last. Ends with 1 when a bar fails or
// the run is worthless. `--sizes '' --starts 0` leaves out what has no switch of its own.
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { root, timed } from '../../.scripts/lib/run.mjs';
import { build } from '../../.scripts/pack.mjs';
import { faults, holdToBars } from './bars.mjs';
import { bytesOf, forms, kinds, writeDraft } from './drafts.mjs';
import { measureEvidence } from './evidence.mjs';
import { measureFinding, showFinding } from './finding.mjs';
import { measureDensity, measureLarge } from './flat.mjs';
import { measure } from './measure.mjs';
import { table, writeReadme } from './readme.mjs';
import { measureRenumbering } from './renumber.mjs';
import {
  showBars,
  showCases,
  showDensity,
  showEvidence,
  showRun,
  showStart,
  showWorkspace,
  sizeWords,
} from './report.mjs';
import { rereads } from './rereads.mjs';
import { installServers, servers as serversWith } from './servers.mjs';
import { measureSlow } from './slow.mjs';
import { measureStart } from './start.mjs';
import { measureWorkspace } from './workspace.mjs';

const on = { type: 'boolean', default: true };
const { values } = parseArgs({
  allowNegative: true,
  options: {
    sizes: { type: 'string', default: '100kb,1mb' },
    kinds: { type: 'string', default: kinds.join() },
    rounds: { type: 'string', default: '20' },
    starts: { type: 'string', default: '11' },
    entry: { type: 'string' },
    readme: { type: 'boolean', default: false },
    large: on,
    density: on,
    slow: on,
    workspace: on,
    evidence: on,
    renumber: on,
    finding: on,
  },
});
const listed = (words) => words.split(',').filter(Boolean);

const drafts = (kind, size) =>
  Object.fromEntries(forms.map((form) => [form, writeDraft({ kind, form, bytes: bytesOf(size) })]));

async function runOf(servers, kind, size) {
  const written = drafts(kind, size);
  const load = loadavg()[0].toFixed(1);
  const once = (name, folder) =>
    measure(`${folder}-${kind}-${size}`, servers[name], written[servers[name].form], { rounds: Number(values.rounds) });
  const first = await once('ours', 'first');
  const results = {};
  for (const name of Object.keys(servers).reverse()) results[name] = await once(name, name);
  return { name: `${kind} of ${sizeWords(size)}`, kind, size, load, first, results };
}

await installServers();
if (!values.entry) await timed('Built', build);
const servers = serversWith(resolve(values.entry ?? join(root, 'dist/node.js')));

/** By part: its cases. */
const measured = {};
const keep = (part, one, shown) => {
  measured[part] ??= [];
  measured[part].push(one);
  console.log(shown);
};

if (Number(values.starts) > 0) {
  const small = Object.entries(drafts('prose', '10kb')).map(([form, { text }]) => [form, text]);
  const start = await measureStart(servers, Object.fromEntries(small), Number(values.starts));
  keep('start', start, showStart(start));
}
for (const size of listed(values.sizes)) {
  for (const kind of listed(values.kinds)) {
    const run = await runOf(servers, kind, size);
    keep('runs', run, showRun(run));
  }
}
if (measured.runs) {
  const { blocks, read } = await rereads(drafts('article', '1mb').brackets.text);
  console.log(`\nblocks read again for a keystroke: at most ${Math.max(...read)} of ${blocks}`);
}
if (values.large) {
  for (const kind of listed(values.kinds)) {
    const large = await measureLarge(servers, kind);
    keep('large', large, showCases(`${kind} of 10 MB, small: 100 KB`, large.results));
  }
}
if (values.density) {
  const density = await measureDensity(servers);
  keep('density', density, showDensity(density));
}
if (values.slow) for await (const one of measureSlow(servers)) keep('slow', one, showCases(one.name, one.results));
if (values.workspace) {
  const workspace = await measureWorkspace(servers);
  keep('indexed', workspace, showWorkspace(workspace));
  measured.workspace = workspace.cases;
}
if (values.evidence) {
  const evidence = await measureEvidence(servers);
  measured.evidence = evidence.cases;
  console.log(showEvidence(evidence));
}
if (values.renumber) measured.renumbering = [await measureRenumbering(servers)];

if (values.finding) {
  const finding = await measureFinding();
  keep('finding', finding, showFinding(finding));
}

const bars = holdToBars(measured);
const troubles = Object.values(measured).flat().flatMap(faults);
console.log(showBars(bars));
for (const trouble of troubles) console.log(`  does not count: ${trouble}`);
if (values.readme && troubles.length === 0) writeReadme(table(measured.runs ?? [], measured.start?.[0], servers));
process.exit(troubles.length > 0 || bars.some(({ holds }) => !holds) ? 1 : 0);
