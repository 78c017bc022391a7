import { type CitationMark, type StyleScanner, whatIsBefore } from './mark.ts';

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The number that raised digits (`¹²`) or a circled digit (`①` to `⑳`) write. */
export function raisedNumber(text: string): number {
  const circled = text.codePointAt(0)! - 0x2460;
  if (circled >= 0 && circled < 20) return circled + 1;
  return Number([...text].map((sign) => RAISED.indexOf(sign)).join(''));
}

/** `word¹`, `①`. Mostly exponents and bullets: only a list that writes its numbers so proves a citation. */
export const superscript: StyleScanner = {
  style: 'superscript',
  mayHold: (masked) => /[⁰¹²³⁴-⁹①-⑳]/.test(masked),
  scan(masked) {
    const marks: CitationMark[] = [];
    for (const match of masked.matchAll(/[⁰¹²³⁴-⁹]{1,3}|[①-⑳]/g)) {
      const start = match.index;
      const end = start + match[0].length;
      const before = masked[start - 1] ?? ' ';
      if (/[\d)]/.test(before) && match[0] < '①') continue; // 10³
      // m², km³
      if (match[0] < '①' && /(?:^|[^\p{L}])\p{L}{1,2}$/u.test(masked.slice(Math.max(0, start - 3), start))) continue;
      marks.push({
        style: 'superscript',
        start,
        end,
        labels: [{ label: String(raisedNumber(match[0])), start, end, range: null }],
        before: whatIsBefore(masked, start),
        doubtful: 'other',
        fault: null,
      });
    }
    return marks;
  },
};
