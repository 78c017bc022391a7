import { describe, expect, test } from 'vitest';
import { FURNITURE_MARK } from '../../../server/evidence/copy.ts';
import { latin, read } from './files.ts';

const PROSE =
  'The wall was raised in the spring after the flood, and the council paid for it with a loan that ran for thirty years. Nobody on the quay expected it to hold through the first winter. ' +
  'When it did, the harbour master had the date cut into the stone above the gate, where it can be read to this day by anyone who comes in by boat.';

describe('text of a page', () => {
  test('lines end where blocks and <br> do; scripts, styles and comments are no text', async () => {
    const { text, problem } = await read(
      `<!DOCTYPE html><html><head><title>Wall</title><style>p{}</style></head><body>
      <h1>The <em>wall</em>
      holds</h1><p>One&nbsp;line,<br>and&shy;other<wbr>s.</p><script>var x = "<p>no</p>";</script><!-- <p>no</p> -->
      <ul><li>first<li>second</ul><table><tr><td>Mean</td><td>40&nbsp;%</td></tr></table>
      <blockquote>She said <q>never</q>.</blockquote><pre>a
  b</pre><p>${PROSE}</p></body></html>`,
      'wall.html',
    );
    expect(text).toBe(
      `The wall holds\n\nOne line,\nandothers.\n\nfirst\nsecond\n\nMean 40 %\n\nShe said “never”.\n\na\nb\n\n${PROSE}`,
    );
    expect(problem).toBeNull();
  });

  test('menus and footers stand last, below their mark', async () => {
    const { text } = await read(
      `<html><body><nav><a href=/>Home</a> <a href=/news>News</a></nav><div class="cookie-banner">We use cookies.</div>
      <main><article><p>${PROSE}</p><aside>Box: 40 boats.</aside><footer>Notes.</footer></article></main>
      <footer>© Quay Times</footer></body></html>`,
      'wall.html',
    );
    const [article, furniture] = text.split(`${FURNITURE_MARK}\n`);
    expect(article).toBe(`${PROSE}

Box: 40 boats.
Notes.

`);
    expect(furniture).toContain('Home News');
    expect(furniture).toContain('We use cookies.');
    expect(furniture).toContain('© Quay Times');
  });

  test('elements that are never closed spoil nothing', async () => {
    const { text } = await read(`<p>One <b>two<p>three</i> four<div>five</span><td>six`, 'x.html');
    expect(text).toBe('One two\n\nthree four\n\nfive six');
  });

  test('what a page says of itself', async () => {
    const { text: _, ...facts } = await read(
      `<html><head><title>Wall – Quay Times</title>
      <link rel="canonical" href="https://example.org/wall"><meta property="og:title" content="The Wall That Holds">
      <meta property="og:site_name" content="Quay Times"><meta name="author" content="Ada Quill">
      <meta property="article:published_time" content="2021-03-04T08:00:00Z"><meta name="citation_doi" content="doi:10.1000/wall.7">
      </head><body><p>${PROSE}</p></body></html>`,
      'x.html',
    );
    expect(facts).toEqual({
      format: 'html',
      pages: null,
      title: 'The Wall That Holds',
      outlet: 'Quay Times',
      author: 'Ada Quill',
      date: '2021-03-04T08:00:00Z',
      doi: '10.1000/wall.7',
      canonical: 'https://example.org/wall',
      problem: null,
    });
  });

  test('facts from JSON-LD, broken blocks passed over', async () => {
    const found = await read(
      `<html><head><title>x</title><script type="application/ld+json">{ broken</script>
      <script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"no"},{"@type":"NewsArticle","headline":"The Wall",
      "author":[{"name":"Ada Quill"},{"name":"B. Dock"}],"publisher":{"name":"Quay Times"},"datePublished":"2021-03-04"}]}</script>
      </head><body><p>${PROSE}</p></body></html>`,
      'x.html',
    );
    expect(found).toMatchObject({
      title: 'The Wall',
      author: 'Ada Quill; B. Dock',
      outlet: 'Quay Times',
      date: '2021-03-04',
    });
  });
});

describe('pages without an article', () => {
  test.each([
    ['<html><body><div id="root"></div><script src="app.js"></script></body></html>', /put together by scripts/],
    [
      '<html><body><div id=x>Loading…</div><noscript>You need to enable JavaScript to run this app.</noscript><script src=a.js></script></body></html>',
      /put together by scripts/,
    ],
    ['<html><body></body></html>', /the page is empty/],
    ['<html><body><nav>Home News</nav></body></html>', /only menus/],
    [
      '<html><body><h1>The wall</h1><p>The wall was raised in the spring.</p><div>Subscribe to continue reading.</div></body></html>',
      /to pay or to sign in/,
    ],
    [
      '<html lang=de><body><h1>Die Mauer</h1><p>Die Mauer wurde gebaut.</p><div>Jetzt weiterlesen mit Plus</div></body></html>',
      /to pay or to sign in/,
    ],
    [
      `<html><head><script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script></head><body><p>${PROSE}</p></body></html>`,
      /to pay or to sign in/,
    ],
  ])('%s', async (html, message) => {
    const { problem } = await read(html, 'x.html');
    expect(problem).toMatch(/^This copy holds no article text/);
    expect(problem).toMatch(message);
  });

  test('a short page, and one that only speaks of subscriptions, are articles', async () => {
    expect((await read('<p>The ferry is cancelled today.</p>', 'x.html')).problem).toBeNull();
    const long = `<p>${PROSE}</p>`.repeat(3);
    expect(
      (await read(`<body><article>${long}</article><p>Subscribe to continue reading our mail.</p>`, 'x.html')).problem,
    ).toBeNull();
  });

  test('an article that the page carries as data is taken from there', async () => {
    const data = JSON.stringify({ '@type': 'Article', articleBody: PROSE });
    const { text, problem } = await read(
      `<html><body><div id="root"></div><script type="application/ld+json">${data}</script><script src=a.js></script></body></html>`,
      'x.html',
    );
    expect({ text, problem }).toEqual({ text: PROSE, problem: null });
  });
});

describe('encodings', () => {
  const page = (head: string, body: string) => `<html><head>${head}</head><body><p>${body}</p></body></html>`;
  test('the header wins over the page', async () => {
    const file = latin(page('<meta charset="utf-8">', 'Caf\xe9 \x93quoted\x94'));
    expect((await read(file, 'x.html', 'text/html; charset=windows-1252')).text).toBe('Café “quoted”');
  });

  test('the page says it itself', async () => {
    const file = latin(
      page('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', '\xcf\xf0\xe8\xe2\xe5\xf2'),
    );
    expect((await read(file, 'x.html')).text).toBe('Привет');
  });

  test('labels that the bytes belie are passed over', async () => {
    const utf8 = new TextEncoder().encode(page('<meta charset="iso-8859-1">', 'Café “quoted”'));
    expect((await read(utf8, 'x.html', 'text/html; charset=latin1')).text).toBe('Café “quoted”');
    expect((await read(latin(page('<meta charset="utf-8">', 'Caf\xe9 cr\xe8me')), 'x.html')).text).toBe('Café crème');
    const japanese = latin(`<html lang="ja"><meta charset=utf-8><body><p>\x93\xfa\x96\x7b\x8c\xea</p>`);
    expect((await read(japanese, 'x.html')).text).toBe('日本語');
    expect((await read(latin('<meta charset="klingon"><p>Caf\xe9'), 'x.html')).text).toBe('Café');
  });

  test('one broken character does not make a page another encoding', async () => {
    const body = new TextEncoder().encode(page('<meta charset="utf-8">', 'é'.repeat(40)));
    const broken = Uint8Array.from([...body.slice(0, 60), 0xff, ...body.slice(60)]);
    expect((await read(broken, 'x.html')).text).toContain('é'.repeat(30));
  });

  test('UTF-16, with a mark and without', async () => {
    const units = Uint8Array.from(
      page('', 'Café zum Anker')
        .split('')
        .flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]),
    );
    expect((await read(Uint8Array.from([0xff, 0xfe, ...units]), 'x.html')).text).toBe('Café zum Anker');
    expect((await read(units, 'x.html')).text).toBe('Café zum Anker');
  });
});
