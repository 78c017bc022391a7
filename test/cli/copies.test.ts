import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { main } from '../../server/cli/main.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { addSignOff, signableAt } from '../../server/workspace/signOff.ts';
import { pdf, wrap } from '../evidence/extract/files.ts';

const PROSE =
  'The wall was raised in the spring after the flood, and the council paid for it with a loan that ran for thirty years. Nobody on the quay expected it to hold through the first winter. When it did, the harbour master had the date cut into the stone above the gate, where it can be read to this day by anyone who comes in by boat.';
const PAGE = `<html><head><title>The Wall</title></head><body><nav>Home</nav><article><p>${PROSE}</p></article></body></html>`;
const DRAFT = `The council wrote: “The wall was raised in the autumn after the flood” [1].

“Nobody on the quay expected it to hold through the first winter,” the harbour master said [2].

“The bridge will be sold to the highest bidder before long,” Quill said [1].

## References

[1] Quay Times. “The Wall.” https://www.example.org/wall?utm_source=mail
[2] Dock Wire. “Ropes.” https://example.org/ropes
`;

let server: Server;
let base: string;
let folder: string;
let project: string;
let count = 0;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'well-sourced-'));
  server = createServer((request, response) => {
    if (request.url === '/moved') response.writeHead(301, { Location: '/wall' }).end();
    else if (request.url === '/wall') response.writeHead(200, { 'Content-Type': 'text/html' }).end(PAGE);
    else if (request.url === '/app')
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<div id="root"></div><script src="a.js"></script>');
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  project = join(folder, `p${++count}`);
  mkdirSync(project);
});

function write(name: string, content: string | Uint8Array): string {
  const path = join(project, name);
  writeFileSync(path, content);
  return path;
}

async function run(...args: string[]) {
  let out = '';
  let err = '';
  const code = await main(args, { out: (text) => (out += text), err: (text) => (err += text), colour: false });
  return { code, out, err };
}

const copies = () => readdirSync(join(project, '.well-sourced/copies'));
const verified = async (draft: string) => JSON.parse((await run('verify', draft, '--format', 'json')).out).files[0];

test('a copy that no entry leads to is said when it is saved, not those of other drafts; `copy:` is no outlet', async () => {
  mkdirSync(join(project, '.well-sourced/copies'), { recursive: true });
  write('.well-sourced/copies/other.txt', 'Words of a page that another draft cites.');
  const list = '\n## Sources\n\n[1] “Pumps,” Quay Times\n[2] “Wells,” Harbour Post\n';
  const draft = write(
    'named.md',
    `According to the Harbour Post, wells failed [1]. “The pumps work,” Moss said [1].\n${list}`,
  );
  const { out } = await run('capture', write('pumps.txt', 'The pumps work, Moss said to the board.'), '--for', draft);
  const told = out.split('\n').filter((line) => line.startsWith('No entry leads to'));
  expect(told).toEqual([expect.stringMatching(/“copy: pumps-[0-9a-f]{8}\.txt” at the end/)]);
  const mark = /“(copy: .*?)”/.exec(told[0]!)![1]!;
  write(
    'named.md',
    `According to the Harbour Post, wells failed [1]. “The pumps work,” Moss said [1].\n${list.replace('Times', `Times, ${mark}`)}`,
  );
  expect((await verified(draft)).quotes).toMatchObject([{ verdict: 'exact' }]);
  expect((await run('check', draft)).out).toContain('but [1] is “Pumps” [1] by Quay Times. Cite [2]');
});

describe('capture and verify', () => {
  test('a page: its copy, then every quote with its verdict', async () => {
    const draft = write('a.md', DRAFT);
    const captured = await run(
      'capture',
      write('wall.html', PAGE),
      '--url',
      'http://example.org/wall#top',
      '--for',
      draft,
    );
    expect(captured).toMatchObject({ code: 0, err: '' });
    expect(captured.out).toContain('Without a copy in');
    expect(copies()).toEqual([expect.stringMatching(/^example\.org-the-wall-[0-9a-f]{8}\.txt$/)]);
    const { code, out } = await run('verify', draft, '--format', 'json');
    expect(code).toBe(1);
    const copy = join(project, '.well-sourced/copies', copies()[0]!);
    expect(JSON.parse(out)).toEqual({
      files: [
        {
          file: draft,
          quotes: [
            {
              line: 0,
              character: 19,
              text: 'The wall was raised in the autumn after the flood',
              labels: ['1'],
              verdict: 'altered',
              copy,
              passage: 'The wall was raised in the spring after the flood',
              page: null,
              changes: [
                { op: 'keep', words: 'The wall was raised in the' },
                { op: 'drop', words: 'spring' },
                { op: 'add', words: 'autumn' },
                { op: 'keep', words: 'after the flood' },
              ],
            },
            {
              line: 2,
              character: 0,
              text: 'Nobody on the quay expected it to hold through the first winter,',
              labels: ['2'],
              verdict: 'could-not-check',
              copy: null,
              passage: null,
              page: null,
              changes: [],
            },
            {
              line: 4,
              character: 0,
              text: 'The bridge will be sold to the highest bidder before long,',
              labels: ['1'],
              verdict: 'not-found',
              copy: null,
              passage: null,
              page: null,
              changes: [],
            },
          ],
          figures: [],
        },
      ],
    });
  });

  test('what a person stands for is no longer held against the draft', async () => {
    const draft = write('a.md', DRAFT);
    await run('capture', write('wall.html', PAGE), '--url', 'http://example.org/wall', '--for', draft);
    const codes = async () =>
      JSON.parse((await run('check', draft, '--format', 'json')).out).files[0].findings.map(
        ({ code }: { code: string }) => code,
      );
    expect(await codes()).toEqual(expect.arrayContaining(['altered-quote', 'quote-not-in-source']));
    const read = readDraft(DRAFT, 'markdown');
    const sign = (quote: number) =>
      addSignOff(null, {
        hash: signableAt(read, read.quotes[quote]!)!.hash,
        excerpt: '',
        source: '',
        by: 'Ann Reed',
        on: '2026-11-25',
        note: 'in the printed edition',
      });
    const list = join(project, '.well-sourced/checked.json');
    writeFileSync(list, sign(0));
    expect(await codes()).not.toContain('altered-quote');
    expect(await codes()).toContain('quote-not-in-source');
    const { code, out } = await run('verify', draft);
    expect(code).toBe(1);
    expect(out).toContain('Checked by hand by Ann Reed on 2026-11-25: in the printed edition');
    writeFileSync(list, '{}');
    const { err } = await run('verify', write('b.md', DRAFT));
    expect(err).toMatch(/checked\.json: The file must hold/);
  });

  test('for people: the words that differ, and where they stand', async () => {
    const draft = write('a.md', DRAFT);
    await run('capture', write('wall.html', PAGE), '--url', 'http://example.org/wall', '--for', draft);
    const { out, code } = await run('verify', draft);
    expect(code).toBe(1);
    expect(out).toContain(`${draft}:1:20 altered\n`);
    expect(out).toContain('  source: The wall was raised in the [-spring-] {+autumn+} after the flood\n');
    expect(out).toContain(`${draft}:3:1 could not check (no saved copy of its source)\n`);
    expect(out).toMatch(/: 1 altered, 1 not found, 1 could not check\n$/);
  });

  test('figures of cited sentences', async () => {
    const draft = write(
      'a.md',
      'Last year 44 percent of the nets were torn [1]. The nets weighed 3.2 million kilogrammes [1].\n\n## References\n\n[1] Quay Times. “Nets.” https://example.org/nets\n',
    );
    const page =
      '<article><p>Twelve percent of the nets were torn. They weighed 3,214,000 kilogrammes in all, and the council had them mended in the winter by the people of the quay, who were paid for it by the day.</p></article>';
    await run('capture', write('nets.html', page), '--url', 'https://example.org/nets', '--for', draft);
    const { figures } = JSON.parse((await run('verify', draft, '--format', 'json')).out).files[0];
    expect(
      figures.map((figure: { text: string; verdict: string; passage: string }) => ({ ...figure, copy: null })),
    ).toEqual([
      { line: 0, character: 10, text: '44 percent', labels: ['1'], verdict: 'not-found', copy: null, passage: null },
      {
        line: 0,
        character: 65,
        text: '3.2 million',
        labels: ['1'],
        verdict: 'typographic',
        copy: null,
        passage: '3,214,000',
      },
    ]);
    expect((await run('verify', draft)).out).toContain(`${draft}:1:66 rounded (3,214,000)\n`);
  });

  test('check tells what differs, once there is a copy', async () => {
    const draft = write('a.md', DRAFT);
    const codes = async () =>
      JSON.parse((await run('check', draft, '--format', 'json')).out).files[0].findings.map(
        ({ code, severity, line }: { code: string; severity: string; line: number }) => `${line} ${severity} ${code}`,
      );
    expect(await codes()).toEqual([]);
    await run('capture', write('wall.html', PAGE), '--url', 'http://example.org/wall', '--for', draft);
    expect(await codes()).toEqual(['0 warning altered-quote', '4 warning quote-not-in-source']);
  });

  test('a PDF: with the page', async () => {
    const lines = (text: string[]) => ({
      lines: text.map((line, index) => ({ text: line, x: 60, y: 760 - index * 14 })),
    });
    const words = await wrap(PROSE, 400);
    const file = await pdf([lines(['A page before this one, with other words on it, is page one.']), lines(words)]);
    const draft = write('a.md', DRAFT);
    await run('capture', write('ropes.pdf', file), '--url', 'https://example.org/ropes', '--for', draft);
    const quote = (await verified(draft)).quotes[1];
    expect(quote).toMatchObject({ verdict: 'exact', page: 2 });
  });

  test('a page without text, and a quote whose second source has no copy, could not be checked', async () => {
    const draft = write('a.md', DRAFT.replace('Quill said [1]', 'Quill said [1, 2]'));
    const app = await run(
      'capture',
      write('app.html', '<div id="root"></div><script src="a.js"></script>'),
      '--url',
      'https://example.org/ropes',
      '--for',
      draft,
    );
    expect(app.code).toBe(0);
    expect(app.err).toContain('This copy holds no article text');
    await run('capture', write('wall.html', PAGE), '--url', 'https://example.org/wall', '--for', draft);
    const { quotes } = await verified(draft);
    expect(quotes.map(({ verdict }: { verdict: string }) => verdict)).toEqual([
      'altered',
      'could-not-check',
      'could-not-check',
    ]);
  });

  test('from an address, with the way there; the copy is renewed at its place', async () => {
    const draft = write('a.md', DRAFT.replace('https://example.org/ropes', `${base}/moved?utm_medium=x`));
    const first = await run('capture', `${base}/moved`, `${base}/none`, '--for', draft);
    expect(first.code).toBe(2);
    expect(first.err).toContain(`${base}/none is gone or never was there (the server answers 404).`);
    const [name] = copies();
    const text = readFileSync(join(project, '.well-sourced/copies', name!), 'utf8');
    expect(text).toContain(`url: ${base}/moved\ncanonical: ${base}/wall\n`);
    expect(text).toContain('method: fetched\n');
    const second = await run('capture', `${base}/moved`, '--for', draft);
    expect(second).toMatchObject({ code: 0, out: expect.stringMatching(/^Renewed /) });
    expect(copies()).toEqual([name]);
    expect((await verified(draft)).quotes[1].verdict).toBe('exact');
  });

  test('a file without an address is tied by “copy:”, which capture tells', async () => {
    const draft = write('a.md', DRAFT);
    const { out } = await run('capture', write('log.txt', PROSE), '--for', draft);
    const name = /write “(copy: [^”]+)”/.exec(out)![1]!;
    write('a.md', DRAFT.replace('https://example.org/ropes', `https://example.org/ropes ${name}`));
    expect((await verified(draft)).quotes[1].verdict).toBe('exact');
  });

  test('the original is kept beside the copy when the settings of the project say so', async () => {
    mkdirSync(join(project, '.well-sourced'));
    write('.well-sourced/settings.json', '{ "wellSourced.keepOriginals": true }');
    await run('capture', write('wall.html', PAGE), '--url', 'https://example.org/wall', '--for', write('a.md', DRAFT));
    const [original, copy] = copies().sort();
    expect(original).toBe(copy!.replace('.txt', '.html'));
    expect(readFileSync(join(project, '.well-sourced/copies', original!), 'utf8')).toBe(PAGE);
    expect(readFileSync(join(project, '.well-sourced/copies', copy!), 'utf8')).toContain(`original: ${original}\n`);
    expect((await verified(join(project, 'a.md'))).quotes[0].verdict).toBe('altered');
  });

  test('a copy with text is not lost to a page without', async () => {
    const draft = write('a.md', DRAFT);
    const url = 'https://example.org/wall';
    await run('capture', write('wall.html', PAGE), '--url', url, '--for', draft);
    const app = write('app.html', '<div id="root"></div><script src="a.js"></script>');
    const { code, err } = await run('capture', app, '--url', url, '--for', draft);
    expect(code).toBe(2);
    expect(err).toContain('so the older copy was kept');
    expect((await verified(draft)).quotes[0].verdict).toBe('altered');
  });

  test('copies above the draft count too', async () => {
    const page = write('wall.html', PAGE);
    await run('capture', page, '--url', 'https://example.org/wall', '--for', write('a.md', DRAFT));
    mkdirSync(join(project, 'parts/one'), { recursive: true });
    const deep = write('parts/one/b.md', DRAFT);
    expect((await verified(deep)).quotes[0].verdict).toBe('altered');
    await run('capture', page, '--url', 'https://example.org/ropes', '--for', deep);
    expect(copies()).toHaveLength(2);
  });

  test('wrong usage and unreadable files', async () => {
    const page = write('wall.html', PAGE);
    expect((await run('capture')).code).toBe(2);
    expect((await run('capture', page, page, '--url', 'https://example.org')).err).toContain(
      '--url goes with exactly one file',
    );
    expect((await run('capture', 'https://example.org/a', '--url', 'https://example.org')).err).toContain(
      'exactly one file',
    );
    expect((await run('capture', page, '--url', 'example')).err).toContain('begins with http');
    expect((await run('capture', join(project, 'none'), '--for', write('a.md', DRAFT))).err).toMatch(
      /There is no file .*none\./,
    );
    expect((await run('capture', page, '--for', join(project, 'none.md'))).code).toBe(2);
    const picture = await run(
      'capture',
      write('a.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0])),
      '--for',
      write('a.md', DRAFT),
    );
    expect(picture.err).toContain('a.png is a picture and holds no text.');
    expect((await run('verify')).code).toBe(2);
    expect(await run('verify', join(project, 'none.md'), '--format', 'json')).toMatchObject({
      code: 2,
      out: '{\n  "files": []\n}\n',
    });
  });
});
