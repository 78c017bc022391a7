import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../server/cli/main.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'well-sourced-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const DRAFT = `Ferry traffic rose [9].

“We keep the boats,” Quill said [1].

## References

[1] Quay Times. “Ferries.” https://example.org/1
[2] Dock Wire. “Ropes.” https://example.org/2
`;

const IN_TWO_LANGUAGES = `# Gutachten: “The state of the piers and of the boats in the north”

Kritiker warnen vor Lecks. Rund 48 Prozent aller Planken faulen.

The chapters are: what the piers were, who built them, and what they are for [1].

## References

[1] Quay Times. “The piers.” https://example.org/1
`;

function write(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

function run(...args: string[]) {
  let out = '';
  let err = '';
  const code = main(args, { out: (text) => (out += text), err: (text) => (err += text), colour: false });
  return { code, out, err };
}

const codes = (out: string) => JSON.parse(out).files[0].findings.map((finding: { code: string }) => finding.code);

describe('check', () => {
  test('prints like a compiler, with the line and a mark under the words', () => {
    const path = write('a.md', DRAFT);
    const { code, out, err } = run('check', path);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(
      out,
    ).toBe(`${path}:1:21 error undefined-citation: “References” has no entry 9 (it ends at 2), so readers find no source here. Add it, or cite another source.
  Ferry traffic rose [9].
                      ^

${path}:8:1 hint unused-source: “Ropes” is never cited. Cite it as [2], or take it off the list.
  [2] Dock Wire. “Ropes.” https://example.org/2
  ^^^

1 error, 1 hint in 1 file
`);
  });

  test('prints JSON with positions as in LSP', () => {
    const { code, out } = run('check', write('a.md', DRAFT), '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(out).files[0].findings[0]).toEqual({
      code: 'undefined-citation',
      severity: 'error',
      message: expect.stringContaining('has no entry 9'),
      line: 0,
      character: 20,
      endLine: 0,
      endCharacter: 21,
    });
  });

  test('exits with 0 when nothing is at warning or above, 2 when a file cannot be read', () => {
    const clean = write('clean.md', DRAFT.replace('[9]', '[1]'));
    expect(run('check', clean).code).toBe(0);
    const missing = run('check', join(folder, 'none.md'), clean, '--format=json');
    expect(missing.code).toBe(2);
    expect(missing.err).toMatch(/^well-sourced: There is no file .*none\.md\.\n$/);
    expect(JSON.parse(missing.out).files).toHaveLength(1);
    expect(run('check', folder).err).toContain('is a folder');
    expect(run('check', write('x.md', Buffer.from([0, 1, 2, 0]))).err).toContain('is not a text file');
  });

  test('marks the words in a long paragraph and under wide characters', () => {
    const long = `${'The river rose and fell as it had done for years. '.repeat(10)}Then it stopped [9].`;
    const { out } = run('check', write('long.md', DRAFT.replace('Ferry traffic rose [9].', long)));
    const [, line, mark] = out.split('\n');
    expect(line!.length).toBeLessThan(150);
    expect(line!.slice(mark!.indexOf('^'), mark!.lastIndexOf('^') + 1)).toBe('9');
    const wide = run('check', write('wide.md', DRAFT.replace('Ferry traffic', '港は静か')));
    expect(wide.out).toContain('\n  港は静か rose [9].\n                 ^\n');
  });

  test('reads UTF-16 and a byte order mark as an editor does', () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(DRAFT, 'utf16le')]);
    const plain = run('check', write('a.md', DRAFT), '--format', 'json').out;
    for (const content of [utf16, Buffer.from(`\uFEFF${DRAFT}`)]) {
      expect(run('check', write('a.md', content), '--format', 'json').out).toBe(plain);
    }
  });

  test('does not pass control characters of a draft to the terminal', () => {
    const { out } = run('check', write('esc.md', DRAFT.replace('traffic', 'tra\u001b[31mffic')));
    expect(out).not.toContain('\u001b');
  });
});

describe('the folder of the draft', () => {
  test('sets the language, whatever the words of the draft say', () => {
    // Most of its words are the English ones of a report that it goes through.
    const found = (path: string) => codes(run('check', path, '--format=json').out);
    expect(found(write('report/auto/draft.md', IN_TWO_LANGUAGES))).toEqual([]);
    const german = write('report/de/draft.md', IN_TWO_LANGUAGES);
    write('report/de/.well-sourced/settings.json', '{ "wellSourced.language": "de" }');
    expect(found(german)).toEqual(['vague-attribution', 'statistic-without-citation']);
    expect(run('inspect', german).out).toContain('(markdown, de)');
    const wrong = write('report/wrong/draft.md', IN_TWO_LANGUAGES);
    write('report/wrong/.well-sourced/settings.json', '{ "wellSourced.language": "german" }');
    expect(run('check', wrong).err).toContain('wellSourced.language cannot be "german"');
    expect(found(wrong)).toEqual([]);
  });

  test('sets levels, from the nearest .well-sourced/settings.json', () => {
    write('paper/.well-sourced/settings.json', '{ // by hand\n "wellSourced.checks.undefined-citation": "hint" }');
    const path = write('paper/drafts/a.md', DRAFT);
    const { code, out } = run('check', path, '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out).files[0].findings[0].severity).toBe('hint');
  });

  test('says what it cannot take and goes on', () => {
    write('broken/.well-sourced/settings.json', '{ "wellSourced.checks.unused-source": "loud" }');
    const { code, out, err } = run('check', write('broken/a.md', DRAFT), '--format', 'json');
    expect(err).toMatch(/settings\.json: wellSourced\.checks\.unused-source cannot be "loud"/);
    expect(codes(out)).toEqual(['undefined-citation', 'unused-source']);
    expect(code).toBe(1);
  });

  test('names ignored findings', () => {
    const path = write('ignoring/a.txt', DRAFT.replace('## ', ''));
    expect(codes(run('check', path, '--format', 'json').out)).toContain('undefined-citation');
    // The hash that “ignore here” writes for this sentence.
    write(
      'ignoring2/.well-sourced/ignored.json',
      '{ "ignored": [{ "code": "undefined-citation", "sentence": "HASH" }] }'.replace('HASH', HASH),
    );
    const ignoring = write('ignoring2/a.txt', DRAFT.replace('## ', ''));
    expect(codes(run('check', ignoring, '--format', 'json').out)).not.toContain('undefined-citation');
  });
});

// The first 16 digits of the SHA-256 of the sentence `Ferry traffic rose [9].`, as `sha256sum` gives them.
const HASH = '0dd2066e5de6bf14';

test('inspect shows what was understood', () => {
  const path = write('a.md', DRAFT);
  const file = JSON.parse(run('inspect', path, '--format', 'json').out).files[0];
  expect(file).toEqual({
    file: path,
    format: 'markdown',
    citations: [
      {
        line: 0,
        character: 19,
        endCharacter: 22,
        text: '[9]',
        labels: [{ label: '9', line: 0, character: 20, sourceLine: null }],
      },
      {
        line: 2,
        character: 32,
        endCharacter: 35,
        text: '[1]',
        labels: [{ label: '1', line: 2, character: 33, sourceLine: 6 }],
      },
    ],
    sources: [
      {
        label: '1',
        line: 6,
        endLine: 6,
        title: 'Ferries',
        outlet: 'Quay Times',
        authors: [],
        date: null,
        url: 'https://example.org/1',
        doi: null,
        citedBy: [{ line: 2, character: 33 }],
      },
      expect.objectContaining({ label: '2', citedBy: [] }),
    ],
    quotes: [
      {
        line: 2,
        character: 0,
        endLine: 2,
        endCharacter: 20,
        text: expect.stringContaining('We keep the boats'),
        speaker: 'Quill',
        citations: [1],
      },
    ],
    claims: [],
  });
  expect(run('inspect', path).out).toContain(
    '1  Ferries, Quay Times\n       https://example.org/1 · cited on line 3\n',
  );
});

describe('usage', () => {
  test.each([
    [[]],
    [['frobnicate']],
    [['check']],
    [['check', 'a.md', '--format', 'xml']],
    [['check', '--loud', 'a.md']],
  ])('%j is an error with a way out', (args) => {
    const { code, err } = run(...(args as string[]));
    expect(code).toBe(2);
    expect(err).toMatch(/^well-sourced: .*“well-sourced --help”\.\n$/);
  });

  test('help and version', () => {
    expect(run('--help')).toEqual({ code: 0, out: expect.stringContaining('inspect FILE…'), err: '' });
    expect(run('--version').out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

const built = join(import.meta.dirname, '../../dist/cli.js');

describe.skipIf(!existsSync(built))('the built program', () => {
  test('says the same', () => {
    const path = write('a.md', DRAFT);
    const checked = spawnSync(process.execPath, [built, 'check', path, '--format', 'json'], { encoding: 'utf8' });
    expect(checked).toMatchObject({ status: 1, stdout: run('check', path, '--format', 'json').out, stderr: '' });
  });

  test('ends quietly where its reader has read enough', async () => {
    const path = write('a.md', DRAFT);
    const child = spawn(process.execPath, [built, 'check', path], { stdio: ['ignore', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    child.stdout.destroy();
    await new Promise((resolve) => child.on('exit', resolve));
    expect(err).toBe('');
  });

  test('starts the language server', async () => {
    const server = spawn(process.execPath, [built, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const send = (message: object) => {
      const body = JSON.stringify({ jsonrpc: '2.0', ...message });
      server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    const ended = new Promise((resolve) => server.on('exit', resolve));
    let heard = '';
    const answered = (text: string) =>
      new Promise<void>((resolve) => {
        const listen = (chunk: Buffer) => {
          heard += chunk.toString();
          if (!heard.includes(text)) return;
          server.stdout.off('data', listen);
          resolve();
        };
        server.stdout.on('data', listen);
      });
    const initialized = answered('"hoverProvider"');
    send({ id: 0, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
    await initialized;
    const shutDown = answered('"id":1');
    send({ id: 1, method: 'shutdown' });
    await shutDown;
    send({ method: 'exit' });
    expect(await ended).toBe(0);
  }, 20_000);
});
