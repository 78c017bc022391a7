/**
 * A masked text has the length of the raw one, so offsets agree: what is no prose (code, addresses, tags) is replaced
 * unit by unit with `OPAQUE`, and pure markup (emphasis marks, quote marks) with `SKIP`, which scanners pass over.
 */
export const OPAQUE = '\uFFFC';
export const SKIP = '\u2060';

/** The text of the same length with every line break that is a lone carriage return as a line feed. */
const lineFeeds = (raw: string): string => (raw.includes('\r') ? raw.replace(/\r(?!\n)/g, '\n') : raw);

/** Collects what to mask in one raw text. */
export class Mask {
  readonly raw: string;
  readonly #spans: { start: number; end: number; sign: string }[] = [];

  constructor(raw: string) {
    this.raw = lineFeeds(raw);
  }

  /** Hides the units from `start` up to `end`. An opaque span wins over a skipped one where they overlap. */
  hide(start: number, end: number, sign: typeof OPAQUE | typeof SKIP): void {
    if (end > start) this.#spans.push({ start, end, sign });
  }

  /** The masked text. Line breaks stay, so that lines can still be told. */
  apply(): string {
    if (this.#spans.length === 0) return this.raw;
    const out: string[] = [];
    let at = 0;
    const ordered = [...this.#spans].sort((a, b) => a.start - b.start || (a.sign === OPAQUE ? -1 : 1));
    for (const { start, end, sign } of ordered) {
      if (end <= at) continue;
      const from = Math.max(start, at);
      out.push(this.raw.slice(at, from), this.raw.slice(from, end).replace(/[^\n]/g, sign));
      at = end;
    }
    out.push(this.raw.slice(at));
    return out.join('');
  }
}

/** As `plainText`, for words that are quoted: what stands in code is said, the rest of what is hidden is not. */
export function spokenText(masked: string, raw: string): string {
  if (!masked.includes(OPAQUE)) return plainText(masked);
  return plainText(
    masked.replace(/\uFFFC+/g, (hidden, at: number) => {
      const written = raw.slice(at, at + hidden.length);
      return /^`+[^`]+`+$/.test(written) ? written.replace(/^`+|`+$/g, '') : '';
    }),
  );
}

/** The prose of a masked span as a person reads it: skipped marks gone, line breaks and runs of space one space. */
export function plainText(masked: string): string {
  return masked
    .replace(/\u2060/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
