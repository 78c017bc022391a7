import { type CitationMark, type LabelMark, type StyleScanner, type StyleWriter, whatIsBefore } from './mark.ts';

const KEY = /(?:^|[\s;,([-])@([\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&+?<>~/-](?=[\p{L}\p{N}_]))*)/gu;

// Figures, tables and sections that Quarto numbers itself (its documentation, “Cross References”).
const CROSS_REFERENCE =
  /^(?:fig|tbl|sec|eq|lst|thm|lem|cor|prp|cnj|def|exm|exr|sol|rem|alg|nte|tip|wrn|imp|cau|suppfig|supptbl)-/;

/** `[@key, p. 3; @other]` and, in the running text, `@key` (pandoc's citation syntax). */
export const pandoc: StyleScanner = {
  style: 'pandoc',
  mayHold: (masked) => masked.includes('@'),
  scan(masked) {
    const marks: CitationMark[] = [];
    for (const match of masked.matchAll(/\[([^[\]\n]{2,300})\]/g)) {
      const labels = keysIn(match[1]!, match.index + 1);
      if (labels.length === 0) continue;
      marks.push({
        style: 'pandoc',
        start: match.index,
        end: match.index + match[0].length,
        labels,
        before: whatIsBefore(masked, match.index),
        doubtful: false,
        fault: null,
      });
    }
    for (const match of masked.matchAll(IN_TEXT)) {
      if (CROSS_REFERENCE.test(match[1]!)) continue;
      const start = match.index + match[0].length - match[1]!.length;
      const end = match.index + match[0].length;
      if (marks.some((mark) => mark.start < end && match.index < mark.end)) continue;
      const label = { label: `@${match[1]!}`, start, end, range: null };
      marks.push({
        style: 'pandoc',
        start: match.index,
        end,
        labels: [label],
        before: 'space',
        doubtful: WITH_YEAR.test(match[1]!) ? false : 'other',
        fault: null,
      });
    }
    return marks.sort((a, b) => a.start - b.start);
  },
};

// An address (`a@b.org`, `https://host/@name`) has something before its sign, and so has a package (`@scope/name`) behind.
const IN_TEXT =
  /(?<![\p{L}\p{N}@./\\_-])-?@([\p{L}_](?:[\p{L}\p{N}_]|[:.#$%&+?<>~-](?=[\p{L}\p{N}_]))*)(?![\p{L}\p{N}@/])/gu;

// A bare name is a handle more often: only the rest of the draft proves it a key.
const WITH_YEAR = /^[\p{L}_:-]+(?:1[5-9]|20)\d{2}[a-z]?(?![\p{N}])/u;

function keysIn(content: string, at: number): LabelMark[] {
  const keys = [...content.matchAll(KEY)].filter((match) => !CROSS_REFERENCE.test(match[1]!));
  return keys.map((match) => {
    const start = at + match.index + match[0].length - match[1]!.length;
    return { label: `@${match[1]!}`, start, end: start + match[1]!.length, range: null };
  });
}

/** `[@a, p. 3; @b]`; an entry in the draft itself opens with its key as the text cites it. */
export const pandocWriter: StyleWriter = {
  form: 'pandoc',
  numbered: false,
  mark: (items) => `[${items.map(({ label, locator }) => `@${label}${locator && `, ${locator}`}`).join('; ')}]`,
  lead: (label) => `[@${label}] `,
};
