import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CompletionItem, CompletionList, MarkupContent, Position, TextEdit } from 'vscode-languageserver-protocol';
import { Client } from './client.ts';

let client: Client;
let count = 0;
beforeAll(async () => {
  client = await Client.start();
});
afterAll(() => client.kill());

const list = `

References

[1] Harbor Times. “The Wall That Holds.” https://example.org/wall
[2] Coast Review. “Two Years of Repairs.” https://example.org/repairs
[12] Mara Lind. “$5 million }\\ for Stone.” Bay Post. https://example.org/stone
`;

/** Opens a draft with the cursor at `|`, and asks there. */
async function complete(language: 'markdown' | 'plaintext', marked: string) {
  const uri = `file:///drafts/completion-${++count}.${language}`;
  const at = marked.indexOf('|');
  client.open(uri, language, marked.replace('|', ''));
  const lines = marked.slice(0, at).split('\n');
  const position: Position = { line: lines.length - 1, character: lines.at(-1)!.length };
  const params = { textDocument: { uri }, position };
  const answer = await client.request<CompletionList | null>('textDocument/completion', params);
  const items = answer?.items ?? [];
  return {
    uri,
    position,
    items,
    isIncomplete: answer?.isIncomplete,
    labels: items.map(({ label }) => label),
    /** Takes the offer and gives the line that comes of it. */
    take: (label: string) => {
      const item = items.find((one) => one.label === label)!;
      expect([item.insertTextFormat, item.insertTextMode]).toEqual([1, 1]);
      const edit = item.textEdit as TextEdit;
      expect(edit.range.start.line).toBe(position.line);
      expect(edit.range.end.line).toBe(position.line);
      expect(edit.range.end.character).toBeGreaterThanOrEqual(position.character);
      client.change(uri, [{ range: edit.range, text: edit.newText }]);
      return client.text(uri).split('\n')[position.line];
    },
    /** Whether an editor keeps the offer: the typed words must be in its filter text, in order. */
    keeps: (label: string) => {
      const item = items.find((one) => one.label === label)!;
      const { range } = item.textEdit as TextEdit;
      const typed = client.words(uri, { start: range.start, end: position }).trim().toLowerCase();
      const filter = (item.filterText ?? item.label).toLowerCase();
      let found = 0;
      for (const letter of filter) if (letter === typed[found]) found++;
      return found === typed.length;
    },
  };
}

describe.each(['markdown', 'plaintext'] as const)('sources behind a bracket in %s', (language) => {
  const heading = language === 'markdown' ? list.replace('References', '## References') : list;

  test('a bracket that the editor has closed stays one', async () => {
    const offered = await complete(language, `The wall held [|]. It is old.${heading}`);
    expect(offered.labels).toEqual(['1', '2', '12']);
    expect(offered.take('2')).toBe('The wall held [2]. It is old.');
  });

  test('a bracket that is open is closed', async () => {
    const offered = await complete(language, `The wall held [|${heading}`);
    expect(offered.take('12')).toBe('The wall held [12]');
  });

  test('typed words of outlet, title and author, with blanks between them', async () => {
    for (const [typed, label] of [
      ['coast rev', '2'],
      ['wall that', '1'],
      ['mara lind', '12'],
      ['1', '12'],
    ]) {
      const offered = await complete(language, `The wall held [${typed}|].${heading}`);
      expect(offered.labels).toContain(label);
      expect(offered.keeps(label!)).toBe(true);
      expect(offered.take(label!)).toBe(`The wall held [${label}].`);
    }
  });

  test('those used near the cursor come first', async () => {
    const near = await complete(language, `Old [1]. ${'Long. '.repeat(40)}\n\nThe repairs [2] went on [|]${heading}`);
    expect(near.labels).toEqual(['2', '1', '12']);
    expect(near.items.map(({ sortText }) => sortText)).toEqual([...near.items.map(({ sortText }) => sortText)].sort());
  });

  test('inside a group the number alone, without those that it has', async () => {
    const offered = await complete(language, `The wall held [1, |].${heading}`);
    expect(offered.labels).toEqual(['2', '12']);
    expect(offered.take('2')).toBe('The wall held [1, 2].');
    const comma = await complete(language, `The wall held [1,|]. Old [1, 2].${heading}`);
    expect(comma.take('12')).toBe('The wall held [1, 12]. Old [1, 2].');
    const middle = await complete(language, `The wall held [1, |, 12].${heading}`);
    expect(middle.take('2')).toBe('The wall held [1, 2, 12].');
  });

  test('the label of a new entry: the next free number, and those cited without an entry', async () => {
    const offered = await complete(language, `It rose [7].${heading}[|]`);
    expect(offered.labels).toEqual(['13', '7']);
    expect(offered.take('13')).toBe('[13]');
  });

  test('after an astral letter and in a CRLF draft', async () => {
    const offered = await complete(language, `Ré 🙂 港 held [|]${heading}`.replaceAll('\n', '\r\n'));
    expect(offered.take('1')).toBe('Ré 🙂 港 held [1]\r');
  });

  test('the card comes when the offer is looked at', async () => {
    const { items } = await complete(language, `The wall held [|].${heading}`);
    expect(items[0]!.documentation).toBeUndefined();
    const resolved = await client.request<CompletionItem>('completionItem/resolve', items[0]);
    expect((resolved.documentation as MarkupContent).value).toContain('**Harbor Times** – **The Wall That Holds**');
  });
});

describe('nothing is offered', () => {
  const heading = list.replace('References', '## References');
  test.each([
    ['in code', 'Say `a[|`'],
    ['in code being typed', 'Say `a[|'],
    ['in a code block', '```js\na[|\n```'],
    ['in a task box', '- [|'],
    ['in an image', 'See ![|]'],
    ['in a wiki link', 'See [[|]]'],
    ['in the words of a link', 'See [|](https://example.org)'],
    ['in the target of a link', 'See [this](https://example.org/a[|)'],
    ['in the second half of a reference link', 'See [this text][|]'],
    ['in an address', 'See https://example.org/a[|'],
    ['behind an escape', 'See \\[|'],
    ['in a comment', '<!-- see [| -->'],
    ['in plain prose', 'See this|'],
    ['behind a whole citation', 'See [1]|'],
  ])('%s', async (_, text) => {
    expect((await complete('markdown', text + heading)).labels).toEqual([]);
  });

  test('in front matter', async () => {
    expect((await complete('markdown', `---\ntags: [|\n---\n\nFact [1].${heading}`)).labels).toEqual([]);
  });
});

describe.each(['markdown', 'plaintext'] as const)('quotes behind a quotation mark in %s', (language) => {
  const heading = language === 'markdown' ? list.replace('References', '## References') : list;
  const quote = 'We paid $5 million }\\ for stone that lasts';
  const draft = (line: string) => `“${quote},” said Mara Lind, the harbor’s engineer [12].\n\n${line}${heading}`;

  test('word for word with the citation', async () => {
    const offered = await complete(language, draft('Lind said again: “|'));
    expect(offered.labels).toEqual([quote]);
    expect(offered.isIncomplete).toBe(true);
    expect(offered.take(quote)).toBe(`Lind said again: “${quote}” [12]`);
  });

  test('over several typed words, behind a straight mark', async () => {
    for (const typed of ['We', 'we paid $5 mill', 'stone that la']) {
      const offered = await complete(language, draft(`Lind said again: "${typed}|"`));
      expect(offered.isIncomplete).toBe(true);
      expect(offered.keeps(quote)).toBe(true);
      expect(offered.take(quote)).toBe(`Lind said again: "${quote}" [12]`);
    }
  });

  test('other words are a quote of the writer’s own', async () => {
    // Each is “in” the quote, letter by letter, and “tone” is in the middle of a word.
    for (const typed of ['wait', 'sold', 'I', 'tone', 'We paid for']) {
      expect((await complete(language, draft(`Lind said again: “${typed}|`))).labels).toEqual([]);
    }
  });

  test.each(['It was "so"|', 'It was “so”|', 'A 12"|', 'It’|s', 'Nothing|'])('nothing behind %s', async (line) => {
    expect((await complete(language, draft(line))).labels).toEqual([]);
  });

  test('nothing for a title in the source list', async () => {
    expect((await complete(language, `${draft('It held.')}[13] Bay Post. “|`)).labels).toEqual([]);
  });
});

test('a thousand sources: a part of them, the matching ones first, and asked for again', async () => {
  const many = Array.from({ length: 1000 }, (_, n) => `[${n + 1}] Outlet ${n + 1}. “Title.” https://example.org/${n}`);
  const draft = (typed: string) => `It held [${typed}|].\n\n## References\n\n${many.join('\n')}\n`;
  const first = await complete('markdown', draft(''));
  expect(first.items).toHaveLength(100);
  expect(first.isIncomplete).toBe(true);
  expect((await complete('markdown', draft('outlet 987'))).labels[0]).toBe('987');
});

test('footnotes keep their caret', async () => {
  const offered = await complete('markdown', 'It held [^a]. It is old [^|].\n\n[^a]: Harbor Times. “The Wall.”\n');
  expect(offered.labels).toEqual(['^a']);
  expect(offered.keeps('^a')).toBe(true);
  expect(offered.take('^a')).toBe('It held [^a]. It is old [^a].');
});
