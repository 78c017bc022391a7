import { getDocumentProxy } from 'unpdf';
import { type Extracted, LONGEST_TEXT, nothingKnown, type Origin, tidy, UnreadableError } from './extracted.ts';
import { doiIn } from './htmlMeta.ts';
import { type Fragment, joinPages, pageLines } from './pdfLayout.ts';

/** Longer documents are read up to here. */
const MOST_PAGES = 3000;
/** Pieces of text on one page; a page full of small print has some 10,000. */
const MOST_PIECES = 50_000;

/** Text and facts of a PDF file: columns one after the other, running heads left out, its pages kept apart. */
export async function extractPdf(bytes: Uint8Array, _origin: Origin): Promise<Extracted> {
  const pdf = await open(bytes);
  try {
    const count = Math.min(pdf.numPages, MOST_PAGES);
    const pages: ReturnType<typeof pageLines>[] = [];
    let length = 0;
    let broken = 0;
    for (let number = 1; number <= count && length <= LONGEST_TEXT; number++) {
      const fragments = await fragmentsOf(pdf, number).catch(() => null);
      if (fragments === null) broken++;
      const lines = pageLines(fragments ?? []);
      for (const line of lines) length += line.text.length;
      pages.push(lines);
    }
    const { info } = (await pdf.getMetadata().catch(() => null)) ?? { info: {} };
    const facts = info as { Title?: unknown; Author?: unknown; Subject?: unknown };
    const text = joinPages(pages);
    const string = (value: unknown) => (typeof value === 'string' ? tidy(value) : null);
    return {
      ...nothingKnown,
      format: 'pdf',
      text,
      pages: pages.length,
      title: titleOf(string(facts.Title)),
      author: string(facts.Author),
      doi:
        doiIn(string(facts.Subject)) ??
        doiIn(/\b(?:doi[: ]|doi\.org\/)\s*10\.\S+/i.exec(text.slice(0, 5000))?.[0] ?? null),
      problem: problemOf(text, pages.length, broken),
    };
  } finally {
    await pdf.destroy();
  }
}

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

async function open(bytes: Uint8Array): Promise<Pdf> {
  try {
    // The reader takes the bytes away from their owner, so it gets its own.
    return await getDocumentProxy(bytes.slice(), {
      verbosity: 0,
      isEvalSupported: false,
      disableFontFace: true,
      maxImageSize: 1,
      stopAtErrors: false,
    });
  } catch (error) {
    if ((error as Error).name === 'PasswordException') throw new UnreadableError('asks for a password');
    throw new UnreadableError('is damaged and could not be read as a PDF');
  }
}

async function fragmentsOf(pdf: Pdf, number: number): Promise<Fragment[]> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  const fragments: Fragment[] = [];
  for (const item of items.slice(0, MOST_PIECES)) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const [, , c, d, x, y] = item.transform as [number, number, number, number, number, number];
    // Text on its side (along a margin, in a table's head) would tear the lines apart that it stands beside.
    if (Math.abs(c) > Math.abs(d)) continue;
    fragments.push({ text: item.str, x, y, width: item.width, size: Math.hypot(c, d) || item.height || 10 });
  }
  page.cleanup();
  return fragments;
}

/** Programs put file names in the place of a title. */
const titleOf = (title: string | null): string | null =>
  title && !/^(?:untitled|microsoft word\b|.*\.(?:docx?|pdf|indd|tex|dvi|qxd|rtf)$)/i.test(title) ? title : null;

function problemOf(text: string, pages: number, broken: number): string | null {
  if (broken === pages && pages > 0) return 'This copy holds no text: the pages of the PDF are damaged.';
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  if (letters >= Math.min(40, pages * 10)) return null;
  return 'This copy holds no text: the PDF holds pictures of its pages. Run text recognition (OCR) over it and attach the result.';
}
