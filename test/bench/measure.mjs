// Takes the times of one server with one draft, and holds it to the truth while doing so.
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from './client.mjs';
import { random } from './drafts.mjs';

/** A writer pauses between keystrokes (ms); a server may use the pause. */
const PAUSE = 150;
/** So many of each, or what fits in the time (ms) from the third on. */
const ROUNDS = 15;
const TIME = 10_000;
/** Makes any number one that no list has. */
const BREAK = '9999';

/** A share of the sorted times: 0.5 is the median. */
export function quantile(times, share) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/**
 * One run of a server.
 * @param name a name for its folder
 * @param expected `{ undefined, unused }` that the draft has by its making
 * @returns times in ms by measure (all of them), processor time in ms of a keystroke (`cost`), which a busy machine
 * sways less, memory in MB, and in `wrong` what it did not see
 */
export async function measure(name, server, text, expected, rounds = ROUNDS) {
  const client = new Client(name, server, text);
  const wrong = [];
  const times = {};
  const pick = random(5);
  const places = new Places(client, pick);
  const repeat = async (what, round) => {
    const list = [];
    const from = performance.now();
    for (let i = 0; i < rounds && (i < 3 || performance.now() - from < TIME); i++) {
      await sleep(PAUSE);
      list.push(await round());
    }
    times[what] = list;
  };
  const clock = async (work) => {
    const from = performance.now();
    const result = await work();
    return [performance.now() - from, result];
  };
  try {
    await client.initialize();
    await sleep(PAUSE);
    const [opening, first] = await clock(() => {
      client.open();
      return client.diagnostics();
    });
    times.open = [opening];
    const [lost, unused] = client.tally(first);
    const right = server.readsCode ? lost >= expected.undefined : lost === expected.undefined;
    if ((!right && !server.blind) || unused !== expected.unused) {
      wrong.push(`${lost} undefined and ${unused} unused instead of ${expected.undefined} and ${expected.unused}`);
    }
    const before = client.processor;
    await repeat('type', async () => {
      const place = places.inWord();
      const [time] = await clock(() => {
        client.type(place, 'x');
        return client.diagnostics();
      });
      return time;
    });
    const cost = before === null ? null : (client.processor - before) / times.type.length;
    await repeat('break', async () => {
      const place = places.inCitation();
      const [time, broken] = await clock(() => {
        client.type(place, BREAK);
        return client.diagnostics();
      });
      await sleep(PAUSE);
      client.type(place, '', BREAK.length);
      const mended = await client.diagnostics();
      const step = client.tally(broken)[0] - client.tally(mended)[0];
      if (step !== 1 && !server.blind) wrong.push(`breaking a citation moved the count by ${step}`);
      return time;
    });
    for (const method of ['hover', 'definition', 'completion'].filter((one) => one !== server.lacks)) {
      await repeat(method, async () => {
        const citation = places.inCitation();
        client.type(places.inWord(citation.line), 'y');
        const [time, answer] = await clock(() => client.at(method, citation));
        if (!answer && !server.blind) wrong.push(`no ${method} on a citation`);
        return time;
      });
    }
    return { times, cost, memory: client.memory, wrong: [...new Set(wrong)] };
  } finally {
    await client.end();
  }
}

/** In either form, and not in code. */
const CITATION = /(?<=[ \]])\[(\d+)\]/;

/** Where a writer would type: inside words of the prose, and at citations that are defined. */
class Places {
  #client;
  #random;
  #end;
  #cited = [];

  constructor(client, pick) {
    this.#client = client;
    this.#random = pick;
    this.#end = client.lines.indexOf('## References');
    const entries = client.lines.slice(this.#end).filter((line) => line.startsWith('[')).length;
    client.lines.slice(0, this.#end).forEach((line, number) => {
      if (line.startsWith('const ')) return;
      const first = CITATION.exec(line);
      if (first && Number(first[1]) <= entries) this.#cited.push(number);
    });
  }

  #one(list) {
    return list[Math.floor(this.#random() * list.length)];
  }

  /** Between two letters of a paragraph, in another line than `not`. */
  inWord(not = -1) {
    for (;;) {
      const line = Math.floor(this.#random() * this.#end);
      const text = this.#client.lines[line];
      if (line === not || text.length < 80 || /^[#|>`]/.test(text)) continue;
      const word = this.#one([...text.matchAll(/(?<![[\w])[a-z]{5,}(?![^[]*\])/g)]);
      if (word) return { line, character: word.index + 2 };
    }
  }

  /** Right behind the first digit of a citation. */
  inCitation() {
    const line = this.#one(this.#cited);
    const at = CITATION.exec(this.#client.lines[line]);
    return { line, character: at.index + 2 };
  }
}
