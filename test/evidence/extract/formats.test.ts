import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { bytes, docx, epub, latin, read, zip } from './files.ts';

const p = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

/** In ms; other programs on the machine do not count. */
const processorTime = (): number => process.cpuUsage().user / 1000;

describe('DOCX', () => {
  test('paragraphs, tables and notes; deleted words and doubles are left out', async () => {
    const body = `${p('The wall &amp; the loan')}<w:p><w:r><w:t>Runs </w:t></w:r><w:r><w:t>are </w:t></w:r><w:del><w:r><w:delText>not </w:delText></w:r></w:del><w:ins><w:r><w:t>joined</w:t><w:tab/><w:t>here</w:t><w:br/><w:t>and here.</w:t></w:r></w:ins></w:p>
      <w:tbl><w:tr><w:tc>${p('Mean')}</w:tc><w:tc>${p('40 %')}</w:tc></w:tr></w:tbl>
      <mc:AlternateContent><mc:Choice>${p('Box')}</mc:Choice><mc:Fallback>${p('Box')}</mc:Fallback></mc:AlternateContent>`;
    const found = await read(
      docx(body, {
        'word/footnotes.xml': `<w:footnotes>${p('A note.')}</w:footnotes>`,
        'docProps/core.xml':
          '<cp:coreProperties xmlns:dc="x"><dc:title>Walls</dc:title><dc:creator>Ada Quill</dc:creator></cp:coreProperties>',
      }),
      'upload.bin',
    );
    expect(found.text).toBe('The wall & the loan\nRuns are joined here\nand here.\nMean\n40 %\n\nBox\n\nA note.');
    expect(found).toMatchObject({ format: 'docx', title: 'Walls', author: 'Ada Quill', problem: null });
  });

  test('without words it says so', async () => {
    expect((await read(docx(p('')), 'x.docx')).problem).toMatch(/holds no text/);
  });

  test('a zip bomb is given up in bounded time and memory', async () => {
    // 105 MB of zeros, packed to some 100 KB.
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(105_000_000) }, { level: 1 });
    expect(bomb.length).toBeLessThan(1_000_000);
    const start = processorTime();
    await expect(read(bomb, 'x.docx')).rejects.toThrow('unpacks to more than 96 MB');
    // Sizes that lie: both headers say one byte.
    const liar = bomb.slice();
    const view = new DataView(liar.buffer);
    for (let at = 0; at < liar.length - 4; at++) {
      const mark = view.getUint32(at, true);
      if (mark === 0x04034b50) view.setUint32(at + 22, 1, true);
      else if (mark === 0x02014b50) view.setUint32(at + 24, 1, true);
    }
    await expect(read(liar, 'x.docx')).rejects.toThrow('unpacks to more than 96 MB');
    expect(processorTime() - start).toBeLessThan(10_000);
  }, 60_000);

  test('broken and foreign zip files', async () => {
    const whole = docx(p('The wall holds.'.repeat(200)));
    await expect(read(whole.slice(0, whole.length - 300), 'x.docx')).rejects.toThrow();
    await expect(read(zip({ 'a.txt': 'x' }), 'x.zip')).rejects.toThrow('neither a Word document (DOCX) nor a book');
    const turned = whole.slice();
    for (let i = 120; i < 400; i++) turned[i] = (i * 37) & 255;
    const result = await read(turned, 'x.docx').catch((error: Error) => error);
    expect(result instanceof Error ? result.message : result.format).toMatch(/is damaged|holds no Word document|docx/);
  });
});

describe('EPUB', () => {
  test('chapters in the order of the spine', async () => {
    const found = await read(epub(['<h1>One</h1><p>The wall held.</p>', '<h1>Two</h1><p>It rained.</p>']), 'book');
    expect(found.text).toBe('One\n\nThe wall held.\n\nTwo\n\nIt rained.');
    expect(found).toMatchObject({
      format: 'epub',
      title: 'Tides & Walls',
      author: 'Ada Quill',
      outlet: 'Quay Press',
      date: '2019',
      problem: null,
    });
  });

  test('a locked book says so', async () => {
    const locks = '<encryption><CipherReference URI="OEBPS/text/chapter%200.xhtml"/></encryption>';
    expect((await read(epub(['…'], { 'META-INF/encryption.xml': locks }), 'x.epub')).problem).toMatch(/locked/);
  });
});

describe('MHTML', () => {
  const message = (part: string) =>
    `From: <Saved by a browser>\r\nSnapshot-Content-Location: https://example.org/wall\r\nSubject: Wall\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----Part--x"\r\n\r\n------Part--x\r\n${part}\r\n------Part--x\r\nContent-Type: text/css\r\n\r\np {}\r\n------Part--x--\r\n`;
  const quoted =
    'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.org/wall\r\n\r\n<html><title>Caf=C3=A9</title><p>The wall =\r\nheld in Caf=C3=A9 =3D.</p></html>';

  test('the page in quoted-printable, with its address', async () => {
    const found = await read(message(quoted), 'wall.mhtml');
    expect(found).toMatchObject({
      format: 'mhtml',
      text: 'The wall held in Café =.',
      title: 'Café',
      canonical: 'https://example.org/wall',
    });
    expect((await read(message(quoted), 'no ending')).format).toBe('mhtml');
  });

  test('the page in base64', async () => {
    const part = `Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from('<p>The wall held — é.</p>').toString('base64')}`;
    expect((await read(message(part), 'wall.mht')).text).toBe('The wall held — é.');
  });

  test('cut off before its page', async () => {
    await expect(read(message(quoted).slice(0, 200), 'wall.mhtml')).rejects.toThrow('holds no page');
  });
});

describe('subtitles', () => {
  test('SubRip: what is said, sentence by sentence', async () => {
    const srt =
      '1\r\n00:00:01,000 --> 00:00:03,500\r\n<i>The wall was raised</i>\r\nin the spring.\r\n\r\n2\r\n00:00:04,000 --> 00:00:06,000\r\n{\\an8}Nobody expected\r\n\r\n3\r\n00:00:06,000 --> 00:00:08,000\r\nit to hold &amp; it did.\r\n';
    const found = await read(srt, 'talk.srt');
    expect(found).toMatchObject({
      format: 'subtitles',
      text: 'The wall was raised in the spring.\nNobody expected it to hold & it did.',
    });
    expect((await read(srt, 'talk.txt')).format).toBe('subtitles');
  });

  test('WebVTT: notes and styles are left out, rolling lines written once', async () => {
    const vtt =
      'WEBVTT - Talk\n\nSTYLE\n::cue { color: red }\n\nNOTE a remark\n\nintro\n00:01.000 --> 00:03.000 align:start\n<v Ada Quill>the wall</v>\n\n00:03.000 --> 00:05.000\nthe wall\nwas <00:04.000><c>raised</c>\n';
    expect((await read(vtt, 'x')).text).toBe('the wall was raised');
  });
});

describe('text and markdown', () => {
  test('text as it stands', async () => {
    expect(await read('\ufeffOne.  \r\n\r\nTwo.\r\n', 'a.txt')).toMatchObject({ format: 'text', text: 'One.\n\nTwo.' });
    expect((await read(latin('Caf\xe9'), 'a.txt')).text).toBe('Café');
    expect((await read('', 'a.txt')).problem).toMatch(/empty/);
  });

  test('markdown as its readers see it', async () => {
    const found = await read(
      '---\ntitle: "The Wall"\ndate: 2021-03-04\nurl: https://example.org/wall\n---\n# The wall\n\n> He said it **never** was [a `loan`](https://example.org "t") \\*.\n\nIt rose [1].\n',
      'wall.md',
    );
    expect(found.text).toBe('The wall\n\nHe said it never was a loan *.\n\nIt rose [1].');
    expect(found).toMatchObject({ title: 'The Wall', date: '2021-03-04', canonical: 'https://example.org/wall' });
  });

  test('what is no text is refused in plain words', async () => {
    await expect(read(latin('\x89PNG\r\n\x1a\n\0\0'), 'a.png')).rejects.toThrow('is a picture and holds no text');
    await expect(
      read(
        Uint8Array.from({ length: 3000 }, (_, i) => (i * 89) & 255),
        'a.bin',
      ),
    ).rejects.toThrow('is neither text nor');
    await expect(read(latin('\xd0\xcf\x11\xe0\xa1\xb1'), 'a.doc')).rejects.toThrow('old format');
    await expect(read(bytes('x'), 'a.mp3', 'audio/mpeg')).rejects.toThrow('is a recording');
  });
});

describe('hostile pages', () => {
  const timed = async (html: string) => {
    const start = processorTime();
    const found = await read(html, 'x.html');
    return { found, took: processorTime() - start };
  };

  test('nested 100,000 deep', async () => {
    for (const tag of ['div', 'span', 'blockquote', 'nav', 'q']) {
      const { found, took } = await timed(
        `${`<${tag}>`.repeat(100_000)}deep${`</${tag}>`.repeat(100_000)}<p>The wall held.</p>`,
      );
      expect(found.text).toContain('deep');
      expect(found.text).toContain('The wall held.');
      expect(took).toBeLessThan(3000);
    }
  }, 60_000);

  test('10 MB of prose', async () => {
    const part = '<p>The wall was raised in the spring.</p>\n';
    const { took, found } = await timed(`<html>${part.repeat(10_000_000 / part.length)}`);
    expect(found.text.length).toBeGreaterThan(8_000_000);
    expect(took).toBeLessThan(10_000);
  }, 60_000);

  test.each(['<b></i>', '<div x="', '<a b c ', '&amp;&#x110000;', '<<<', '<!--', '<script>', ']]>', '<table><p>'])(
    '2 MB of %s',
    async (part) => {
      const { took } = await timed(`<html>${part.repeat(2_000_000 / part.length)}`);
      expect(took).toBeLessThan(4000);
    },
    60_000,
  );
});
