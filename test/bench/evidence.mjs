// 300 quotes against 60 saved copies of 200 KB: how long the background needs, and what typing costs with it, without it
// and on the bare server.
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from './client.mjs';
import { random } from './drafts.mjs';

const QUOTES = 300;
const COPIES = 60;
const COPY_BYTES = 200_000;
const DRAFT_BYTES = 100_000;
/**
 * One quote of so many has two of its words changed. Not more: a report costs what it holds, whoever found it, and with a
 * hundred findings the sending of them is what is measured.
 */
const ALTERED_EVERY = 30;
const CHANGED = 2;
/** Between two keystrokes (ms): a writer who types on, and one who stops to think, so that the background is at work. */
const PAUSES = { flowing: 150, thinking: 700 };

const SYLLABLES = 'ba be bi bo da de di do fa fe fi fo ga ge gi go la le li lo'.split(' ');
const word = (n) => SYLLABLES[n % 20] + SYLLABLES[Math.floor(n / 20) % 20] + SYLLABLES[Math.floor(n / 400)];

/** @returns the draft, the copies by path, and how many of the quotes are altered */
export function quoting() {
  const pick = random(17);
  const below = (n) => Math.floor(pick() * n);
  const texts = Array.from({ length: COPIES }, () => {
    const sentences = [];
    for (let size = 0; size < COPY_BYTES; size += sentences.at(-1).length + 1) {
      const words = Array.from({ length: 12 + below(12) }, () => word(below(4000)));
      sentences.push(`${words[0][0].toUpperCase()}${words.join(' ').slice(1)}.`);
    }
    return sentences;
  });
  const paragraphs = [];
  let altered = 0;
  for (let quote = 0; quote < QUOTES; quote++) {
    const source = quote % COPIES;
    const words = texts[source][below(texts[source].length)].slice(0, -1).split(' ');
    if (quote % ALTERED_EVERY === 0) {
      altered++;
      for (let change = 0; change < CHANGED; change++) words[2 + 5 * change] = word(4000 + below(3000));
    }
    const filler = Array.from({ length: 16 }, () => word(below(4000))).join(' ');
    paragraphs.push(`The ${filler} rose. Marsh said: “${words.join(' ')}” [${source + 1}].`);
  }
  const entries = texts.map((_, i) => `[${i + 1}] Quay Times. “Count ${i + 1}.” https://example.org/count/${i + 1}`);
  let body = paragraphs.join('\n\n');
  while (body.length < DRAFT_BYTES)
    body += `\n\nThe ${Array.from({ length: 60 }, () => word(below(4000))).join(' ')} fell.`;
  const files = Object.fromEntries(
    texts.map((sentences, i) => [
      `.well-sourced/copies/count-${i + 1}.txt`,
      `---\nurl: https://example.org/count/${i + 1}\n---\n\n${sentences.join(' ')}\n`,
    ]),
  );
  return { text: `# Counts\n\n${body}\n\n## References\n\n${entries.join('\n')}\n`, files, altered };
}

/** @returns ms: until every altered quote is found, and of keystrokes by pause: with copies, without, and on the bare server */
export async function measureEvidence({ ours, floor }, rounds = 12) {
  const { text, files, altered } = quoting();
  const found = (all) => all.filter(({ code }) => code === 'altered-quote').length;
  const typed = {};
  let background = 0;
  // In turns, so that a slow spell of the machine meets both.
  const sides = { without: ours, with: { ...ours, files }, floor };
  for (const side of [...Object.keys(sides), ...Object.keys(sides)]) {
    const client = new Client(`evidence-${side}`, sides[side], text);
    try {
      await client.initialize();
      const opened = performance.now();
      client.open();
      await client.diagnostics();
      if (side === 'with') {
        while (found(await client.diagnostics()) < altered) {
          if (performance.now() - opened > 60_000)
            throw new Error(`${found(await client.diagnostics())} of ${altered} altered quotes were found`);
          await sleep(100);
        }
        background = performance.now() - opened;
      } else await sleep(2000);
      const lines = client.lines.flatMap((line, number) => (line.startsWith('The ') ? [number] : []));
      for (const [name, pause] of Object.entries(PAUSES)) {
        typed[name] ??= { with: [], without: [], floor: [] };
        for (let round = 0; round < rounds; round++) {
          const line = lines[(round * 37) % lines.length];
          await sleep(pause);
          const from = performance.now();
          client.type({ line, character: 6 }, 'x');
          await client.diagnostics();
          typed[name][side].push(performance.now() - from);
        }
      }
      // What was found is still there after typing everywhere.
      if (side === 'with' && found(await client.diagnostics()) !== altered) throw new Error('altered quotes were lost');
    } finally {
      await client.end();
    }
  }
  const cases = Object.entries(typed).map(([name, times]) => ({ name, times }));
  return { background, cases, quotes: QUOTES, copies: COPIES };
}
