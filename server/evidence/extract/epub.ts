import { BoundedParser } from './boundedParser.ts';
import { decode } from './decode.ts';
import { dublinCore } from './docx.ts';
import { type Extracted, LONGEST_TEXT, nothingKnown, type Origin, UnreadableError } from './extracted.ts';
import { doiIn } from './htmlMeta.ts';
import { readPage } from './htmlText.ts';
import { readZip } from './zip.ts';

const CONTAINER = 'META-INF/container.xml';
const LOCKS = 'META-INF/encryption.xml';

/** Text and facts of an electronic book (EPUB 2 and 3): its chapters in the order of its spine. */
export function extractEpub(bytes: Uint8Array, _origin: Origin): Extracted {
  const files = readZip(bytes, (name) => /\.(?:opf|x?html?|xml)$/i.test(name));
  const text = (name: string) => {
    const file = files.get(name);
    return file ? decode(file, null, true) : null;
  };
  const packageName = attributesOf(text(CONTAINER) ?? '', 'rootfile')[0]?.['full-path'];
  const pack = packageName === undefined ? null : text(packageName);
  if (packageName === undefined || pack === null)
    throw new UnreadableError('holds no book: its list of contents is missing');
  const folder = packageName.replace(/[^/]*$/, '');
  const items = new Map(attributesOf(pack, 'item').map((item) => [item.id ?? '', item.href ?? '']));
  const chapters: string[] = [];
  let length = 0;
  for (const { idref } of attributesOf(pack, 'itemref')) {
    const page = text(resolve(folder, items.get(idref ?? '') ?? ''));
    if (page === null || length > LONGEST_TEXT) continue;
    const { article, furniture } = readPage(page);
    const chapter = [article, furniture].filter((part) => part !== '').join('\n\n');
    length += chapter.length;
    if (chapter !== '') chapters.push(chapter);
  }
  const { title, creator, publisher, date, identifier } = dublinCore(pack);
  return {
    ...nothingKnown,
    format: 'epub',
    text: chapters.join('\n\n'),
    title,
    author: creator,
    outlet: publisher,
    date,
    doi: doiIn(identifier),
    problem: problemOf(chapters, text(LOCKS)),
  };
}

function problemOf(chapters: readonly string[], locks: string | null): string | null {
  // Locked fonts are common in free books; locked chapters are not text.
  if (/\.x?html?"/i.test(locks ?? '')) return 'This copy holds no text: the book is locked against copying.';
  return chapters.length === 0 ? 'This copy holds no text: the book has none, or only pictures.' : null;
}

function attributesOf(xml: string, tag: string): Record<string, string>[] {
  const found: Record<string, string>[] = [];
  const parser = new BoundedParser(
    {
      onopentag(name, attributes) {
        if (name.replace(/^.*:/, '') === tag && found.length < 20_000) found.push(attributes);
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return found;
}

/** `OEBPS/` and `../text/a%20b.xhtml#x` → the name inside the zip file. */
function resolve(folder: string, href: string): string {
  const path = new URL(href, `zip://x/${folder}`).pathname.slice(1);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
