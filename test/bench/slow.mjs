// Drafts that make a careless reader slow. Each says by its making what is found in it.
import { random } from './drafts.mjs';
import { measure } from './measure.mjs';

const ENTRY = '[1] Quay Courier. “Count.” https://example.org/count/1';
const listOf = (count) => Array.from({ length: count }, (_, i) => ENTRY.replace('[1]', `[${i + 1}]`) + (i || ''));
const draft = (title, body, entries = [ENTRY], behind = '') =>
  `# ${title}\n\n${body}\n\n## References\n\n${entries.join('\n')}\n${behind}`;

/** Opening and closing brackets that never meet. */
function brackets(count) {
  const body = [
    '['.repeat(count),
    'The pier trust counted every one of them [1].',
    '[b'.repeat(count / 2),
    ']'.repeat(count),
  ].join('\n\n');
  const lines = [2, 6, 8];
  const place = (text, pick) => {
    const line = lines[Math.floor(pick() * lines.length)];
    return { line, character: Math.floor(pick() * text[line].length) };
  };
  return { text: draft('Brackets', body), undefined: 0, unused: 0, place };
}

/** Nearly every paragraph opens a quotation that nobody closes. */
function openQuotes(bytes) {
  const marks = ['“', '"', '‘', '„', '«'];
  const paragraphs = [];
  let open = 0;
  for (let size = 0; size < bytes; size += Buffer.byteLength(paragraphs.at(-1)) + 2) {
    const number = paragraphs.length;
    if (number % 8 === 7) paragraphs.push('“We mend what the water leaves us,” said Ada Lindqvist, who tends it [1].');
    else {
      open++;
      const mark = marks[number % marks.length];
      paragraphs.push(
        `Pilot ${number} wrote ${mark}nobody asked the crews who moor there in the autumn of that long year.`,
      );
    }
  }
  const check = (found, { form, readsCode }) => {
    if (form !== 'brackets' || readsCode) return [];
    const told = found.filter(({ code }) => code === 'unbalanced-quote').length;
    return told > 0 && told <= open ? [] : [`${told} open quotations of ${open}`];
  };
  return { text: draft('Quotations', paragraphs.join('\n\n')), undefined: 0, unused: 0, check };
}

/** All of the prose in one line, with characters of every width. */
function oneLine(bytes) {
  const parts = [];
  for (let size = 0; size < bytes; size += Buffer.byteLength(parts.at(-1)) + 1)
    parts.push(`The ferry line counted “boats 船 ⛵ 🚢 quays” at pier ${parts.length} [${1 + (parts.length % 60)}].`);
  return { text: draft('One line', parts.join(' '), listOf(60)), undefined: 0, unused: 0 };
}

/** Many citations of many sources, and a few that point at nothing. */
function crowd(citations, sources) {
  const pick = random(29);
  const cited = new Set();
  let lost = 0;
  const words = [];
  for (let i = 0; i < citations; i++) {
    const number = 1 + Math.floor(pick() * (sources + 5));
    if (number > sources) lost++;
    else cited.add(number);
    words.push(`crane ${i} moved again [${number}]${i % 12 === 11 ? '.\n' : ' '}${i % 120 === 119 ? '\n' : ''}`);
  }
  const text = draft('A crowd', words.join('').trim(), listOf(sources));
  return { text, undefined: lost, unused: sources - cited.size };
}

/** A fence that nobody closes, and all that follows is code. */
function openFence(bytes) {
  const lines = [];
  for (let size = 0; size < bytes; size += Buffer.byteLength(lines.at(-1)) + 1)
    lines.push(`  tide.wait(${lines.length}); // the crews count every mooring and every crane of pier [1] “by hand`);
  const body =
    'The harbour board counted the winter crossings and wrote down every mooring fee before anyone had asked [1].';
  const text = draft('A fence', body, [ENTRY], `\n\`\`\`js\n${lines.join('\n')}\n`);
  return { text, undefined: 0, unused: 0, beyond: true };
}

const SLOW = [
  ['10,000 brackets', () => brackets(10_000)],
  ['open quotations, 100 KB', () => openQuotes(100_000)],
  ['one line of 1 MB', () => oneLine(1_000_000)],
  ['50,000 citations of 5,000 sources', () => crowd(50_000, 5_000)],
  ['an open fence, 100 KB', () => openFence(100_000)],
];

/** One after the other: a draft's name and what `measure` says of ours and of the bare regular expression in it. */
export async function* measureSlow(servers) {
  for (const [index, [name, write]] of SLOW.entries()) {
    const written = write();
    const once = (server) => measure(`slow-${server}-${index}`, servers[server], written, { what: ['type', 'break'] });
    yield { name, results: { ours: await once('ours'), floor: await once('floor') } };
  }
}
