import { describe, expect, test } from 'vitest';
import { readDraft } from '../../server/draft/parse.ts';
import { sourcesAt } from '../../server/features/references.ts';
import { knownBy, referencesElsewhere } from '../../server/features/referencesElsewhere.ts';
import { enoughNamed, isSearch, mayBeNamed, workspaceSymbols } from '../../server/features/workspaceSymbols.ts';
import { contentHash } from '../../server/text/contentHash.ts';
import { DraftIndex, MOST_DRAFTS } from '../../server/workspace/draftIndex.ts';
import { indexDraft, mayHold } from '../../server/workspace/indexedDraft.ts';
import { OpenDraft } from '../../server/workspace/openDraft.ts';

const article = (...entries: string[]) =>
  `A claim [1].\n\n## References\n\n${entries.map((entry, at) => `[${at + 1}] ${entry}`).join('\n')}\n`;
const wall = 'Harbour Times. “The Wall That Holds.” https://www.harbour.example/news/the-wall?utm_source=x';

/** Files in memory that count how often they are read. */
function workspaceOf(files: Record<string, string>) {
  const reads: string[] = [];
  const watch = { on: false, tooMany: 0 };
  const open = new Map<string, OpenDraft>();
  const index = new DraftIndex({
    files: {
      read: async (uri) => {
        reads.push(uri);
        return files[uri] ?? null;
      },
      list: async () => [],
      write: async () => {},
      writeBytes: async () => {},
      drafts: async (_folders, most) => Object.keys(files).slice(0, most),
    },
    folders: () => ['file:///w'],
    openDraft: (uri) => open.get(uri) ?? null,
    openDrafts: () => open.values(),
    watching: () => watch.on,
    tooMany: () => watch.tooMany++,
  });
  const openNow = (uri: string, text: string) => {
    const draft = new OpenDraft(uri, 'markdown', 'markdown', 1, text);
    open.set(draft.key, draft);
    return draft;
  };
  return { files, reads, index, openNow, watch };
}
const all = () => true;
const never = () => false;

describe('the drafts of a workspace', () => {
  test('are known by their sources, each with its places in lines', async () => {
    const { index } = workspaceOf({ 'file:///w/a.md': article(wall) });
    const [found] = await index.find(all, never);
    expect(found!.draft.sources).toEqual([
      {
        label: '1',
        title: 'The Wall That Holds',
        outlet: 'Harbour Times',
        words: '',
        keys: ['harbour.example/news/the-wall'],
        entry: [4, 1, 1],
        uses: [0, 9, 1],
      },
    ]);
  });

  test('are read only when their text can hold what is looked for, and again only when it is another', async () => {
    const { index, files } = workspaceOf({ 'file:///w/a.md': article(wall), 'file:///w/b.md': article('Bay Radio.') });
    const wanted = (text: string) => text.includes('Harbour');
    const first = await index.find(wanted, never);
    expect(first.map(({ uri }) => uri)).toEqual(['file:///w/a.md']);
    expect(index.size).toBe(1);
    const second = await index.find(wanted, never);
    expect(second[0]!.draft).toBe(first[0]!.draft);
    files['file:///w/a.md'] = article(wall, 'Bay Radio. “More.”');
    const third = await index.find(wanted, never);
    expect(third[0]!.draft.sources).toHaveLength(2);
    delete files['file:///w/a.md'];
    expect(await index.find(wanted, never)).toEqual([]);
    expect(index.size).toBe(0);
  });

  test('are read without a wait where that is offered, and whoever waits has a turn in between', async () => {
    const texts: Record<string, string> = { 'file:///w/a.md': article(wall), 'file:///w/b.md': article('Bay Radio.') };
    const log: string[] = [];
    const files = {
      read: async (uri: string) => {
        log.push(`asked for ${uri}`);
        return texts[uri] ?? null;
      },
      readNow: (uri: string) => {
        log.push(`read ${uri}`);
        if (uri.endsWith('c.md')) return null;
        return uri.endsWith('a.md') ? texts[uri]! : undefined;
      },
      list: async () => [],
      write: async () => {},
      writeBytes: async () => {},
      drafts: async () => [...Object.keys(texts), 'file:///w/c.md'],
    };
    const index = new DraftIndex({
      files,
      folders: () => [],
      openDraft: () => null,
      openDrafts: () => [],
      watching: () => false,
      turn: async () => {
        log.push('turn');
      },
    });
    const found = await index.find(all, never);
    expect(found.map(({ uri }) => uri)).toEqual(Object.keys(texts));
    expect(log.filter((line) => line !== 'turn')).toEqual([
      'read file:///w/a.md',
      'read file:///w/b.md',
      'asked for file:///w/b.md',
      // A file that is gone is not asked for again.
      'read file:///w/c.md',
    ]);
    expect(log[0]).toBe('turn');
  });

  test('count as they stand in the editor when they are open', async () => {
    const { index, openNow, reads } = workspaceOf({ 'file:///w/a.md': article(wall) });
    openNow('file:///w/a.md', article(wall, 'Bay Radio. “Unsaved.”'));
    const found = await index.find(all, never);
    expect(found.map(({ draft }) => draft.sources.length)).toEqual([2]);
    expect(reads).toEqual([]);
  });

  test('are read in order, and no more of them than are needed', async () => {
    const files = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`file:///w/${at}.md`, article(wall)]));
    const { index, reads } = workspaceOf(files);
    const seen: string[] = [];
    const found = await index.find(all, never, ({ uri }) => seen.push(uri) === 3);
    expect(found.map(({ uri }) => uri)).toEqual(['file:///w/0.md', 'file:///w/1.md', 'file:///w/2.md']);
    expect(seen).toEqual(found.map(({ uri }) => uri));
    expect(reads.length).toBeLessThan(8);
  });

  test('are left alone once the question is called off', async () => {
    const files = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`file:///w/${n}.md`, article(wall)]));
    const { index, reads } = workspaceOf(files);
    await index.find(all, () => reads.length >= 5);
    expect(reads.length).toBeLessThan(10);
  });

  test('of a client that watches are neither listed nor read again until it tells of a change', async () => {
    const { index, files, reads, watch } = workspaceOf({ 'file:///w/a.md': article(wall) });
    watch.on = true;
    const titles = async () =>
      (await index.find(all, never)).flatMap(({ draft }) => draft.sources.map(({ title }) => title));
    expect(await titles()).toEqual(['The Wall That Holds']);
    files['file:///w/a.md'] = article('Bay Radio. “More.”');
    files['file:///w/b.md'] = article('Coast Review. “Stone.”');
    expect(await titles()).toEqual(['The Wall That Holds']);
    expect(reads).toEqual(['file:///w/a.md']);
    index.fileChanged('file:///w/a.md', true);
    expect(await titles()).toEqual(['More']);
    index.fileChanged('file:///w/b.md', false);
    expect(await titles()).toEqual(['More', 'Stone']);
    delete files['file:///w/a.md'];
    index.listChanged();
    expect(await titles()).toEqual(['Stone']);
    expect(index.size).toBe(1);
  });

  test('are too many only beyond the limit, which is told', async () => {
    const files = Object.fromEntries(Array.from({ length: MOST_DRAFTS }, (_, n) => [`file:///w/${n}.md`, '']));
    const { index, watch, reads } = workspaceOf(files);
    await index.find(never, never);
    expect(watch.tooMany).toBe(0);
    files['file:///w/more.md'] = '';
    await index.find(never, never);
    expect(watch.tooMany).toBe(1);
    expect(reads.length).toBe(2 * MOST_DRAFTS);
  });

  test('are no drafts by another name', async () => {
    const { index, reads } = workspaceOf({ 'file:///w/a.json': article(wall), 'file:///w/b.TXT': article(wall) });
    expect((await index.find(all, never)).map(({ uri }) => uri)).toEqual(['file:///w/b.TXT']);
    expect(reads).toEqual(['file:///w/b.TXT']);
  });
});

describe('references elsewhere', () => {
  const draft = readDraft(
    article(wall, 'Mara Lind. “Stone.” https://doi.org/10.1000/AbC-9', 'Coast. https://coast.example'),
    'markdown',
  );
  const keysAt = (words: string) => knownBy(sourcesAt(draft, draft.text.toString().indexOf(words) + 1));

  test('are told by the page or the DOI, however it is written; not by a bare domain', () => {
    expect(keysAt('[1] ')).toEqual(['harbour.example/news/the-wall']);
    expect(keysAt('[2]')).toEqual(['doi:10.1000/abc-9']);
    expect(keysAt('[3]')).toEqual([]);
  });

  test.each([
    ['http://harbour.example/news/the-wall/', true],
    ['https://m.harbour.example/news/the-wall?fbclid=1', true],
    ['https://www.harbour.example/amp/news/the-wall', true],
    ['https://harbour.example/news/the-wall-again', false],
    ['https://other.example/news/the-wall', false],
  ])('%s: %s', async (url, isSame) => {
    const { index } = workspaceOf({ 'file:///w/b.md': article('Bay Radio. “Else.”', `The Times. ${url}`) });
    const keys = keysAt('[1] ');
    const drafts = await index.find(mayHold(keys), never);
    expect(referencesElsewhere(drafts, keys, true)).toHaveLength(isSame ? 1 : 0);
    expect(referencesElsewhere(drafts, keys, false)).toEqual([]);
  });

  test('are looked for only in drafts that have the words of the address', () => {
    const may = mayHold(keysAt('[1] '));
    expect(may('See https://HARBOUR.example/news/the-wall.')).toBe(true);
    expect(may('The wall is in the news.')).toBe(false);
  });

  test('a DOI is one in any letters', async () => {
    const { index } = workspaceOf({ 'file:///w/b.md': article('Lind. Stone. doi:10.1000/ABC-9') });
    const keys = keysAt('[2]');
    const drafts = await index.find(mayHold(keys), never);
    expect(referencesElsewhere(drafts, keys, true)).toEqual([
      { uri: 'file:///w/b.md', place: [0, 9, 1] },
      { uri: 'file:///w/b.md', place: [4, 1, 1] },
    ]);
  });
});

describe('the sources of a workspace by name', () => {
  const find = async (query: string) => {
    const { index } = workspaceOf({
      'file:///w/a%20b.md': article(wall, 'Bay Radio. “The Wall, Again.”'),
      'file:///w/c.md': article('Coast Review. “Stone.”'),
    });
    const drafts = await index.find(isSearch(query) ? mayBeNamed(query) : never, never);
    return workspaceSymbols(drafts, query).map(({ name, container }) => `${container} ${name}`);
  };

  test('hold all words of the query, in any order and letters', async () => {
    expect(await find('wall')).toEqual([
      'a b.md [1] Harbour Times: The Wall That Holds',
      'a b.md [2] Bay Radio: The Wall, Again',
    ]);
    expect(await find('AGAIN radio')).toEqual(['a b.md [2] Bay Radio: The Wall, Again']);
    expect(await find('nothing like it')).toEqual([]);
  });

  test('are missed in no text, whatever its letters become in lower case', () => {
    const missed: string[] = [];
    for (let point = 0x21; point < 0x30000; point++) {
      const letter = String.fromCodePoint(point);
      // The others stay what they are.
      if (point > 0x250 && letter.toLowerCase() === letter) continue;
      const name = `A${letter}b`;
      const folded = name.toLowerCase();
      for (const query of [folded, [...folded].slice(0, 2).join('')])
        if (!/\s/.test(query) && !mayBeNamed(query)(`One ${name} more`)) missed.push(`${point.toString(16)}: ${query}`);
    }
    expect(missed).toEqual([]);
    expect(mayBeNamed('a.b')('axb')).toBe(false);
  });

  test('are enough when no list shows more', () => {
    const draft = { sources: indexDraft(readDraft(article(...Array(300).fill(wall)), 'markdown')).sources };
    const enough = enoughNamed('harbour wall');
    expect([enough({ uri: 'a', draft }), enough({ uri: 'b', draft: { sources: [] } })]).toEqual([false, false]);
    expect(enough({ uri: 'c', draft })).toBe(true);
    expect(
      workspaceSymbols(
        [1, 2, 3].map((at) => ({ uri: `${at}`, draft })),
        'harbour wall',
      ),
    ).toHaveLength(500);
  });

  test('are not looked for by a single letter', async () => {
    expect(await find('w')).toEqual([]);
  });
});

test('the hash tells texts apart', () => {
  const texts = Array.from({ length: 20_000 }, (_, n) => `draft ${n} ${'x'.repeat(n % 7)}`);
  expect(new Set(texts.map(contentHash)).size).toBe(texts.length);
  expect(contentHash('same')).toBe(contentHash('same'));
  expect(Number.isSafeInteger(contentHash('any'))).toBe(true);
});
