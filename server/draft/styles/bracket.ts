import { locatorWords, rangeWords } from '../lexicon/shared.ts';
import {
  type CitationMark,
  type Fault,
  type LabelMark,
  type StyleScanner,
  type StyleWriter,
  whatIsBefore,
} from './mark.ts';

/** `[1]`, `[1, 3]`, `[2-5]`, `[2–3; 7]`, `[1, p. 12]`, full-width `［1］`, and `\[1\]` as exports escape it. */
export const bracket: StyleScanner = {
  style: 'bracket',
  mayHold: (masked) => masked.includes('[') || masked.includes('［'),
  scan(masked) {
    const marks: CitationMark[] = [];
    for (const match of masked.matchAll(/(\\?)([[［])([^[\]［］]{1,100}?)(\\?[\]］])/g)) {
      if (!/[\d０-９]/.test(match[3]!)) continue;
      const open = match.index + match[1]!.length;
      const inner = open + match[2]!.length;
      const escaped = match[1] !== '' && match[4]!.length === 2;
      const group = readGroup(match[3]!, inner);
      if (!group) continue;
      const start = escaped ? match.index : open;
      const end = match.index + match[0].length;
      if (isTarget(masked, end)) continue;
      marks.push({
        style: 'bracket',
        start,
        end,
        labels: group.labels,
        before: match[1] !== '' && !escaped ? 'code' : whatIsBefore(masked, start),
        doubtful: escaped || group.doubtful ? 'other' : doubtIn(group.labels),
        fault: group.fault,
      });
    }
    return marks;
  },
};

/** Several sources in one pair of brackets; parted by semicolons where a place in a source has a comma of its own. */
export const bracketWriter: StyleWriter = {
  form: 'bracket',
  numbered: true,
  mark(items) {
    const separator = items.some(({ locator }) => locator !== '') ? '; ' : ', ';
    return `[${items.map(({ label, locator }) => (locator ? `${label}, ${locator}` : label)).join(separator)}]`;
  },
  lead: (label) => `[${label}] `,
};

/** `[1](…)`: the number carries its own link (the address itself is masked). */
const isTarget = (masked: string, end: number): boolean => masked.startsWith('(\uFFFC', end);

function doubtIn(labels: readonly LabelMark[]): CitationMark['doubtful'] {
  if (labels.some(({ label }) => label === '0' || label.length > 7)) return 'other';
  return labels.some(({ label }) => isYear(label)) ? 'year' : false;
}

/** Whether the number reads as a year of our time or of history. */
export const isYear = (label: string): boolean => /^(?:1\d{3}|20\d{2})$/.test(label);

// More members than this are a slip, and would drown the writer in findings.
const MOST_MEMBERS = 100;
const NUMBER = /^\d{1,9}$/;
/** `: 118`, `: 44–46` */
const BARE_PAGE = /^\s?:\s\d{1,4}(?:\s?[-–]\s?\d{1,4})?$/;
const DASH = '[-‐‑‒–—−－～〜]';

export interface Group {
  readonly labels: readonly LabelMark[];
  readonly fault: Fault | null;
  /** A page follows with no word for it (`[2: 118]`): as likely a time or a verse. */
  readonly doubtful?: boolean;
}

/**
 * Reads what stands between the brackets, or null when it is no group of numbers. `at` is the offset of `content`.
 * Inside a range each member gets the column of the range's first number.
 */
export function readGroup(content: string, at: number): Group | null {
  const labels: LabelMark[] = [];
  let fault: Fault | null = null;
  let inLocator = false;
  let located = false;
  let doubtful = false;
  let offset = at;
  for (const part of content.split(/([;；]|[,，、])/)) {
    const here = offset;
    offset += part.length;
    if (/^[;；]$/.test(part)) inLocator = false;
    if (/^[;；,，、]$/.test(part)) continue;
    const text = clean(part);
    if (text === '') {
      if (!inLocator) fault ??= 'empty-member';
      continue;
    }
    if (inLocator && /^[\d\p{L}]/u.test(text)) continue;
    const member = readMember(part, here);
    if (member) {
      labels.push(...member.labels);
      fault = fault ?? member.fault;
      inLocator = member.locator;
      doubtful ||= member.doubtful === true;
    } else if (labels.length > 0 && startsLocator(text)) inLocator = true;
    else return null;
    located ||= inLocator;
  }
  if (labels.length === 0 && fault !== 'reversed-range' && fault !== 'long-range') return null;
  // `[1, p. 3; 1, p. 9]`: two places in one source.
  if (!fault && !located && new Set(labels.map(({ label }) => label)).size < labels.length) fault = 'repeated-member';
  return { labels, fault, doubtful };
}

interface Member {
  readonly labels: readonly LabelMark[];
  readonly fault: Fault | null;
  readonly locator: boolean;
  readonly doubtful?: boolean;
}

function readMember(part: string, at: number): Member | null {
  const lead = /^[\s\u200B-\u200D\u2060\uFEFF]*/.exec(part)![0].length;
  const text = part.slice(lead).replace(/[\s\u200B-\u200D\u2060\uFEFF]+$/, '');
  const start = at + lead;
  const head = /^[\d０-９]{1,9}/.exec(text);
  if (!head) return null;
  const first = toNumber(head[0]);
  const rest = text.slice(head[0].length);
  if (rest === '') return { labels: [label(first, start, start + head[0].length)], fault: null, locator: false };
  const range = new RegExp(`^\\s*(?:--|${DASH}|(?<=\\s)(\\p{L}+)(?=\\s))\\s*([\\d０-９]{1,9})$`, 'u').exec(rest);
  if (range && (range[1] === undefined || rangeWords().has(range[1]))) {
    return readRange(first, toNumber(range[2]!), start, head[0].length, start + text.length);
  }
  if (/^[\s:]/.test(rest) && startsLocator(rest.replace(/^[\s:]+/, ''))) {
    return { labels: [label(first, start, start + head[0].length)], fault: null, locator: true };
  }
  if (BARE_PAGE.test(rest)) {
    return { labels: [label(first, start, start + head[0].length)], fault: null, locator: true, doubtful: true };
  }
  return null;
}

function readRange(first: number, last: number, start: number, width: number, end: number): Member {
  const span = { start, end };
  if (last < first) return { labels: [], fault: 'reversed-range', locator: false };
  if (last - first >= MOST_MEMBERS) return { labels: [], fault: 'long-range', locator: false };
  const labels = Array.from({ length: last - first + 1 }, (_, index) => ({
    ...label(first + index, start, start + width),
    range: span,
  }));
  return { labels, fault: null, locator: false };
}

const label = (number: number, start: number, end: number): LabelMark => ({
  label: String(number),
  start,
  end,
  range: null,
});

const clean = (text: string): string => text.replace(/[\u200B-\u200D\u2060\uFEFF]/g, '').trim();

/** The number written in ASCII or full-width digits. */
export const toNumber = (digits: string): number =>
  Number(digits.replace(/[０-９]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)));

/** Whether a label is written in digits alone. */
export const isNumeric = (text: string): boolean => NUMBER.test(text);

const startsLocator = (text: string): boolean =>
  /^[§¶]/.test(text) || locatorWords().at(text.toLowerCase(), 0) !== null;
