import { type CitationMark, type StyleScanner, whatIsBefore } from './mark.ts';

/** `[RFC2119]`, `[Hale et al. 02]`, `[Source]`: words in brackets, citations only where a list has that label. */
export const key: StyleScanner = {
  style: 'key',
  mayHold: (masked) => masked.includes('['),
  scan(masked) {
    const marks: CitationMark[] = [];
    for (const match of masked.matchAll(/\[#?([\p{L}][^[\]\n@^\uFFFC\u2060]{0,59})\]/gu)) {
      const start = match.index + match[0].length - 1 - match[1]!.length;
      const end = start + match[1]!.length;
      marks.push({
        style: 'key',
        start: match.index,
        end: match.index + match[0].length,
        labels: [{ label: match[1]!.trim().toLowerCase(), start, end, range: null }],
        before: whatIsBefore(masked, match.index),
        doubtful: 'other',
        fault: null,
      });
    }
    return marks;
  },
};
