// Whether typing stays as quick in drafts of any length, and with any number of citations in the same text.
import { writeDraft } from './drafts.mjs';
import { measure } from './measure.mjs';

const LARGE = 10_000_000;
const SMALL = 100_000;
/** The same text with 64 times the citations: bytes to a citation. */
const DENSE = 200;
const SPARSE = DENSE * 64;
/** So few that the sparse draft cites all of them too: what is told of unused ones would cost as much as citations. */
const SOURCES = 12;

/** @returns what `measure` says of ours in the large draft and the small one, and of rumdl when it opens the large one */
export async function measureLarge(servers, kind) {
  const results = {};
  const once = (name, bytes, options) => {
    const draft = writeDraft({ kind, form: servers[name].form, bytes });
    return measure(`large-${name}-${kind}-${bytes}`, servers[name], draft, options);
  };
  results.small = await once('ours', SMALL, { what: ['type'], opens: 1 });
  results.rumdl = await once('rumdl', LARGE, { what: [], opens: 2 });
  results.ours = await once('ours', LARGE, { what: ['type', 'break'], opens: 2, rounds: 12 });
  return { name: kind, results };
}

/** @returns processor time (ms) of a keystroke in the sparse draft and in the dense one, measured in turns */
export async function measureDensity({ ours }) {
  const found = { dense: [], sparse: [], wrong: [] };
  for (const side of ['sparse', 'dense', 'sparse', 'dense']) {
    const citationEvery = side === 'dense' ? DENSE : SPARSE;
    const draft = writeDraft({ form: ours.form, bytes: 200_000, citationEvery, sources: SOURCES });
    const { cost, wrong } = await measure(`density-${side}`, ours, draft, { what: ['type'], opens: 1, rounds: 24 });
    found[side].push(cost);
    found.wrong.push(...wrong.map((words) => `${side}: ${words}`));
  }
  return found;
}
