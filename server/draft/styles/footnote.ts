import { type CitationMark, type StyleScanner, type StyleWriter, whatIsBefore } from './mark.ts';

/** `[^1]`, `[^name]`. Labels are compared without regard to case, as GitHub does. */
export const footnote: StyleScanner = {
  style: 'footnote',
  mayHold: (masked) => masked.includes('[^'),
  scan(masked) {
    const marks: CitationMark[] = [];
    for (const match of masked.matchAll(/\[\^([^\s\]\\^[]{1,80})\]/g)) {
      const start = match.index + 2;
      const end = start + match[1]!.length;
      marks.push({
        style: 'footnote',
        start: match.index,
        end: match.index + match[0].length,
        labels: [{ label: `^${match[1]!.toLowerCase()}`, start, end, range: null }],
        before: whatIsBefore(masked, match.index),
        // `[^a-z]` in a text about patterns
        doubtful: /^.-.$|[\\+*?|()]/.test(match[1]!) && 'other',
        fault: null,
      });
    }
    return marks;
  },
};

/** One mark a source. A place in the source stands behind the mark: the note is shared by all its marks. */
export const footnoteWriter: StyleWriter = {
  form: 'footnote',
  numbered: false,
  mark: (items) => items.map(({ label, locator }) => `[^${label}]${locator && ` (${locator})`}`).join(', '),
  lead: (label) => `[^${label}]: `,
};
