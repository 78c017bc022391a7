// Where a writer would type in a draft: inside words of the prose, and at citations that are defined.

/** In either form, and not in code. */
const CITATION = /(?<=[ \]])\[(\d+)\]/g;
/** Behind another word, and not in brackets. */
const WORD = /(?<=[a-z] )[a-z]{5,}(?![^[]*\])/g;

export class Places {
  #client;
  #random;
  #typed;
  #entries;
  #cited = [];

  /** @param beyond whether the draft goes on behind its list */
  constructor(client, pick, beyond = false) {
    this.#client = client;
    this.#random = pick;
    const end = client.lines.indexOf('## References');
    this.#typed = beyond ? client.lines.length : end;
    this.#entries = client.lines.slice(end).filter((line) => line.startsWith('[')).length;
    client.lines.slice(0, end).forEach((line, number) => {
      if (!line.startsWith('const ') && this.#citations(line).length > 0) this.#cited.push(number);
    });
  }

  /** Between two letters of a paragraph, in another line than `not`. */
  inWord(not = -1) {
    const { line, character } = this.#word(not);
    return { line, character: character + 2 };
  }

  /** Behind a word that another one follows. */
  behindWord() {
    const { line, character } = this.#word(-1);
    return { line, character: character - 1 };
  }

  /** Right behind the first digit of a citation, and how many digits it has. */
  inCitation() {
    const line = this.#one(this.#cited);
    const { index, 1: number } = this.#one(this.#citations(this.#client.lines[line]));
    return { line, character: index + 2, digits: number.length };
  }

  #word(not) {
    for (;;) {
      const line = Math.floor(this.#random() * this.#typed);
      const text = this.#client.lines[line];
      if (line === not || text.length < 80 || /^[#|>`[]/.test(text)) continue;
      const word = this.#one([...text.matchAll(WORD)]);
      if (word) return { line, character: word.index };
    }
  }

  #citations(line) {
    return [...line.matchAll(CITATION)].filter(([, number]) => Number(number) <= this.#entries);
  }

  #one(list) {
    return list[Math.floor(this.#random() * list.length)];
  }
}
