import type { CitationMark, StyleScanner } from './mark.ts';

/** A bare number stuck to the end of a sentence (`river.1 By`), as some exports leave it. Only a list proves it. */
export const digit: StyleScanner = {
  style: 'digit',
  mayHold: (masked) => /[.!?”"’)]\d/.test(masked),
  scan(masked) {
    const marks: CitationMark[] = [];
    for (const match of masked.matchAll(
      /(?<=[\p{L}\p{M}%)”"’][.!?,]?[”"’)]?[.!?”"’])(\d{1,3})(?=\s|$|[.,;](?:\s|$))/gu,
    )) {
      const start = match.index;
      const end = start + match[1]!.length;
      // `v2.1`, `No.1`, `a.1`: a word of one or two letters before the point is no sentence.
      if (/(?:^|[^\p{L}])[\p{L}]{1,2}\.$/u.test(masked.slice(Math.max(0, start - 4), start))) continue;
      marks.push({
        style: 'digit',
        start,
        end,
        labels: [{ label: String(Number(match[1])), start, end, range: null }],
        before: 'punctuation',
        doubtful: 'other',
        fault: null,
      });
    }
    return marks;
  },
};
