import { type CitationMark, type StyleScanner, type StyleWriter, whatIsBefore } from './mark.ts';

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The number that raised digits (`¹²`) or a circled digit (`①` to `⑳`) write. */
export function raisedNumber(text: string): number {
  const circled = text.codePointAt(0)! - 0x2460;
  if (circled >= 0 && circled < 20) return circled + 1;
  return Number([...text].map((sign) => RAISED.indexOf(sign)).join(''));
}

/** `word<sup>1</sup>`, `word<sup><a href="#fn1">1</a></sup>`. */
const TAGGED = /<sup\b[^<>]*>\s*(<a\b[^<>]*>)?\s*(\d{1,3})\s*(?:<\/a>\s*)?<\/sup>/gi;
/** m², km³, kx²: a unit or a formula with its exponent, and not a short word (so¹, It²), which has a vowel. */
const VOWELS = 'aeiouyåäöüéèàáóíаеиоуыэюяі';
const WORD = `[${VOWELS}${VOWELS.toUpperCase()}]\\p{Ll}|\\p{L}[${VOWELS}]`;
const UNIT = new RegExp(`(?:^|[^\\p{L}])(?:\\p{L}|in|mi|ha|га|(?!(?:${WORD})$)\\p{L}{2})$`, 'u');

/** `word¹`, `①`, `word<sup>1</sup>`. Mostly exponents and bullets: only a list that writes its numbers so proves a citation. */
export const superscript: StyleScanner = {
  style: 'superscript',
  mayHold: (masked, raw) => /[⁰¹²³⁴-⁹①-⑳]/.test(masked) || /<sup\b/i.test(raw),
  scan(masked, raw) {
    const marks: CitationMark[] = taggedMarks(masked, raw);
    for (const match of masked.matchAll(/[⁰¹²³⁴-⁹]{1,3}|[①-⑳]/g)) {
      const start = match.index;
      const end = start + match[0].length;
      // 10³, m², km³
      if (match[0] < '①' && !canBeRaised(masked.slice(Math.max(0, start - 3), start))) continue;
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
    return marks.sort((a, b) => a.start - b.start);
  },
};

function taggedMarks(masked: string, raw: string): CitationMark[] {
  const marks: CitationMark[] = [];
  for (const { index: start, 0: all, 1: link, 2: number } of raw.matchAll(TAGGED)) {
    const at = start + all.lastIndexOf(number!);
    // In code the digits are hidden too.
    if (masked.slice(at, at + number!.length) !== number) continue;
    const before = masked.slice(Math.max(0, start - 3), start);
    if (!link && (UNIT.test(before) || /\d$/.test(before))) continue;
    marks.push({
      style: 'superscript',
      start,
      end: start + all.length,
      labels: [{ label: String(Number(number)), start: at, end: at + number!.length, range: null }],
      before: whatIsBefore(masked, start),
      doubtful: 'other',
      fault: null,
    });
  }
  return marks;
}

/** The number in raised digits. */
export const raised = (number: string): string => [...number].map((digit) => RAISED[Number(digit)]).join('');

/** The longest number that is read back as a mark. */
export const LONGEST_RAISED = 3;

/** Raised numbers parted by commas, without a blank: `¹² ` would read as twelve. */
export const superscriptWriter: StyleWriter = {
  form: 'superscript',
  numbered: true,
  mark: (items) => items.map(({ label, locator }) => `${raised(label)}${locator && ` (${locator})`}`).join(','),
  lead: (label) => `${raised(label)} `,
};

/**
 * Whether raised digits right behind `before` (the end of the text in front of the mark) are read as a mark and not as
 * an exponent or a unit: `10³`, `m²`.
 */
export const canBeRaised = (before: string): boolean => !/[\d)]$/.test(before) && !UNIT.test(before.slice(-3));
