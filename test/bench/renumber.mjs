// 50,000 citations of 5,000 sources, renumbered in one edit: against the time in which a bare regular expression reads
// the draft on opening.
import { Client } from './client.mjs';
import { random } from './drafts.mjs';

const CITATIONS = 50_000;
const SOURCES = 5_000;

/** A draft that cites its sources in no order, some in groups and ranges; the last hundredth of them never. */
export function crowded() {
  const pick = random(11);
  const any = () => 1 + Math.floor(pick() * SOURCES * 0.99);
  const sentences = [];
  for (let cited = 0; cited < CITATIONS; ) {
    const kind = pick();
    const number = any();
    if (kind < 0.9) sentences.push(`The count of pier ${sentences.length} was right [${number}].`);
    else if (kind < 0.95) sentences.push(`Two papers said so [${number}, ${number + 1}].`);
    else sentences.push(`So did the others [${number}-${number + 3}].`);
    cited += kind < 0.9 ? 1 : kind < 0.95 ? 2 : 4;
    if (sentences.length % 8 === 0) sentences.push('\n\n');
  }
  const entries = Array.from(
    { length: SOURCES },
    (_, i) => `[${i + 1}] Quay Times. “Count ${i + 1}.” https://example.org/count/${i + 1}`,
  );
  return `# Counts\n\n${sentences.join(' ')}\n\n## References\n\n${entries.join('\n')}\n`;
}

/** @returns ms: for the other server to open the draft, for ours to plan the renumbering, and how many edits it has */
export async function measureRenumbering({ ours, floor }, rounds = 3) {
  const text = crowded();
  const opening = [];
  const planning = [];
  let edits = 0;
  for (let round = 0; round < rounds; round++) {
    const other = new Client('renumber-floor', floor, text);
    await other.initialize();
    const opened = performance.now();
    other.open();
    await other.diagnostics();
    opening.push(performance.now() - opened);
    await other.end();
    const client = new Client('renumber', { ...ours, options: { plans: true } }, text);
    await client.initialize();
    client.open();
    await client.diagnostics();
    const asked = performance.now();
    const plan = await client.ask('wellSourced/plan', {
      textDocument: { uri: client.uri },
      command: 'wellSourced.renumber',
    });
    planning.push(performance.now() - asked);
    if (plan.kind !== 'change') throw new Error(`it was not renumbered: ${plan.reason ?? plan.question}`);
    edits = plan.edit.changes?.[client.uri]?.length ?? plan.edit.documentChanges?.[0].edits.length ?? 0;
    await client.end();
  }
  return { opening, planning, edits };
}
