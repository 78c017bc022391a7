// The first question about all drafts of a folder, each asked of a server that has just started.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from './client.mjs';
import { writeDraft } from './drafts.mjs';
import { clock } from './measure.mjs';
import { workshop } from './servers.mjs';

const DRAFTS = 1000;
const BYTES = 10_000;
/** What is in every draft, as a heading and as the title of a source, and what is in one of them alone. */
const NAMES = { common: 'Tide tables', rare: 'Lantern evening' };
const RARE_AT = 700;
/** A server may look around before it is asked (ms). */
const REST = 500;

/** Writes the folder of drafts. @returns the draft that is open */
function writeFolder(folder, form) {
  mkdirSync(folder, { recursive: true });
  const draftWith = (heading, also) => writeDraft({ form, bytes: BYTES, heading, also }).text;
  for (let i = 0; i < DRAFTS; i++) {
    const names = i === RARE_AT ? [NAMES.common, NAMES.rare] : [NAMES.common];
    writeFileSync(join(folder, `draft${String(i).padStart(4, '0')}.md`), draftWith(`${names.join(', ')} ${i}`, names));
  }
  return draftWith('An open draft', [NAMES.common, NAMES.rare]);
}

/** Where the open draft cites the source with this title. */
function citationOf(lines, title) {
  const entry = lines.find((line) => line.startsWith('[') && line.includes(title));
  const cited = entry.slice(0, entry.indexOf(']') + 1);
  const line = lines.findIndex((text) => !text.startsWith('[') && text.includes(cited));
  return { line, character: lines[line].indexOf(cited) + 1 };
}

const QUESTIONS = {
  symbol: (client, name) => client.ask('workspace/symbol', { query: name }),
  references: (client, name) => client.at('references', citationOf(client.lines, name)),
};

/** @returns by name and question: the times in ms of ours and VS Code's; resident MB of ours with all drafts indexed */
export async function measureWorkspace(servers, rounds = 2) {
  const wrong = new Set();
  const memory = [];
  const texts = {};
  const ask = async (server, name, question) => {
    const { form } = servers[server];
    const folder = `workspace-${form}`;
    texts[form] ??= writeFolder(join(workshop, 'drafts', folder), form);
    const client = new Client(folder, servers[server], texts[form]);
    try {
      await client.initialize();
      client.open();
      await client.diagnostics();
      await sleep(REST);
      const [time, found] = await clock(() => QUESTIONS[question](client, NAMES[name]));
      const files = new Set((found ?? []).map(({ uri, location }) => uri ?? location.uri));
      const least = name === 'rare' ? 1 : question === 'references' ? DRAFTS : DRAFTS / 2 - 1;
      if (![...files].some((uri) => uri !== client.uri) || files.size < least)
        wrong.add(`${server}, ${question} of a ${name} name: places in ${files.size} drafts`);
      // Every draft is read and kept for the places of what all of them cite.
      if (server === 'ours' && name === 'common' && question === 'references') memory.push(client.memory);
      return time;
    } finally {
      await client.end();
    }
  };
  const cases = [];
  for (const name of ['rare', 'common']) {
    const times = { symbol: [], references: [], vscode: [] };
    for (let round = 0; round < rounds; round++) {
      times.symbol.push(await ask('ours', name, 'symbol'));
      times.references.push(await ask('ours', name, 'references'));
      times.vscode.push(await ask('vscode', name, 'symbol'));
    }
    cases.push({ name: `a ${name} name`, times });
  }
  return { cases, memory: memory.includes(null) ? null : Math.max(...memory), drafts: DRAFTS, wrong: [...wrong] };
}
