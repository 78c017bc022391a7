// How long servers take to start, one after the other, round by round, beside a Node that does nothing.
import { spawn } from 'node:child_process';
import { Client } from './client.mjs';

const end = (child) => new Promise((resolve) => child.on('exit', resolve));

async function timed(work) {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/**
 * @param drafts by form: a draft of 10 KB
 * @returns by server (and `node` for `node -e 0`): the times in ms to the answer to `initialize` and to the first
 * findings of a draft
 */
export async function measureStart(servers, drafts, rounds) {
  const times = { node: { answer: [], findings: [] } };
  for (const name of Object.keys(servers)) times[name] = { answer: [], findings: [] };
  for (let round = 0; round < rounds; round++) {
    times.node.answer.push(await timed(() => end(spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' }))));
    for (const [name, server] of Object.entries(servers)) {
      const from = performance.now();
      const client = new Client(`start-${name}`, server, drafts[server.form]);
      await client.initialize();
      times[name].answer.push(performance.now() - from);
      client.open();
      await client.diagnostics();
      times[name].findings.push(performance.now() - from);
      await client.end();
    }
  }
  return times;
}
