import { windows1252 } from './decode.ts';
import { type Extracted, type Format, LARGEST_FILE, LONGEST_TEXT, type Origin, UnreadableError } from './extracted.ts';

/**
 * Reads text and facts out of a file of any of the known formats. What it is is told by its bytes first, then by the
 * type that a server gave it, then by the ending of its name.
 * @throws UnreadableError for a file that holds nothing that can be read; its message goes after the file's name
 */
export async function extract(bytes: Uint8Array, origin: Origin): Promise<Extracted> {
  if (bytes.length > LARGEST_FILE) throw new UnreadableError('is larger than 64 MB and was not read');
  const found = await READERS[formatOf(bytes, origin)](bytes, origin);
  return found.text.length > LONGEST_TEXT ? { ...found, text: found.text.slice(0, LONGEST_TEXT) } : found;
}

// Each is loaded when first needed: the reader of PDF files alone is larger than everything else.
const READERS: Readonly<Record<Format, (bytes: Uint8Array, origin: Origin) => Promise<Extracted>>> = {
  html: async (bytes, origin) => (await import('./html.ts')).extractHtml(bytes, origin),
  mhtml: async (bytes, origin) => (await import('./mhtml.ts')).extractMhtml(bytes, origin),
  pdf: async (bytes, origin) => (await import('./pdf.ts')).extractPdf(bytes, origin),
  docx: async (bytes, origin) => (await import('./docx.ts')).extractDocx(bytes, origin),
  epub: async (bytes, origin) => (await import('./epub.ts')).extractEpub(bytes, origin),
  text: async (bytes, origin) => (await import('./plain.ts')).extractPlain(bytes, origin),
  markdown: async (bytes, origin) => (await import('./markdown.ts')).extractMarkdown(bytes, origin),
  subtitles: async (bytes, origin) => (await import('./subtitles.ts')).extractSubtitles(bytes, origin),
};

const ENDINGS: readonly (readonly [RegExp, Format])[] = [
  [/\.(?:x?html?|php|aspx?|jsp)$/i, 'html'],
  [/\.(?:mht|mhtml)$/i, 'mhtml'],
  [/\.(?:md|markdown|qmd|rmd|mdx)$/i, 'markdown'],
  [/\.(?:srt|vtt)$/i, 'subtitles'],
];

/** What the bytes are; the first kilobytes tell. */
function formatOf(bytes: Uint8Array, { name, contentType }: Origin): Format {
  const head = windows1252(bytes.subarray(0, 4096));
  const type = (contentType ?? '').replace(/;.*$/s, '').trim().toLowerCase();
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return zipFormat(bytes, name, type);
  const refusal = refusalOf(head, type);
  if (refusal) throw new UnreadableError(refusal);
  const start = head
    .replace(/^(?:ÿþ|þÿ|ï»¿)/, '')
    .replaceAll('\0', '')
    .trimStart();
  if (/^WEBVTT(?:\s|$)/.test(start) || /^\d+\s*\r?\n\d+:\d\d:\d\d[,.]\d+ +-->/.test(start)) return 'subtitles';
  if (/^(?:[\w-]+: [^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)*?Content-Type: *multipart\/related/i.test(start)) return 'mhtml';
  if (type === 'multipart/related' || type === 'message/rfc822') return 'mhtml';
  const ending = ENDINGS.find(([pattern]) => pattern.test(name))?.[1];
  if (/^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b/i.test(start))
    return 'html';
  if (type === 'text/html' || type === 'application/xhtml+xml') return 'html';
  if (type === 'text/markdown') return 'markdown';
  if (type === 'text/vtt' || type === 'application/x-subrip') return 'subtitles';
  if (looksBinary(head))
    throw new UnreadableError('is neither text nor one of HTML, MHTML, PDF, DOCX, EPUB or subtitles');
  return ending ?? 'text';
}

function zipFormat(bytes: Uint8Array, name: string, type: string): Format {
  const held = windows1252(bytes.subarray(0, 200));
  if (held.includes('application/epub+zip') || type === 'application/epub+zip') return 'epub';
  // The names stand once more at the end of the file, all together.
  const names = windows1252(bytes.subarray(Math.max(0, bytes.length - 256 * 1024)));
  if (names.includes('word/document.xml')) return 'docx';
  if (names.includes('META-INF/container.xml')) return 'epub';
  if (/\.docx$/i.test(name) || type.includes('wordprocessingml')) return 'docx';
  if (/\.epub$/i.test(name)) return 'epub';
  throw new UnreadableError('is a packed file, but neither a Word document (DOCX) nor a book (EPUB)');
}

function refusalOf(head: string, type: string): string | null {
  if (head.startsWith('ÐÏ\x11à')) return 'is in an old format of Word or Excel. Save it as DOCX or PDF and take that';
  if (head.startsWith('{\\rtf')) return 'is in Rich Text Format. Save it as DOCX or PDF and take that';
  if (/^(?:‰PNG|GIF8|ÿØÿ|RIFF....WEBP)/s.test(head) || /^image\//.test(type)) return 'is a picture and holds no text';
  return /^(?:audio|video)\//.test(type)
    ? 'is a recording and holds no text. Take its subtitles or a transcript'
    : null;
}

/** Zeros and control characters that no text has; UTF-16 has zeros in every second place and is text. */
function looksBinary(head: string): boolean {
  if (/^(?:ÿþ|þÿ)/.test(head)) return false;
  const odd = head.replace(/[^\0]\0/g, '').replace(/\0[^\0]/g, '');
  if (odd.length < head.length * 0.3) return false;
  const controls = head.match(/[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]/g)?.length ?? 0;
  return controls > head.length * 0.02;
}
