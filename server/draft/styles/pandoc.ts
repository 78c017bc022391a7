import { type CitationMark, type LabelMark, type StyleScanner, whatIsBefore } from './mark.ts';

const KEY = /(?:^|[\s;,([-])@([\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&+?<>~/-](?=[\p{L}\p{N}_]))*)/gu;

/** `[@key, p. 3; @other]` and, in the running text, `@key` (pandoc's citation syntax). */
export const pandoc: StyleScanner = {
  style: 'pandoc',
  mayHold: (masked) => masked.includes('[@') || masked.includes(' @') || masked.includes('-@'),
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
        doubtful: 'other',
        fault: null,
      });
    }
    return marks;
  },
};

function keysIn(content: string, at: number): LabelMark[] {
  return [...content.matchAll(KEY)].map((match) => {
    const start = at + match.index + match[0].length - match[1]!.length;
    return { label: `@${match[1]!}`, start, end: start + match[1]!.length, range: null };
  });
}
