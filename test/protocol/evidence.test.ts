import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-protocol';
import { emptyMeta, writeCopy } from '../../server/evidence/copy.ts';
import { Client, type ClientOptions, pulling, pushed } from './client.ts';

const WELLS = `The water authority said that 41 of the 68 wells it tested last year did not meet the standard. Its director,
Helen Marsh, told the committee that nobody had been made ill. “We cannot promise that every well will be clean by
then,” Marsh said. “What we can promise is that no one will have to pay for a test.”`;
const FERRY = `“It was a hard and lonely winter for all of us on the island,” she wrote in the spring.`;
const DRAFT = `The wells failed. “We can promise that every well will be clean by then,” Marsh said [1].

Last year 44 percent of the wells failed the test [1].

The mayor wrote: “It was a hard and lonely winter for all of us” [1].

## Sources

[1] “Wells fail the test,” Quay Times, https://example.org/wells
[2] “The ferry must run,” Harbour Post, https://example.org/ferry
`;
const CODES = ['altered-quote', 'figure-not-in-source', 'misplaced-quote', 'quote-not-in-source'];

let folder: string;
let uri: string;
let client: Client;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'well sourced '));
  uri = pathToFileURL(join(folder, 'wells.md')).href;
});
afterEach(() => {
  client.kill();
  rmSync(folder, { recursive: true, force: true });
});

const place = () => join(folder, '.well-sourced/copies');
function keep(name: string, text: string): void {
  mkdirSync(place(), { recursive: true });
  const meta = { ...emptyMeta, url: `https://example.org/${name}` };
  writeFileSync(join(place(), `${name}.txt`), writeCopy({ meta, text }));
}
const copyUri = (name: string) => pathToFileURL(join(place(), `${name}.txt`)).href;

async function start(options: ClientOptions = {}, text = DRAFT): Promise<void> {
  client = await Client.start({ folder: pathToFileURL(folder).href, ...options });
  client.open(uri, 'markdown', text);
}
const ofCopies = (all: readonly Diagnostic[]) =>
  all.filter(({ code }) => CODES.includes(String(code))).map(({ code, range }) => [code, client.words(uri, range)]);
/** Asks until the findings are these, as an editor does when it is told to. */
const settled = (expected: unknown) =>
  expect.poll(async () => ofCopies(await client.pull(uri)), { timeout: 5000 }).toEqual(expected);

const ALTERED = ['altered-quote', '“We can promise that every well will be clean by then,”'];
const FIGURE = ['figure-not-in-source', '44 percent'];
const MISPLACED = ['misplaced-quote', '“It was a hard and lonely winter for all of us”'];
const FERRY_NOT_IN = ['quote-not-in-source', MISPLACED[1]];

describe('findings from saved copies', () => {
  test('come after the others, and the editor is told', async () => {
    keep('wells', WELLS);
    keep('ferry', FERRY);
    await start();
    await settled([ALTERED, FIGURE, MISPLACED]);
    expect(client.refreshes).toBe(1);
  });

  test('are sent to an editor that takes what is sent', async () => {
    keep('wells', WELLS);
    await start({ capabilities: pushed });
    await expect
      .poll(async () => ofCopies((await client.published(uri)).diagnostics), { timeout: 5000 })
      .toEqual([ALTERED, FIGURE, FERRY_NOT_IN]);
  });

  test('stay at their words while the writer types elsewhere, and go at once where the words are mended', async () => {
    keep('wells', WELLS);
    keep('ferry', FERRY);
    await start();
    await settled([ALTERED, FIGURE, MISPLACED]);
    client.type(uri, 'The wells', ' of the island');
    expect(ofCopies(await client.pull(uri))).toEqual([ALTERED, FIGURE, MISPLACED]);
    client.type(uri, 'We can', 'not');
    expect(ofCopies(await client.pull(uri))).toEqual([FIGURE, MISPLACED]);
    // A round over the text as it is now finds the same.
    const { refreshes } = client;
    await new Promise((resolve) => setTimeout(resolve, 900));
    expect(ofCopies(await client.pull(uri))).toEqual([FIGURE, MISPLACED]);
    expect(client.refreshes).toBe(refreshes);
  });

  test('follow a quote that is changed again', async () => {
    keep('wells', WELLS);
    await start({}, DRAFT.replace('We can', 'We cannot'));
    await settled([FIGURE, FERRY_NOT_IN]);
    client.type(uri, 'every well', ' and pond');
    await settled([
      ['altered-quote', '“We cannot promise that every well and pond will be clean by then,”'],
      FIGURE,
      FERRY_NOT_IN,
    ]);
  });

  test('follow the copies on the disk', async () => {
    await start();
    expect(ofCopies(await client.pull(uri))).toEqual([]);
    keep('wells', WELLS);
    const told = (type: number, name: string) =>
      client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: copyUri(name), type }] });
    told(1, 'wells');
    await settled([ALTERED, FIGURE, FERRY_NOT_IN]);
    keep('ferry', FERRY);
    told(1, 'ferry');
    await settled([ALTERED, FIGURE, MISPLACED]);
    rmSync(place(), { recursive: true });
    told(3, 'wells');
    await settled([]);
  });

  test('come when a file is attached, without a word from the disk', async () => {
    await start();
    await client.pull(uri);
    const source = await client.request<{ version: number; index: number }>('wellSourced/sourceAt', {
      textDocument: { uri },
      position: client.after(uri, 'said ['),
    });
    await client.request('wellSourced/attach', {
      textDocument: { uri, version: source.version },
      index: source.index,
      method: 'file',
      name: 'wells.html',
      content: Buffer.from(`<title>Wells</title><p>${WELLS}</p>`).toString('base64'),
    });
    await settled([ALTERED, FIGURE, FERRY_NOT_IN]);
  });

  test('can be mended from the light bulb, and are ignored where the writer says so', async () => {
    keep('wells', WELLS);
    await start();
    await settled([ALTERED, FIGURE, FERRY_NOT_IN]);
    const actions = async (words: string) => {
      const position = client.after(uri, words);
      return client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: position, end: position },
        context: { diagnostics: [] },
      });
    };
    const fix = (await actions('“We can')).find(({ title }) => title.startsWith('Use the wording'))!;
    expect(fix.isPreferred).toBe(true);
    const resolved = await client.request<CodeAction>('codeAction/resolve', fix);
    expect(client.apply(resolved.edit!)).toBe(true);
    expect(client.text(uri)).toContain('“We cannot promise that every well will be clean by then,” Marsh said [1].');
    await settled([FIGURE, FERRY_NOT_IN]);
    const ignore = (await actions('44 per')).find(({ title }) => title.startsWith('Ignore'))!;
    const written = await client.request<CodeAction>('codeAction/resolve', ignore);
    expect(client.apply(written.edit!)).toBe(true);
    await settled([FERRY_NOT_IN]);
  });

  test('nothing is looked for where a check is off', async () => {
    keep('wells', WELLS);
    await start({ settings: { checks: { 'altered-quote': 'off', 'figure-not-in-source': 'off' } } });
    await settled([FERRY_NOT_IN]);
  });
});

const SYLLABLES = 'ba be bi bo da de di do fa fe fi fo ga ge gi go la le li lo'.split(' ');

describe('a first run over many quotes', () => {
  /** Quotes of forty words, each with six words changed, of a copy of 200 KB. So many that no machine is done at once. */
  const many = (count: number) => {
    let seed = 1;
    const next = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    const word = (n: number) =>
      `${SYLLABLES[n % 20]}${SYLLABLES[Math.floor(n / 20) % 20]}${SYLLABLES[Math.floor(n / 400)]}`;
    const words = Array.from({ length: 30_000 }, () => word(next(3000)));
    const quotes = Array.from({ length: count }, () => {
      const from = next(words.length - 40);
      const quoted = words.slice(from, from + 40);
      for (let change = 0; change < 6; change++) quoted[next(40)] = word(3000 + next(600));
      return `Marsh said: “${quoted.join(' ')}” [1].\n\n`;
    });
    return { text: `${quotes.join('')}${DRAFT}`, copy: `${WELLS}\n\n${words.join(' ')}` };
  };

  test.each([[true], [false]])(
    'is shown; called off: %s',
    async (calledOff) => {
      const { text, copy } = many(1200);
      keep('wells', copy);
      const told: { kind: string; title?: string; message?: string; percentage?: number }[] = [];
      client = await Client.start({
        folder: pathToFileURL(folder).href,
        capabilities: { ...pulling, window: { workDoneProgress: true } },
      });
      client.connection.onRequest('window/workDoneProgress/create', () => null);
      client.connection.onNotification('$/progress', ({ value, token }) => {
        told.push(value);
        if (calledOff && value.kind === 'begin') client.tell('window/workDoneProgress/cancel', { token });
      });
      client.open(uri, 'markdown', text);
      await expect.poll(() => told.at(-1)?.kind, { timeout: 90_000, interval: 20 }).toBe('end');
      expect(told[0]).toMatchObject({ kind: 'begin', title: 'Comparing quotes with saved copies', cancellable: true });
      const found = ofCopies(await client.pull(uri));
      if (calledOff) expect(found).toEqual([]);
      else {
        expect(found).toContainEqual(ALTERED);
        expect(told.some(({ percentage }) => percentage! > 0 && percentage! <= 100)).toBe(true);
      }
    },
    60_000,
  );
});

test('hover on a quote shows how it stands in the copy as the disk has it', async () => {
  keep('wells', WELLS);
  await start();
  const hover = await client.request<{ contents: { value: string } }>('textDocument/hover', {
    textDocument: { uri },
    position: client.after(uri, '“We can'),
  });
  expect(hover.contents.value).toContain('The source: We **cannot** promise');
  expect(hover.contents.value).toContain('The draft: We **can** promise');
});

describe('the passage of a quote', () => {
  const passageAt = (words: string) =>
    client.request<{ uri: string; range: { start: { line: number; character: number } } | null } | null>(
      'wellSourced/passage',
      { textDocument: { uri }, position: client.after(uri, words) },
    );

  test('is given in the file of the copy, behind its head, for the quote and its citation', async () => {
    keep('wells', WELLS);
    await start();
    const found = (await passageAt('“We can'))!;
    const file = writeCopy({ meta: { ...emptyMeta, url: 'https://example.org/wells' }, text: WELLS }).split('\n');
    const line = file.findIndex((one) => one.includes('We cannot promise'));
    expect(found).toMatchObject({
      uri: copyUri('wells'),
      range: {
        start: { line, character: file[line]!.indexOf('We cannot') },
        end: { line: line + 1, character: 'then'.length },
      },
      quote: 'We can promise that every well will be clean by then,',
    });
    expect(await passageAt('said [')).toEqual(found);
  });

  test('words that are not there open the copy alone; without a copy there is nothing to open', async () => {
    keep('wells', WELLS);
    await start();
    expect(await passageAt('“It was a hard')).toMatchObject({ uri: copyUri('wells'), range: null });
    expect(await passageAt('\n[2')).toBeNull();
    expect(await passageAt('The wells')).toBeNull();
  });

  test('is offered by the light bulb to an editor that can show it', async () => {
    keep('wells', WELLS);
    for (const showsPassages of [true, false]) {
      await start({ initializationOptions: { showsPassages } });
      await settled([ALTERED, FIGURE, FERRY_NOT_IN]);
      const position = client.after(uri, '“We can');
      const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri },
        range: { start: position, end: position },
        context: { diagnostics: [] },
      });
      const shown = actions.find(({ command }) => command?.command === 'wellSourced.showInSource');
      expect(shown !== undefined).toBe(showsPassages);
      if (showsPassages) client.kill();
    }
  });
});

describe('quoting from a saved copy', () => {
  interface Passage {
    readonly copy: string;
    readonly start: number;
    readonly end: number;
    readonly words: string;
  }
  const quotable = (words: string) =>
    client.request<{ version: number; sources: { label: string; index: number }[] } | null>('wellSourced/quotable', {
      textDocument: { uri },
      position: client.after(uri, words),
    });
  const search = async (query: string, version = client.version(uri), index = 0) =>
    (
      await client.request<{ passages: Passage[] } | null>('wellSourced/searchCopies', {
        textDocument: { uri, version },
        index,
        query,
      })
    )?.passages ?? null;
  const quote = (words: string, { copy, start, end, words: passage }: Passage, version = client.version(uri)) => {
    const position = client.after(uri, words);
    return client.request<{ applied: boolean; reason?: string }>('wellSourced/quotePassage', {
      textDocument: { uri, version },
      range: { start: position, end: position },
      index: 0,
      passage: { copy, start, end, words: passage },
    });
  };

  test('a passage is found as one types and stands in the draft with its citation, as one edit', async () => {
    keep('wells', WELLS);
    await start();
    const { version, sources } = (await quotable('failed.'))!;
    expect([version, sources.map(({ label }) => label)]).toEqual([1, ['1']]);
    expect((await search(''))!.length).toBeGreaterThan(3);
    const [passage] = (await search('no one wil'))!;
    expect(passage!.words).toBe('What we can promise is that no one will have to pay for a test.');
    expect(await quote('The wells failed.', passage!)).toEqual({ applied: true });
    expect(client.text(uri)).toMatch(
      /^The wells failed\. “What we can promise is that no one will have to pay for a test” \[1\] “We can promise/,
    );
    expect(client.version(uri)).toBe(2);
  });

  test('nothing is inserted when the draft or the copy has moved on', async () => {
    keep('wells', WELLS);
    await start();
    const [passage] = (await search('no one wil'))!;
    client.type(uri, 'The wells', ' of the island');
    expect(await search('no one wil', 1)).toBeNull();
    expect(await quote('failed.', passage!, 1)).toMatchObject({ applied: false });
    expect(await quote('failed.', { ...passage!, words: 'Nobody will pay.' })).toMatchObject({
      applied: false,
      reason: expect.stringContaining('copy has changed'),
    });
    const before = client.text(uri);
    expect(await quote('[1] “Wells', passage!)).toMatchObject({
      applied: false,
      reason: expect.stringContaining('source list'),
    });
    expect(client.text(uri)).toBe(before);
  });

  test('the rest of a quote that is begun is shown to an editor that can do so', async () => {
    keep('wells', WELLS);
    await start({ capabilities: { ...pulling, textDocument: { ...pulling.textDocument, inlineCompletion: {} } } });
    expect(client.initialized.capabilities.inlineCompletionProvider).toBe(true);
    await settled([ALTERED, FIGURE, FERRY_NOT_IN]);
    client.type(uri, 'Marsh said [1].', ' Marsh: “What we can pro');
    const inline = (words: string) =>
      client.request<{ items: { insertText: string }[] } | null>('textDocument/inlineCompletion', {
        textDocument: { uri },
        position: client.after(uri, words),
        context: { triggerKind: 1 },
      });
    expect((await inline('What we can pro'))!.items.map(({ insertText }) => insertText)).toEqual([
      'mise is that no one will have to pay for a test” [1]',
    ]);
    client.type(uri, 'What we can pro', 'p');
    for (const words of ['What we can pro', 'What we can prop']) expect(await inline(words)).toBeNull();
  });
});

describe('“I checked this myself”', () => {
  const list = () => join(folder, '.well-sourced/checked.json');
  const actions = async (words: string) => {
    const position = client.after(uri, words);
    return client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
  };
  const run = ({ command }: CodeAction, more = {}) =>
    client.request('workspace/executeCommand', {
      command: command!.command,
      arguments: [{ ...command!.arguments![0], ...more }],
    });
  const checked = (all: readonly CodeAction[]) => all.find(({ title }) => title === 'I checked this myself')!;
  const hovered = async (words: string) =>
    (
      await client.request<{ contents: { value: string } }>('textDocument/hover', {
        textDocument: { uri },
        position: client.after(uri, words),
      })
    ).contents.value;

  test('takes the finding away until the sentence changes, and can be taken back', async () => {
    keep('wells', WELLS);
    await start();
    await settled([ALTERED, FIGURE, FERRY_NOT_IN]);
    await run(checked(await actions('“We can')), { by: 'Ann Reed', note: 'heard the *recording*' });
    await settled([FIGURE, FERRY_NOT_IN]);
    expect(JSON.parse(readFileSync(list(), 'utf8'))).toMatchObject({
      version: 1,
      checked: [
        {
          excerpt: expect.stringMatching(/^"We can promise/),
          source: expect.stringContaining('Quay Times'),
          by: 'Ann Reed',
          note: 'heard the *recording*',
          on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        },
      ],
    });
    for (const words of ['“We can', 'said [']) {
      expect(await hovered(words)).toMatch(/\*\*Checked by hand by Ann Reed on .*\*\*: heard the \\\*recording/);
    }
    // The figure of another sentence, with no word to it.
    await run(checked(await actions('44 per')));
    await settled([FERRY_NOT_IN]);
    client.type(uri, 'every well', ' and pond');
    await settled([
      ['altered-quote', '“We can promise that every well and pond will be clean by then,”'],
      FERRY_NOT_IN,
    ]);
    const takeBack = (await actions('44 per')).find(({ title }) => title.startsWith('Take back'))!;
    await run(takeBack);
    await settled([
      ['altered-quote', '“We can promise that every well and pond will be clean by then,”'],
      FIGURE,
      FERRY_NOT_IN,
    ]);
    expect(JSON.parse(readFileSync(list(), 'utf8')).checked).toHaveLength(1);
  });

  test('a file that is none of ours is said and left alone', async () => {
    keep('wells', WELLS);
    writeFileSync(list(), 'my own notes');
    await start();
    await settled([ALTERED, FIGURE, FERRY_NOT_IN]);
    await run(checked(await actions('“We can')));
    expect(client.messages.join('\n')).toMatch(/Nothing was written to .*must hold/);
    expect(readFileSync(list(), 'utf8')).toBe('my own notes');
    expect(ofCopies(await client.pull(uri))).toEqual([ALTERED, FIGURE, FERRY_NOT_IN]);
  });

  test('nothing is signed for a text that has moved on, nor where nothing is cited', async () => {
    keep('wells', WELLS);
    await start({ initializationOptions: { signsOff: true } });
    await settled([ALTERED, FIGURE, FERRY_NOT_IN]);
    const action = checked(await actions('“We can'));
    // This editor asks for a note first, under a command of its own.
    expect(action.command!.command).toBe('wellSourced.checkedMyself');
    client.type(uri, 'The wells', ' of the island');
    await client.request('workspace/executeCommand', {
      command: 'wellSourced.signOff',
      arguments: action.command!.arguments!,
    });
    expect(client.messages.join('\n')).toContain('has changed in the meantime');
    const signable = (words: string) =>
      client.request('wellSourced/signable', { textDocument: { uri }, position: client.after(uri, words) });
    expect(await signable('“We can')).toMatchObject({ version: 2, signed: null });
    expect(await signable('The wells of')).toBeNull();
    expect(existsSync(list())).toBe(false);
  });
});

describe('how the quotes of a draft stand', () => {
  const overview = () =>
    client.request<{
      quotes: object | null;
      lists: { items: { label: string; id: string; quotes: object | null }[] }[];
    }>('wellSourced/overview', { textDocument: { uri }, items: true });
  const marks = async () =>
    (
      await client.request<{ quotes: { words: string; standing: string; said: string }[] }>('wellSourced/quoteMarks', {
        textDocument: { uri },
      })
    ).quotes.map(({ words, standing, said }) => [words.slice(0, 8), standing, said]);
  const heard: string[] = [];
  const begin = async () => {
    client = await Client.start({
      folder: pathToFileURL(folder).href,
      initializationOptions: { hearsEvidence: true },
    });
    heard.length = 0;
    client.connection.onNotification('wellSourced/evidenceChanged', (params: { uri: string }) => {
      heard.push(params.uri);
    });
    client.open(uri, 'markdown', DRAFT);
  };

  test('is told for the draft and for each source, in words, and again when a copy comes', async () => {
    keep('wells', WELLS);
    await begin();
    await expect.poll(() => heard, { timeout: 5000 }).toEqual([uri]);
    const found = await overview();
    expect(found.quotes).toEqual({ checked: 0, altered: 1, missing: 1, unchecked: 0 });
    const [wells, ferry] = found.lists[0]!.items;
    expect([wells!.quotes, ferry!.quotes]).toEqual([found.quotes, null]);
    expect(await marks()).toEqual([
      ['We can p', 'altered', 'in other words in its source'],
      ['It was a', 'missing', 'not found in its source'],
    ]);
    const places = await client.request<{ quotes: { words: string; range: object }[] }>('wellSourced/places', {
      textDocument: { uri },
      id: wells!.id,
    });
    expect(places.quotes.map(({ words }) => words.slice(0, 8))).toEqual(['We can p', 'It was a']);
    keep('ferry', FERRY);
    client.tell('workspace/didChangeWatchedFiles', { changes: [{ uri: copyUri('ferry'), type: 1 }] });
    await expect
      .poll(marks, { timeout: 5000 })
      .toContainEqual(['It was a', 'missing', 'not in its source, but in [2]']);
  });

  test('is told when a quote is right again and nothing is reported, and counts what a person stands for', async () => {
    keep('wells', WELLS);
    await begin();
    await expect.poll(() => heard.length, { timeout: 5000 }).toBe(1);
    client.type(uri, 'We can', 'not');
    expect((await marks()).map(([, standing]) => standing)).toEqual(['missing']);
    await expect.poll(() => heard.length, { timeout: 5000 }).toBe(2);
    expect(await marks()).toContainEqual(['We canno', 'checked', 'word for word in its source']);
    await client.request('workspace/executeCommand', {
      command: 'wellSourced.signOff',
      arguments: [{ textDocument: { uri }, position: client.after(uri, '“It was'), by: 'Ann' }],
    });
    expect(heard.length).toBeGreaterThan(2);
    expect((await marks())[1]).toEqual(['It was a', 'checked', expect.stringMatching(/^checked by hand by Ann on /)]);
  });

  test('is nothing without copies', async () => {
    await begin();
    expect((await overview()).quotes).toBeNull();
    expect(await marks()).toEqual([]);
  });
});
