import { describe, expect, test } from 'vitest';
import { readDraft } from '../../server/draft/parse.ts';
import { type CopyMeta, emptyMeta, writeCopy } from '../../server/evidence/copy.ts';
import { Copies, CopyCache, StoredCopy } from '../../server/workspace/copies.ts';
import { copyName } from '../../server/workspace/copyName.ts';
import { CopyStore } from '../../server/workspace/copyStore.ts';
import type { Files } from '../../server/workspace/files.ts';
import { makeCopy, sourceKeys } from '../../server/workspace/makeCopy.ts';
import { Projects } from '../../server/workspace/projectFiles.ts';
import { pageKey } from '../../server/workspace/sourceKey.ts';

const stored = (name: string, meta: Partial<CopyMeta>) =>
  new StoredCopy(
    `file:///p/.well-sourced/copies/${name}`,
    writeCopy({ meta: { ...emptyMeta, ...meta }, text: 'Text.' }),
  );

/** The names of the copies of each entry. */
function tied(entries: string, copies: readonly StoredCopy[]): string[][] {
  const draft = readDraft(`It rose [1].\n\n## References\n\n${entries}\n`, 'markdown');
  const all = new Copies(copies);
  return draft.sources.map((source) => all.of(source).map(({ name }) => name));
}

describe('tying copies to entries', () => {
  test.each([
    ['http://www.example.org/wall/', 'https://example.org/wall'],
    ['https://example.org/wall?utm_source=x&fbclid=2', 'https://example.org/wall'],
    ['https://example.org/wall?id=3&gclid=1#part', 'https://EXAMPLE.org/wall?id=3'],
    ['https://web.archive.org/web/20210304050607/https://example.org/wall', 'https://example.org/wall'],
    ['https://example.org/caf%C3%A9', 'https://example.org/café'],
    ['https://doi.org/10.1000/Wall.7', 'https://dx.doi.org/10.1000/wall.7'],
    ['example.org/wall', 'https://example.org/wall'],
    ['https://example.org/wall#:~:text=rose', 'https://example.org/wall'],
    ['https://example.org/index#/wall', 'https://example.org/index#/wall'],
  ])('%s is %s', (a, b) => expect(pageKey(a)).toBe(pageKey(b)));

  test.each([
    ['https://example.org/wall', 'https://example.org/walls'],
    ['https://example.org/?id=3', 'https://example.org/?id=4'],
    ['https://example.org/#/a', 'https://example.org/#/b'],
    ['https://a.example.org/', 'https://b.example.org/'],
  ])('%s is not %s', (a, b) => expect(pageKey(a)).not.toBe(pageKey(b)));

  test('by address, redirect, canonical address and DOI; one copy may serve several entries', () => {
    const entries = `[1] Quay Times. “Wall.” https://example.org/wall
[2] Dock Wire. “Ropes.” https://short.example/r
[3] Quill, A. “Tides.” doi:10.1000/tides.3
[4] Quay Times. “Wall again.” https://example.org/wall#part
[5] Pier Post. “Gates.” https://example.org/gates`;
    const copies = [
      stored('wall.txt', { url: 'https://m.example.org/w', canonical: 'http://example.org/wall' }),
      stored('ropes.txt', { url: 'https://example.org/ropes', addresses: ['https://short.example/r'] }),
      stored('tides.txt', { doi: '10.1000/TIDES.3' }),
    ];
    expect(tied(entries, copies)).toEqual([['wall.txt'], ['ropes.txt'], ['tides.txt'], ['wall.txt'], []]);
  });

  test('an explicit “copy:” goes before everything else', () => {
    const copies = [stored('a.txt', { url: 'https://example.org/wall' }), stored('Ferry-log.txt', {})];
    expect(tied('[1] Quay Times. “Wall.” https://example.org/wall copy: ferry-log.txt', copies)).toEqual([
      ['Ferry-log.txt'],
    ]);
    expect(
      tied('[1] Quay Times. “Wall.” https://example.org/wall (copy: `.well-sourced/copies/ferry-log`)', copies),
    ).toEqual([['Ferry-log.txt']]);
    expect(tied('[1] Quay Times. “Hard copy: none.”', copies)).toEqual([[]]);
  });

  test('a link beside the entry’s own address does not tie', () => {
    const copies = [stored('home.txt', { url: 'https://example.org/' })];
    expect(tied('[1] Quay Times. “Wall.” https://example.org/wall, via https://example.org/', copies)).toEqual([[]]);
  });
});

describe('names of copies', () => {
  const name = (meta: Partial<CopyMeta>, fallback = '') =>
    copyName({ ...emptyMeta, ...meta }, fallback, 'a1b2c3d4e5f6');
  test.each([
    [
      { url: 'https://www.Example.org/x', title: 'The “Wall” That Holds: 3/4' },
      'example.org-the-wall-that-holds-3-4-a1b2c3d4.txt',
    ],
    [
      { url: 'https://example.org/', title: 'Größe & Café' },
      'example.org-grosse-cafe-a1b2c3d4.txt'.replace('grosse', 'grosse'),
    ],
    [{ title: '日本語の記事' }, '日本語の記事-a1b2c3d4.txt'],
    [{ title: '../../etc/passwd' }, 'etc-passwd-a1b2c3d4.txt'],
    [{ title: 'CON' }, 'con-a1b2c3d4.txt'],
    [{ title: '...' }, 'a1b2c3d4.txt'],
  ])('%o', (meta, expected) => expect(name(meta)).toBe(expected));

  test('stay short', () => {
    expect(name({ url: `https://${'a'.repeat(60)}.example.org/`, title: 'long word '.repeat(50) }).length).toBeLessThan(
      130,
    );
    expect(Buffer.byteLength(name({ title: '語'.repeat(300) }))).toBeLessThan(255);
  });
});

describe('making a copy', () => {
  const make = (html: string, more: object) =>
    makeCopy({
      bytes: new TextEncoder().encode(html),
      origin: { name: 'wall.html', contentType: null },
      method: 'file',
      url: null,
      redirects: [],
      doi: null,
      when: '2026-11-25T09:30:00Z',
      ...more,
    });

  test('says where it came from and what it was', async () => {
    const html = '<html><head><title>Wall</title><link rel=canonical href="/wall"></head><p>It rose.</p></html>';
    const made = await make(html, {
      url: 'https://sho.rt/1',
      redirects: ['https://sho.rt/2', 'https://example.org/wall?x=1'],
      method: 'fetched',
    });
    expect(made.copy.meta).toMatchObject({
      url: 'https://sho.rt/1',
      canonical: 'https://example.org/wall',
      addresses: ['https://sho.rt/2', 'https://example.org/wall?x=1'],
      title: 'Wall',
      captured: '2026-11-25T09:30:00Z',
      method: 'fetched',
      format: 'html',
      textHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(made.name).toMatch(/^sho\.rt-wall-[0-9a-f]{8}\.txt$/);
    expect(sourceKeys(made)).toEqual([pageKey('https://sho.rt/1')]);
  });

  test('the name stays when the page is read again with other tracking', async () => {
    const [a, b] = await Promise.all(
      ['https://example.org/w?utm_medium=a', 'http://www.example.org/w/'].map((url) =>
        make('<title>W</title><p>x', { url }),
      ),
    );
    expect(a!.name).toBe(b!.name);
  });

  test('a file without title and address is known by its name', async () => {
    const made = await make('It rose.', { origin: { name: 'notes/Ferry log.txt', contentType: null } });
    expect(made.copy.meta.title).toBe('Ferry log.txt');
    expect(made.name).toMatch(/^ferry-log-[0-9a-f]{8}\.txt$/);
    expect(sourceKeys(made)).toEqual([]);
  });
});

test('a copy is read again only when its file says something else, and let go when its file is', () => {
  const cache = new CopyCache();
  const first = cache.take('copies/a.txt', 'One.');
  expect(cache.take('copies/a.txt', 'One.')).toBe(first);
  expect(cache.take('copies/a.txt', 'Two.')).not.toBe(first);
  const other = cache.take('other/a.txt', 'One.');
  cache.keep('copies/', new Set());
  expect(cache.size).toBe(1);
  expect(cache.take('copies/a.txt', 'Two.')).not.toBe(first);
  expect(cache.take('other/a.txt', 'One.')).toBe(other);
});

test('a copy whose file was deleted is no longer held', async () => {
  const folder = 'file:///p/.well-sourced/copies';
  const texts = new Map([
    [`${folder}/a.txt`, writeCopy({ meta: { ...emptyMeta, url: 'https://example.org/a' }, text: 'One.' })],
    [`${folder}/b.txt`, writeCopy({ meta: { ...emptyMeta, url: 'https://example.org/b' }, text: 'Two.' })],
  ]);
  const files: Files = {
    read: async (uri) => texts.get(uri) ?? null,
    write: async () => {},
    writeBytes: async () => {},
    drafts: async () => [],
    list: async (uri) => (uri === folder ? [...texts.keys()].map((one) => one.slice(folder.length + 1)) : []),
  };
  const projects = new Projects(files);
  projects.folders = ['file:///p'];
  const store = new CopyStore(files, projects);
  const [first] = (await store.of('file:///p/draft.md')).all;
  expect(store.held).toBe(2);
  texts.delete(`${folder}/b.txt`);
  store.forget();
  expect((await store.of('file:///p/draft.md')).all).toEqual([first]);
  expect(store.held).toBe(1);
});
