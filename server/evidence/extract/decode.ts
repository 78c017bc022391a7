/** Encodings that a page may be in when it says none or a wrong one, by the language it says it is in. */
const BY_LANGUAGE: Readonly<Record<string, readonly string[]>> = {
  ja: ['shift_jis', 'euc-jp', 'iso-2022-jp'],
  zh: ['gb18030', 'big5'],
  ko: ['euc-kr'],
  ru: ['windows-1251'],
  uk: ['windows-1251'],
  bg: ['windows-1251'],
  pl: ['windows-1250'],
  cs: ['windows-1250'],
  sk: ['windows-1250'],
  hu: ['windows-1250'],
  sl: ['windows-1250'],
  hr: ['windows-1250'],
  el: ['windows-1253'],
  tr: ['windows-1254'],
  he: ['windows-1255'],
  ar: ['windows-1256'],
  lt: ['windows-1257'],
  lv: ['windows-1257'],
  th: ['windows-874'],
  vi: ['windows-1258'],
};
const DEFAULT = 'windows-1252';
/** Where a page may name its encoding: the HTML standard looks at 1,024 bytes, real pages come later. */
const HEAD = 8192;
/** A page in UTF-8 with a broken character here and there stays UTF-8; beyond this share it is something else. */
const BROKEN = 0.1;

/**
 * Bytes as text. A byte order mark wins, then what the answer's header says, then what the page says of itself, then
 * what the bytes look like; a label that the bytes belie is passed over.
 * @param label the charset of a `Content-Type`, or null
 * @param inPage whether the text may name its encoding itself (`<meta charset>`, `<?xml encoding?>`)
 */
export function decode(bytes: Uint8Array, label: string | null, inPage = false): string {
  const mark = byteOrderMark(bytes) ?? silentUtf16(bytes);
  if (mark) return strip(new TextDecoder(mark).decode(bytes));
  const head = inPage ? windows1252(bytes.subarray(0, HEAD)) : '';
  const named = [label, labelIn(head)].map(known).filter((name) => name !== null);
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  const { foreign, broken } = count(bytes, utf8);
  // Bytes above 127 that all happen to be whole UTF-8 characters are UTF-8, whatever the label says.
  if (broken === 0 && !named.some((name) => /^iso-2022/.test(name))) return strip(utf8);
  for (const name of named) {
    if (name === 'utf-8') {
      if (broken <= foreign * BROKEN) return strip(utf8);
    } else if (!/^utf-16/.test(name)) return decodeAs(name, bytes);
  }
  if (named.length === 0 && broken <= foreign * BROKEN) return strip(utf8);
  return legacy(bytes, languageIn(head));
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

/** UTF-16 without a mark: text in it has a zero in nearly every second byte. */
function silentUtf16(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, 1024) & ~1;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  if (length < 8) return null;
  if (odd > length * 0.3 && even === 0) return 'utf-16le';
  return even > length * 0.3 && odd === 0 ? 'utf-16be' : null;
}

function count(bytes: Uint8Array, utf8: string): { foreign: number; broken: number } {
  let foreign = 0;
  for (const byte of bytes) if (byte >= 0xc0) foreign++;
  let broken = 0;
  for (let at = utf8.indexOf('\ufffd'); at >= 0; at = utf8.indexOf('\ufffd', at + 1)) broken++;
  return { foreign, broken };
}

const labelIn = (head: string): string | null =>
  (/<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head) ??
    /^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]+)/i.exec(head))?.[1] ?? null;

const languageIn = (head: string): string =>
  /<html\b[^>]{0,300}?\blang\s*=\s*["']?([a-z]{2,3})\b/i.exec(head)?.[1]?.toLowerCase() ?? '';

/** The encoding as the platform calls it; null for a label that nobody knows. */
function known(label: string | null): string | null {
  if (label === null) return null;
  try {
    return new TextDecoder(label.trim()).encoding;
  } catch {
    return null;
  }
}

function legacy(bytes: Uint8Array, language: string): string {
  for (const name of BY_LANGUAGE[language] ?? []) {
    try {
      return new TextDecoder(name, { fatal: true }).decode(bytes);
    } catch {
      // Not this one.
    }
  }
  return windows1252(bytes);
}

const decodeAs = (name: string, bytes: Uint8Array): string =>
  name === DEFAULT ? windows1252(bytes) : new TextDecoder(name).decode(bytes);

/** What windows-1252 has from 0x80 to 0x9f (Encoding standard); five of them are not used. */
const C1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Every byte as one character. Node 20 takes windows-1252 for Latin-1 and leaves control characters where quotes stood. */
export function windows1252(bytes: Uint8Array): string {
  return new TextDecoder(DEFAULT).decode(bytes).replace(/[\x80-\x9f]/g, (sign) => C1[sign.charCodeAt(0) - 0x80]!);
}

const strip = (text: string): string => text.replace(/^\ufeff/, '');
