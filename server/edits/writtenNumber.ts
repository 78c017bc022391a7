const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const CIRCLED = 0x2460;
const MOST_CIRCLED = 20;

/**
 * A label with another number in it, written in the digits that it had: `[ 9]` keeps its width, `０１` its full-width
 * digits and its zero, `¹²` stays raised. Null where it holds no number or its signs cannot write this one (`①` ends at
 * 20).
 */
export function writtenNumber(written: string, number: number): string | null {
  const match = /(\s*)([0-9０-９]+|[⁰¹²³⁴-⁹]+|[①-⑳])/.exec(written);
  if (!match) return null;
  const [whole, pad, digits] = match as unknown as [string, string, string];
  const plain = String(number);
  let made: string;
  if (/^[①-⑳]/.test(digits)) {
    if (number < 1 || number > MOST_CIRCLED) return null;
    made = String.fromCodePoint(CIRCLED + number - 1);
  } else if (/^[⁰¹²³⁴-⁹]/.test(digits)) made = plain.replace(/\d/g, (digit) => RAISED[Number(digit)]!);
  else {
    made = /^[0０]./.test(digits) ? plain.padStart(digits.length, '0') : plain;
    if (/^[０-９]/.test(digits))
      made = made.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  }
  // A number padded to line up with longer ones keeps its column.
  const room = pad === '' ? '' : ' '.repeat(Math.max(0, pad.length + digits.length - made.length));
  return written.slice(0, match.index) + room + made + written.slice(match.index + whole.length);
}
