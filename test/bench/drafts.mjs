// Writes drafts of any size, the same every time: the same sentences in our citations and as markdown reference links,
// which is the only form that servers for markdown follow.

const WORDS = {
  who: [
    'The harbour board',
    'A spring survey',
    'The ferry line',
    'One net maker',
    'The tide office',
    'A letter to the town',
    'The pier trust',
    'Half of the crews',
  ],
  did: ['counted', 'put off', 'welcomed', 'paid for', 'asked about', 'measured', 'took apart', 'wrote down'],
  what: [
    'the winter crossings',
    'two worn cranes',
    'a shared timetable',
    'the eastern pier',
    'every mooring fee',
    'the fish auction',
    'the old sluice gates',
  ],
  when: [
    'after the long frost',
    'before anyone had asked',
    'while the river was high',
    'in the week of the fair',
    'without a word in public',
    'as the year before',
  ],
  say: [
    'We mend what the water leaves us',
    'Nobody drew the crews into the plan',
    'The boats will not wait for a vote',
    'It is a small quay with a long memory',
  ],
  name: ['Ada Lindqvist', 'Bram Okello', 'Ines Varga', 'Tomas Reyes', 'Mei Hollander', 'Noor Alvestad'],
  role: ['harbour pilot', 'town clerk', 'rope maker', 'river biologist'],
  outlet: ['Quay Courier', 'Tidewater Post', 'Mole & Mast', 'Estuary Review', 'Dockside Herald'],
};

/** How a citation and an entry are written. */
const FORMS = {
  brackets: {
    opening: ' [',
    cite: (number) => ` [${number}]`,
    entry: (number, { name, title, outlet, url }) => `[${number}] ${name}. “${title}.” *${outlet}*. ${url}\n`,
  },
  links: {
    opening: ' [source][',
    cite: (number) => ` [source ${number}][${number}]`,
    entry: (number, { name, title, outlet, url }) => `[${number}]: ${url} "${name}. ${title}. ${outlet}."`,
  },
};
export const forms = Object.keys(FORMS);
/** What a writer has typed of a citation when the list of sources opens. */
export const openingOf = (form) => FORMS[form].opening;
/** `prose`: paragraphs and headings; `article`: with lists, tables, quotations, figures, emphasis and code. */
export const kinds = ['prose', 'article'];

/** Bytes to a source, and to a citation. */
const PER_SOURCE = 1000;
const PER_CITATION = 200;
/** One citation in so many points at a number that no entry has; the last entries are never cited. */
const UNDEFINED_EVERY = 100;
const UNUSED_SHARE = 0.02;

/** `10kb`, `1mb` → bytes. */
export function bytesOf(size) {
  const [, number, unit] = /^(\d+)(kb|mb)$/.exec(size) ?? [];
  if (!number) throw new Error(`“${size}” is no size: write 10kb or 1mb.`);
  return Number(number) * (unit === 'kb' ? 1000 : 1_000_000);
}

/** A small generator of even numbers from 0 to 1 (mulberry32), so that every run writes the same. */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * A draft of about so many bytes.
 * @param sources how many entries its list has
 * @param heading its title
 * @param also titles of entries behind the others, each cited once; drafts with the same title share the source
 * @returns its text, how many citations it has, how many of them point at nothing and how many entries nobody cites
 */
export function writeDraft({
  kind = 'prose',
  form = 'brackets',
  bytes,
  citationEvery = PER_CITATION,
  sources = Math.max(4, Math.round(bytes / PER_SOURCE)),
  heading = '',
  also = [],
}) {
  const writer = new Writer(form, sources, citationEvery);
  writer.line(`# ${heading || writer.sentence()}`, '');
  // An entry takes about 110 bytes of each 1,000 in either form.
  for (let block = 0; writer.size < bytes * 0.89; block++) {
    if (block % 8 === 0) writer.line(`## ${writer.sentence()}`, '');
    if (kind === 'article' && block % 2 === 1) ARTICLE[((block - 1) / 2) % ARTICLE.length](writer);
    else writer.line(paragraph(writer), '');
  }
  also.forEach((_, i) => {
    writer.line(`${writer.sentence()}${FORMS[form].cite(sources + 1 + i)}.`, '');
  });
  writer.line('## References', '');
  writer.entries(also);
  return { text: `${writer.lines.join('\n')}\n`, ...writer.counts() };
}

class Writer {
  lines = [];
  size = 0;
  #random = random(11);
  #form;
  #every;
  #sources;
  #cited = new Set();
  #citations = 0;
  #undefined = 0;
  #due = 0;

  constructor(form, sources, every) {
    this.#form = FORMS[form];
    this.#every = every;
    this.#sources = sources;
    this.#due = every;
  }

  pick(kind) {
    return WORDS[kind][Math.floor(this.#random() * WORDS[kind].length)];
  }

  number(below) {
    return Math.floor(this.#random() * below);
  }

  line(...lines) {
    for (const line of lines) {
      this.lines.push(line);
      this.size += Buffer.byteLength(line) + 1;
    }
  }

  sentence() {
    return `${this.pick('who')} ${this.pick('did')} ${this.pick('what')} ${this.pick('when')}`;
  }

  /** A citation where one is due by what was written so far, with `ahead` more bytes in hand; otherwise nothing. */
  cite(ahead) {
    if (this.size + ahead < this.#due) return '';
    this.#due += this.#every;
    return this.#form.cite(++this.#citations % UNDEFINED_EVERY === 0 ? this.#missing() : this.#defined());
  }

  #missing() {
    this.#undefined++;
    return this.#sources + 1 + this.number(40);
  }

  /** Every entry but the last few once, then any of them. */
  #defined() {
    const last = Math.max(1, Math.floor(this.#sources * (1 - UNUSED_SHARE)));
    const number = this.#citations <= last ? this.#citations : 1 + this.number(last);
    this.#cited.add(number);
    return number;
  }

  entries(also) {
    for (let number = 1; number <= this.#sources; number++) {
      const title = `${this.pick('who')} ${this.pick('did')} ${this.pick('what')}`;
      const url = `https://example.org/tide/${number}`;
      this.line(this.#form.entry(number, { name: this.pick('name'), title, outlet: this.pick('outlet'), url }));
    }
    also.forEach((title, i) => {
      const url = `https://example.org/shared/${title.replaceAll(' ', '-')}`;
      const entry = { name: this.pick('name'), title, outlet: this.pick('outlet'), url };
      this.line(this.#form.entry(this.#sources + 1 + i, entry));
    });
  }

  counts() {
    const unused = this.#sources - this.#cited.size;
    return { citations: this.#citations, sources: this.#sources, undefined: this.#undefined, unused };
  }
}

function paragraph(writer) {
  let text = '';
  for (let i = 3 + writer.number(4); i > 0; i--) {
    const cited = writer.cite(text.length + 70);
    const roll = cited ? writer.number(3) : 0;
    // What somebody said and what was counted is cited, as writers do: the draft has few findings.
    if (roll === 0) text += `${writer.sentence()}${cited}. `;
    else if (roll === 1)
      text += `“${writer.pick('say')},” said ${writer.pick('name')}, a ${writer.pick('role')}${cited}. `;
    else text += `Traffic rose ${1 + writer.number(90)}% in ${1990 + writer.number(35)}${cited}. `;
  }
  return text.trim();
}

/** What an article has between its paragraphs. */
const ARTICLE = [
  (writer) => {
    for (let i = 0; i < 3; i++) writer.line(`- ${writer.sentence()}${writer.cite(60)}.`);
    writer.line('');
  },
  (writer) => {
    writer.line('| Matter | Board | Crews |', '| --- | --- | --- |');
    for (let i = 0; i < 4; i++)
      writer.line(`| ${writer.pick('what')} | ${writer.number(90)}%${writer.cite(40)} | ${writer.pick('did')} |`);
    writer.line('');
  },
  (writer) => {
    const cited = writer.cite(60);
    if (cited)
      writer.line(`> ${writer.pick('say')}.`, '>', `> — ${writer.pick('name')}, ${writer.pick('role')}${cited}`, '');
    else writer.line(`${writer.sentence()}.`, '');
  },
  (writer) =>
    writer.line('```js', `const tide = tides[${writer.number(9)}]; // not cited [${writer.number(99)}]`, '```', ''),
  (writer) =>
    writer.line(
      `It was **${writer.pick('what')}** and *not* ${writer.pick('what')} that ${writer.pick('name')} meant${writer.cite(80)}; see ~~the minutes~~ \`notes[3]\`.`,
      '',
    ),
];
