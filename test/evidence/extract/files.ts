import { strToU8, zipSync } from 'fflate';
import { PDFDocument, type PDFFont, StandardFonts } from 'pdf-lib';
import { extract } from '../../../server/evidence/extract/index.ts';

/** Bytes of a text, a character a byte above 127 where it is not UTF-8 (a list of numbers) that is wanted. */
export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
export const latin = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

export const read = (content: string | Uint8Array, name: string, contentType: string | null = null) =>
  extract(typeof content === 'string' ? bytes(content) : content, { name, contentType });

/** A zip file of these texts, as Word and e-book programs pack them. */
export const zip = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, file]) => [name, typeof file === 'string' ? strToU8(file) : file] as const),
    ),
  );

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const wordXml = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="${W}" xmlns:mc="x"><w:body>${body}</w:body></w:document>`;

export const docx = (body: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
  zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': wordXml(body), ...more });

/** A book of chapters in XHTML, in this order. */
export const epub = (chapters: readonly string[], more: Readonly<Record<string, string>> = {}): Uint8Array =>
  zip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'OEBPS/book.opf': `<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Tides &amp; Walls</dc:title><dc:creator>Ada Quill</dc:creator><dc:publisher>Quay Press</dc:publisher><dc:date>2019</dc:date></metadata><manifest>${chapters
      .map(
        (_, index) => `<item id="c${index}" href="text/chapter%20${index}.xhtml" media-type="application/xhtml+xml"/>`,
      )
      .join(
        '',
      )}</manifest><spine>${chapters.map((_, index) => `<itemref idref="c${index}"/>`).join('')}</spine></package>`,
    ...Object.fromEntries(
      chapters.map((body, index) => [
        `OEBPS/text/chapter ${index}.xhtml`,
        `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>${body}</body></html>`,
      ]),
    ),
    ...more,
  });

export interface PdfPage {
  /** Lines in the order in which they are written into the file. */
  readonly lines: readonly { readonly text: string; readonly x: number; readonly y: number; readonly size?: number }[];
}

/** A PDF with these lines on its pages (A4: 595 by 842 points, y from the bottom). */
export async function pdf(
  pages: readonly PdfPage[],
  facts: { title?: string; author?: string } = {},
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.TimesRoman);
  for (const { lines } of pages) {
    const page = document.addPage([595, 842]);
    for (const { text, x, y, size = 11 } of lines) page.drawText(text, { x, y, size, font });
  }
  if (facts.title) document.setTitle(facts.title);
  if (facts.author) document.setAuthor(facts.author);
  return document.save();
}

/** Breaks a text into lines of this width (points), words divided as `divide` says. */
export async function wrap(text: string, width: number, size = 11): Promise<string[]> {
  const document = await PDFDocument.create();
  const font: PDFFont = await document.embedFont(StandardFonts.TimesRoman);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (font.widthOfTextAtSize(longer, size) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}
