// Takes the times of one server with one draft, and holds it to the truth while doing so.
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from './client.mjs';
import { openingOf, random } from './drafts.mjs';
import { Places } from './places.mjs';

/** A writer pauses between keystrokes (ms); a server may use the pause. */
const PAUSE = 150;
/** So many keystrokes, or what fits in the time (ms) from the third on. */
const ROUNDS = 20;
const TIME = 5000;
/** So many servers open the draft, each for the first time. */
const OPENS = 3;
/** Nines behind the first digit make any number one that no list has, when it has so many digits then. */
const BROKEN = 5;
/** A list that an editor shows has no more offers, and says that there are others. */
const MOST_OFFERS = 200;

const REQUESTS = ['hover', 'definition', 'references', 'completion'];
/** What is measured of a draft besides opening it. */
export const EVERYTHING = ['type', 'break', ...REQUESTS];

/** A share of the sorted times: 0.5 is the median; no number where nothing was measured. */
export function quantile(times, share) {
  const sorted = [...(times ?? [])].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
export const median = (times) => quantile(times, 0.5);

export async function clock(work) {
  const from = performance.now();
  const result = await work();
  return [performance.now() - from, result];
}

/**
 * One run of a server.
 * @param name a name for its folder
 * @param draft its text, the `undefined` and `unused` that it has by its making; `beyond` when it goes on behind its list;
 * `place` picks where to type when it has no prose
 * @returns times in ms by measure (all of them; `rest`: by how much the last findings come later), processor time in ms of a
 * keystroke (`cost`), which a busy machine sways less, memory in MB, and in `wrong` what it did not see
 */
export async function measure(name, server, draft, { what = EVERYTHING, rounds = ROUNDS, opens = OPENS } = {}) {
  const wrong = new Set();
  const times = { open: [] };
  let cost = null;
  let memory = null;
  for (let left = opens; left > 0; left--) {
    const client = new Client(name, server, draft.text);
    try {
      times.open.push(await opened(client, server, draft, wrong));
      if (left > 1) {
        if (server.says === 'in parts')
          times.rest = [...(times.rest ?? []), await untilAll(client, server, draft, wrong)];
        continue;
      }
      cost = await new Typist(client, server, draft, { times, wrong, rounds }).go(what);
      memory = client.memory;
      if (server.says === 'in parts') await compare(name, server, client, wrong);
    } catch (error) {
      // A server that ended or hangs fails its own bars; the others are still measured.
      wrong.add(error.message);
      break;
    } finally {
      await client.end();
    }
  }
  return { times, cost, memory, wrong: [...wrong] };
}

/** Opens the draft and counts what is said of it. */
async function opened(client, server, draft, wrong) {
  await client.initialize();
  await sleep(PAUSE);
  const [time, found] = await clock(() => {
    client.open();
    return client.diagnostics();
  });
  const [lost, unused] = client.tally(found);
  const right = server.readsCode ? lost >= draft.undefined : lost === draft.undefined;
  // Where there are too many findings, a server may keep the lesser ones to itself.
  const isCut = found.length >= (server.most ?? Number.POSITIVE_INFINITY);
  if ((!right && !server.blind) || (isCut ? unused > draft.unused : unused !== draft.unused))
    wrong.add(`${lost} undefined and ${unused} unused instead of ${draft.undefined} and ${draft.unused}`);
  return time;
}

/** @returns ms by which the last findings come behind the first ones */
async function untilAll(client, server, draft, wrong) {
  const answered = performance.now();
  const found = await client.restingDiagnostics();
  for (const words of draft.check?.(found, server) ?? []) wrong.add(words);
  return Math.max(0, client.refreshed - answered);
}

/** What is said after all the typing is what a server says that reads the text for the first time. */
async function compare(name, server, client, wrong) {
  const said = await client.restingDiagnostics();
  const fresh = new Client(`${name}-fresh`, server, client.lines.join('\n'));
  try {
    await fresh.initialize();
    fresh.open();
    await fresh.diagnostics();
    const places = (all) => all.map(({ code, range }) => JSON.stringify([code, range])).sort();
    const expected = places(await fresh.restingDiagnostics());
    if (places(said).join() !== expected.join())
      wrong.add(`${said.length} findings after typing are not the ${expected.length} of a fresh reading`);
  } finally {
    await fresh.end();
  }
}

class Typist {
  #client;
  #server;
  #draft;
  #to;
  #places;
  #type;

  constructor(client, server, draft, to) {
    this.#client = client;
    this.#server = server;
    this.#draft = draft;
    this.#to = to;
    const pick = random(5);
    this.#places = new Places(client, pick, draft.beyond);
    this.#type = draft.place ? () => draft.place(client.lines, pick) : () => this.#places.inWord();
  }

  /** @returns the processor time of a keystroke */
  async go(what) {
    const { rounds } = this.#to;
    let cost = null;
    if (what.includes('type')) {
      const readings = [];
      await this.#repeat('type', rounds, () => this.#keystroke(readings));
      await sleep(PAUSE);
      readings.push(this.#client.processor);
      // A server that has just started compiles itself: the first third is not what typing costs.
      const settled = readings.slice(Math.floor(readings.length / 3));
      if (settled[0] !== null) cost = (settled.at(-1) - settled[0]) / (settled.length - 1);
    }
    if (what.includes('break')) await this.#repeat('break', Math.ceil(rounds / 4), () => this.#breakCitation());
    for (const method of REQUESTS) {
      if (!what.includes(method) || !this.#client.answers(method)) continue;
      await this.#repeat(method, Math.ceil(rounds / 2), () => this.#ask(method));
    }
    return cost;
  }

  async #repeat(what, rounds, round) {
    const list = [];
    const from = performance.now();
    for (let i = 0; i < rounds && (i < 3 || performance.now() - from < TIME); i++) {
      await sleep(PAUSE);
      list.push(await round());
    }
    this.#to.times[what] = list;
  }

  async #keystroke(readings) {
    const client = this.#client;
    const place = this.#type();
    // From one keystroke to the next: what a server does in the pause belongs to it.
    readings.push(client.processor);
    const [time] = await clock(() => {
      client.type(place, 'x');
      return client.diagnostics();
    });
    return time;
  }

  async #breakCitation() {
    const client = this.#client;
    const place = this.#places.inCitation();
    const nines = '9'.repeat(Math.max(1, BROKEN - place.digits));
    const [time, broken] = await clock(() => {
      client.type(place, nines);
      return client.diagnostics();
    });
    await sleep(PAUSE);
    client.type(place, '', nines.length);
    const mended = await client.diagnostics();
    const step = client.tally(broken)[0] - client.tally(mended)[0];
    if (step !== 1 && !this.#server.blind) this.#to.wrong.add(`breaking a citation moved the count by ${step}`);
    return time;
  }

  /** A request right behind a keystroke. */
  async #ask(method) {
    const client = this.#client;
    if (method === 'completion') return this.#complete();
    const citation = this.#places.inCitation();
    client.type(this.#places.inWord(citation.line), 'y');
    const [time, answer] = await clock(() => client.at(method, citation));
    const isEmpty = !answer || answer.length === 0;
    if (isEmpty && !this.#server.blind) this.#to.wrong.add(`no ${method} on a citation`);
    return time;
  }

  /** Opens a citation and asks for the sources. */
  async #complete() {
    const client = this.#client;
    const place = this.#places.behindWord();
    const opening = openingOf(this.#server.form);
    const [time, answer] = await clock(() => {
      client.type(place, opening);
      return client.at('completion', { line: place.line, character: place.character + opening.length });
    });
    client.type(place, '', opening.length);
    await client.diagnostics();
    const items = answer?.items ?? answer ?? [];
    const { wrong } = this.#to;
    if (items.length === 0 && !this.#server.blind) wrong.add('no completion in a citation');
    if (this.#server.caps && this.#draft.sources > MOST_OFFERS) {
      if (items.length > MOST_OFFERS) wrong.add(`${items.length} offers are no capped list`);
      if (!answer?.isIncomplete) wrong.add(`the list of ${items.length} offers does not say that there are others`);
    }
    return time;
  }
}
