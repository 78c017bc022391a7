import { decode } from './decode.ts';
import { type Extracted, type Origin, UnreadableError } from './extracted.ts';
import { charsetOf, extractPage } from './html.ts';

/** A page with its parts has at most some thousands; each is looked at once. */
const MOST_PARTS = 10_000;

/**
 * Text and facts of a page that a browser saved as one file (RFC 2557: a `multipart/related` message). The page is its
 * first part in HTML.
 */
export function extractMhtml(bytes: Uint8Array, _origin: Origin): Extracted {
  // One byte a character: places in the string are places in the bytes.
  const raw = latin1(bytes);
  const head = headersOf(raw, 0);
  const boundary = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(head.fields.get('content-type') ?? '');
  const part = boundary ? firstPage(raw, `--${boundary[1] ?? boundary[2]}`, head.end) : pagePart(raw, head, raw.length);
  if (!part) throw new UnreadableError('holds no page: it is damaged or was cut off');
  const type = part.fields.get('content-type') ?? null;
  const page = extractPage(decode(part.bytes, charsetOf(type), true));
  const location = head.fields.get('snapshot-content-location') ?? part.fields.get('content-location') ?? null;
  return {
    ...page,
    format: 'mhtml',
    canonical: page.canonical ?? (location && /^https?:/i.test(location) ? location : null),
  };
}

interface Headers {
  readonly fields: ReadonlyMap<string, string>;
  /** Where the body begins. */
  readonly end: number;
}

function firstPage(raw: string, delimiter: string, from: number) {
  let at = raw.indexOf(delimiter, from);
  for (let count = 0; at >= 0 && count < MOST_PARTS; count++) {
    const start = raw.indexOf('\n', at) + 1;
    const next = raw.indexOf(`\n${delimiter}`, start);
    if (start === 0) return null;
    const found = pagePart(raw, headersOf(raw, start), next < 0 ? raw.length : next);
    if (found) return found;
    at = next < 0 ? -1 : next + 1;
  }
  return null;
}

function pagePart(raw: string, { fields, end }: Headers, stop: number) {
  if (!/^\s*(?:text\/html|application\/xhtml\+xml)/i.test(fields.get('content-type') ?? '')) return null;
  const body = raw.slice(end, stop);
  const encoding = fields.get('content-transfer-encoding')?.trim().toLowerCase();
  const plain = encoding === 'base64' ? fromBase64(body) : encoding === 'quoted-printable' ? fromQuoted(body) : body;
  return { fields, bytes: Uint8Array.from(plain, (sign) => sign.charCodeAt(0)) };
}

/** The header lines from `from` on; a line that begins with a blank goes on with the one before. */
function headersOf(raw: string, from: number): Headers {
  const fields = new Map<string, string>();
  let last = '';
  let at = from;
  while (at < raw.length) {
    const stop = raw.indexOf('\n', at);
    const line = raw.slice(at, stop < 0 ? raw.length : stop).replace(/\r$/, '');
    at = stop < 0 ? raw.length : stop + 1;
    if (line === '') break;
    const pair = /^([\w-]+):\s*(.*)$/.exec(line);
    if (pair) {
      last = pair[1]!.toLowerCase();
      fields.set(last, pair[2]!);
    } else if (/^\s/.test(line)) fields.set(last, `${fields.get(last) ?? ''} ${line.trim()}`);
  }
  return { fields, end: at };
}

const fromQuoted = (text: string): string =>
  text
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function fromBase64(text: string): string {
  const out: string[] = [];
  let bits = 0;
  let held = 0;
  for (const sign of text) {
    const value = DIGITS.indexOf(sign);
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xffffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      out.push(String.fromCharCode((bits >> held) & 0xff));
    }
  }
  return out.join('');
}

/** `latin1` of the platform's decoder is windows-1252, which is not one to one. */
function latin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return parts.join('');
}
