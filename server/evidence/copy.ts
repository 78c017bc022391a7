/**
 * The saved copy of a source: its text, and where and when it was read. One copy is one text file that people can read:
 *
 *     ---
 *     url: https://example.org/harbour
 *     title: The harbour
 *     captured: 2026-11-25T09:30:00Z
 *     ---
 *
 *     The text of the source …
 *
 * The head is the simple part of YAML: one `key: value` a line, a value in quotation marks where it needs them, a list
 * as `- value` lines below its key.
 */
export interface SavedCopy {
  readonly meta: CopyMeta;
  /**
   * The text of the source, lines ended by `\n` and none at its end. Where `meta.pages` says so its pages are set apart
   * by a form feed (U+000C) in front of a page's first line. What a web page has beside its article (menus, footers)
   * stands last, from `furniture` on.
   */
  readonly text: string;
  /** Where in `text` menus and the like begin (an offset, at their mark); the length of the text when there are none. */
  readonly furniture: number;
  /** The line of the file (0-based) on which `text` begins: line n of the text is line `firstLine + n` of the file. */
  readonly firstLine: number;
}

/** What is known of a saved copy; null where it is not. All texts are as the source gives them. */
export interface CopyMeta {
  /** The address it came from, as asked for. */
  readonly url: string | null;
  /** The address that the page itself names, or at which the request ended. */
  readonly canonical: string | null;
  /** Further addresses that lead to it: the steps of a redirect, and what a writer adds by hand. */
  readonly addresses: readonly string[];
  readonly doi: string | null;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly author: string | null;
  /** When the source was published, as it says. */
  readonly date: string | null;
  /** When the copy was made: ISO 8601, UTC. */
  readonly captured: string | null;
  /** How it came: `fetched`, `file` or `clipboard`. */
  readonly method: string | null;
  /** What was read: `html`, `mhtml`, `pdf`, `docx`, `epub`, `text`, `markdown`, `subtitles`. */
  readonly format: string | null;
  /** How many pages it has: a whole number, or null for a text without pages. */
  readonly pages: number | null;
  /** Why it has no text to check against (only scripts, behind a paywall, a scan), in plain words; null when it has. */
  readonly problem: string | null;
  /** SHA-256 of `text` as UTF-8 when the copy was made: hexadecimal. */
  readonly textHash: string | null;
  /** SHA-256 of the bytes that were read: hexadecimal. */
  readonly originalHash: string | null;
  /** Name of the file beside the copy that holds what was read. */
  readonly original: string | null;
}

export const emptyMeta: CopyMeta = {
  url: null,
  canonical: null,
  addresses: [],
  doi: null,
  title: null,
  outlet: null,
  author: null,
  date: null,
  captured: null,
  method: null,
  format: null,
  pages: null,
  problem: null,
  textHash: null,
  originalHash: null,
  original: null,
};

/** Between the pages of a text. */
export const PAGE_BREAK = '\f';
/** The line in front of menus, footers and the like. */
export const FURNITURE_MARK = '<!-- menus and footers of the page -->';

/** The keys of the head, in the order in which they are written. */
const KEYS: Readonly<Record<keyof CopyMeta, string>> = {
  title: 'title',
  outlet: 'outlet',
  author: 'author',
  date: 'date',
  url: 'url',
  canonical: 'canonical',
  addresses: 'addresses',
  doi: 'doi',
  captured: 'captured',
  method: 'method',
  format: 'format',
  pages: 'pages',
  problem: 'problem',
  original: 'original',
  textHash: 'text-sha256',
  originalHash: 'original-sha256',
};
const NAMES = new Map(Object.entries(KEYS).map(([name, key]) => [key, name as keyof CopyMeta]));
/** A head is short; a file that only looks as if it began one is all text. */
const LONGEST_HEAD = 200;

/** The file of a copy. `readCopy` gives the same copy back. */
export function writeCopy({ meta, text }: Pick<SavedCopy, 'meta' | 'text'>): string {
  let head = '';
  for (const [name, key] of Object.entries(KEYS)) {
    const value = meta[name as keyof CopyMeta];
    if (value === null) continue;
    if (typeof value === 'string' || typeof value === 'number') head += `${key}: ${written(String(value))}\n`;
    else if (value.length > 0) head += `${key}:\n${value.map((item) => `  - ${written(item)}\n`).join('')}`;
  }
  return `---\n${head}---\n\n${text}\n`;
}

/**
 * Reads the file of a copy. Any text gives a copy: what is not understood in the head is passed over, and a file without
 * a head is text alone.
 */
export function readCopy(fileText: string): SavedCopy {
  const lines = fileText.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const end = lines[0]?.trimEnd() === '---' ? headEnd(lines) : -1;
  let firstLine = end + 1;
  while (firstLine < lines.length - 1 && lines[firstLine] === '') firstLine++;
  const text = lines.slice(firstLine).join('\n').replace(/\n+$/, '');
  const mark = text.startsWith(FURNITURE_MARK) ? 0 : text.indexOf(`\n${FURNITURE_MARK}`) + 1;
  const furniture = mark === 0 && !text.startsWith(FURNITURE_MARK) ? text.length : mark;
  return { meta: readHead(lines.slice(1, Math.max(end, 0))), text, furniture, firstLine };
}

const headEnd = (lines: readonly string[]): number =>
  lines.slice(0, LONGEST_HEAD).findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/.test(line));

function readHead(lines: readonly string[]): CopyMeta {
  const found: Record<string, string | number | string[]> = {};
  let list: string[] | null = null;
  for (const line of lines) {
    const item = /^\s*-\s+(.*)$/.exec(line);
    if (item && list) {
      const value = unquoted(item[1]!);
      if (value !== null) list.push(value);
      continue;
    }
    list = null;
    const pair = /^([A-Za-z][\w-]*)\s*:(?:\s+(.*))?$/.exec(line);
    const name = pair && NAMES.get(pair[1]!.toLowerCase());
    if (!name) continue;
    const value = unquoted(pair[2] ?? '');
    if (name === 'addresses') found[name] = list = value === null ? [] : [value];
    else if (name === 'pages') {
      if (value !== null && /^\d{1,6}$/.test(value)) found[name] = Number(value);
    } else if (value !== null) found[name] = value;
  }
  return { ...emptyMeta, ...found };
}

/** A value as YAML takes it back: plain where that is safe, otherwise as a JSON string, which YAML reads the same. */
function written(value: string): string {
  const plain =
    /^[\p{L}\p{N}/]/u.test(value) &&
    !/[\u0000-\u001f\u007f-\u009f\u2028\u2029]|: |:$| #|\s$/.test(value) &&
    !/^(?:true|false|null|yes|no|on|off)$/i.test(value);
  return plain ? value : JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029]/g, escaped);
}

const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

function unquoted(value: string): string | null {
  const trimmed = value.trim();
  if (trimmed.startsWith('"')) {
    try {
      return String(JSON.parse(trimmed));
    } catch {
      return trimmed.replace(/^"|"$/g, '');
    }
  }
  if (/^'.*'$/.test(trimmed)) return trimmed.slice(1, -1).replaceAll("''", "'");
  return trimmed === '' || trimmed === '~' || trimmed === 'null' ? null : trimmed;
}
